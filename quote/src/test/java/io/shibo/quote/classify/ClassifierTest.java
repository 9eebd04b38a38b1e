package io.shibo.quote.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Wording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a text is read, on a nomenclature of a dozen codes where the right answer can be seen. */
class ClassifierTest {
    private static final Classifier SMALL = Classifier.of(Nomenclature.of(List.of(
            entry("09", "Coffee, tea and spices", "咖啡、茶及香料", "Kopi, teh, rempah", "بن وشاي وتوابل"),
            entry("0901", "Coffee", "咖啡", "Kopi", "بن", "coffee beans", "咖啡豆", "biji kopi", "قهوة"),
            entry(
                    "090111",
                    "Coffee, not roasted, not decaffeinated",
                    "未焙炒、未浸除咖啡因的咖啡",
                    "Kopi, tidak disangrai",
                    "بن غير محمص"),
            entry("090121", "Coffee, roasted, not decaffeinated", "已焙炒、未浸除咖啡因的咖啡", "Kopi sangrai", "بن محمص"),
            entry(
                    "090122",
                    "Coffee, roasted, decaffeinated",
                    "已焙炒、已浸除咖啡因的咖啡",
                    "Kopi sangrai tanpa kafein",
                    "بن محمص منزوع الكافيين"),
            entry("42", "Leather goods", "皮革制品", "Barang kulit", "مصنوعات جلدية"),
            entry("4202", "Cases, bags and wallets", "箱包", "Tas dan dompet", "حقائب ومحافظ"),
            entry(
                    "420231",
                    "Wallets and pocket cases of leather",
                    "皮革钱包",
                    "Dompet kulit",
                    "محافظ جلد",
                    "phone case",
                    "手机壳",
                    "sarung ponsel",
                    "جراب هاتف"),
            entry("420221", "Handbags of leather", "皮革手提包", "Tas tangan kulit", "حقائب يد جلدية"),
            entry("85", "Electrical machinery", "电气设备", "Mesin listrik", "آلات كهربائية"),
            entry("8517", "Telephones", "电话机", "Telepon", "هواتف"),
            entry(
                    "851713",
                    "Smartphones",
                    "智能手机",
                    "Ponsel cerdas",
                    "هواتف ذكية",
                    "phone|mobile phone",
                    "手机",
                    "ponsel",
                    "هاتف|جوال"),
            entry("851762", "Other apparatus for data", "其他数据设备", "Alat data lain", "أجهزة بيانات أخرى"))));

    private static Nomenclature.Entry entry(String code, String en, String zh, String id, String ar, String... words) {
        Map<Language, String> titles = Map.of(Language.EN, en, Language.ZH, zh, Language.ID, id, Language.AR, ar);
        Map<Language, List<String>> search = words.length == 0
                ? Map.of()
                : Map.of(
                        Language.EN, List.of(words[0].split("\\|")),
                        Language.ZH, List.of(words[1].split("\\|")),
                        Language.ID, List.of(words[2].split("\\|")),
                        Language.AR, List.of(words[3].split("\\|")));
        return new Nomenclature.Entry(HsCode.of(code), new Wording(titles), search);
    }

    private static String first(String text) {
        List<Candidate> found = SMALL.classify(text, null);
        return found.isEmpty() ? "" : found.getFirst().code().digits();
    }

    @ParameterizedTest
    @CsvSource({
        "roasted coffee, 090121",
        "Coffee roasting decaffeinated, 090122",
        "coffee not roasted, 090111",
        "unroasted coffee, 090111",
        "cofee roasted, 090121",
        "leather wallets, 420231",
        "leather case for phones, 420231",
        "smart-phone, 851713",
        "未焙炒的咖啡, 090111",
        "皮革手提包 女, 420221",
        "华为手机, 851713",
        "手机壳, 420231",
        "kopi sangrai, 090121",
        "kopi tidak disangrai, 090111",
        "tas tangan dari kulit, 420221",
        "سمارت هاتف, 851713",
        "البن المحمص, 090121",
        "بن غير محمص, 090111",
        "حقيبة جلد, 420221",
        "apple smartphone 手机, 851713",
    })
    void findsTheCode(String text, String code) {
        assertThat(first(text)).isEqualTo(code);
    }

    @Test
    void saysWhichWordsLedToIt() {
        Candidate candidate =
                SMALL.classify("roasted coffee beans, 1 kg", Language.EN).getFirst();

        assertThat(candidate.code()).isEqualTo(HsCode.of("090121"));
        assertThat(candidate.reasons())
                .contains(new Candidate.Reason(
                        List.of("roasted", "coffee"),
                        HsCode.of("090121"),
                        Candidate.Field.TITLE,
                        "Coffee, roasted, not decaffeinated"))
                .contains(new Candidate.Reason(
                        List.of("beans"), HsCode.of("0901"), Candidate.Field.WORDS, "coffee beans"));
    }

    @Test
    void saysWhatDecidesBetweenCodesOfAHeading() {
        List<Candidate> found = SMALL.classify("roasted coffee", Language.EN);

        assertThat(found.getFirst().differences()).contains(new Candidate.Difference(HsCode.of("090122"), "not", ""));
        assertThat(SMALL.classify("咖啡", Language.ZH).stream()
                        .flatMap(c -> c.differences().stream())
                        .toList())
                .contains(new Candidate.Difference(HsCode.of("090121"), "未", "已"));
    }

    @Test
    void aTextOfUnknownWordsHasNoAnswer() {
        assertThat(SMALL.classify("qwertz 12345 🎉", null)).isEmpty();
        assertThat(SMALL.classify("", null)).isEmpty();
    }

    @Test
    void findsOutTheLanguage() {
        assertThat(SMALL.detect("kopi dan teh")).isEqualTo(Language.ID);
        assertThat(SMALL.detect("coffee and tea")).isEqualTo(Language.EN);
        assertThat(SMALL.detect("iPhone 手机")).isEqualTo(Language.ZH);
        assertThat(SMALL.detect("هاتف")).isEqualTo(Language.AR);
        assertThat(SMALL.detect("12345")).isEqualTo(Language.EN);
    }

    @Test
    void refusesANumberOfCandidatesOutOfRange() {
        assertThatThrownBy(() -> SMALL.classify("coffee", null, 0)).hasMessage("0 candidates; ask for 1 to 50.");
        assertThatThrownBy(() -> SMALL.classify("coffee", null, 51)).hasMessage("51 candidates; ask for 1 to 50.");
    }

    @Test
    void oneLetterMayBeWrong() {
        assertThat(LanguageIndex.oneChange("coffee", "cofee")).isTrue();
        assertThat(LanguageIndex.oneChange("coffee", "cofffee")).isTrue();
        assertThat(LanguageIndex.oneChange("coffee", "coffea")).isTrue();
        assertThat(LanguageIndex.oneChange("coffee", "cfofee")).isTrue();
        assertThat(LanguageIndex.oneChange("coffee", "cofa")).isFalse();
        assertThat(LanguageIndex.oneChange("coffee", "tofffee")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EN, batteries, battery",
        "EN, roasting, roasted",
        "EN, knives, knife",
        "EN, boxes, box",
        "EN, tyres, tire",
        "EN, glasses, glass",
        "ID, bukunya, buku",
        "ID, mainan, main",
        "AR, سيارات, سياره",
        "AR, والزيت, زيت",
        "AR, قطنيه, قطن",
    })
    void formsOfOneWordHaveOneStem(Language language, String form, String other) {
        assertThat(Stems.of(form, language)).isEqualTo(Stems.of(other, language));
    }
}
