package io.shibo.quote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every answer, and how well the shipped nomenclature is found by its own words. */
class ShippedNomenclatureTest {
    private static final Classifier CLASSIFIER = Shipped.CLASSIFIER;

    @Provide
    Arbitrary<String> texts() {
        List<String> words = new ArrayList<>();
        Shipped.labelled().forEach(text -> words.addAll(List.of(text.text().split(" "))));
        words.addAll(List.of(
                "🎉", "👩‍👩‍👧", "不锈钢", "غير", "not", "tidak", "，", "\u0000", "\uD800", "ﷺ", "½", "한국어", "-", "'s"));
        Arbitrary<String> ours = Arbitraries.of(words).list().ofMaxSize(40).map(list -> String.join(" ", list));
        return Arbitraries.oneOf(
                ours,
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings().all().ofMaxLength(60));
    }

    @Property(tries = 200)
    void anyTextIsAnsweredInOrderWithinBoundsAndAlwaysTheSame(@ForAll("texts") String text) {
        List<Candidate> found = CLASSIFIER.classify(text, null, 10);

        assertThat(found).hasSizeLessThanOrEqualTo(10);
        assertThat(found).isEqualTo(CLASSIFIER.classify(text, null, 10));
        double sum = 0;
        for (int i = 0; i < found.size(); i++) {
            Candidate candidate = found.get(i);
            assertThat(candidate.share()).isBetween(0.0, 1.0);
            assertThat(candidate.code().length()).isBetween(4, 6);
            assertThat(i == 0 || candidate.score() <= found.get(i - 1).score()).isTrue();
            sum += candidate.share();
        }
        assertThat(sum).isLessThan(1);
        assertThat(CLASSIFIER.classify(text, null, 3))
                .extracting(Candidate::code)
                .isEqualTo(found.stream().limit(3).map(Candidate::code).toList());
    }

    @Test
    void aTextOfTenThousandCharactersIsReadToItsBound() {
        String text = "stainless steel vacuum flask ".repeat(400);

        assertThat(CLASSIFIER.classify(text, null)).isNotEmpty();
        assertThat(CLASSIFIER.classify("壶".repeat(10_000), null)).isNotNull();
        assertThat(CLASSIFIER.classify("𠀋".repeat(10_000), null)).isNotNull();
    }

    /** Titles that two codes share cannot both be first; most others must be. */
    @ParameterizedTest
    @CsvSource({"EN, 0.97", "ZH, 0.97", "ID, 0.95", "AR, 0.95"})
    void aTitleFindsItsOwnCodeAmongTheFirstThree(Language language, double least) {
        int own = 0;
        int all = 0;
        for (Nomenclature.Entry entry : Shipped.NOMENCLATURE.entries()) {
            if (entry.code().length() == 6) {
                all++;
                List<Candidate> found = CLASSIFIER.classify(entry.title().in(language), language, 3);
                own += Shipped.codes(found).contains(entry.code()) ? 1 : 0;
            }
        }
        assertThat((double) own / all).as("%s: %d of %d", language, own, all).isGreaterThanOrEqualTo(least);
    }

    /** The head of a phrase counts more, so order matters a little; it must not matter much. */
    @Test
    void theOrderOfWordsChangesLittle() {
        Random random = new Random(989);
        int kept = 0;
        int all = 0;
        for (LabelledText text : Shipped.development()) {
            List<String> words =
                    new ArrayList<>(List.of(text.text().replaceAll("[,.]", " ").split("\\s+")));
            List<Candidate> found = CLASSIFIER.classify(text.text(), text.language());
            if (words.size() > 2 && !found.isEmpty()) {
                Collections.shuffle(words, random);
                List<HsCode> shuffled = Shipped.codes(CLASSIFIER.classify(String.join(" ", words), text.language()));
                all++;
                kept += shuffled.contains(found.getFirst().code()) ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(80);
        assertThat((double) kept / all).as("%d of %d", kept, all).isGreaterThanOrEqualTo(0.95);
    }

    /** Saying one of a code's own search words as well brings it up, or leaves it where it is. */
    @Test
    void sayingMoreOfACodeSeldomLowersIt() {
        int lower = 0;
        int all = 0;
        for (Nomenclature.Entry entry : Shipped.NOMENCLATURE.entries()) {
            if (entry.code().length() != 6 || entry.words(Language.EN).isEmpty()) {
                continue;
            }
            String title = entry.title().in(Language.EN);
            int before = rank(title, entry.code());
            int after = rank(title + ", " + entry.words(Language.EN).getFirst(), entry.code());
            all++;
            lower += after > before ? 1 : 0;
        }
        assertThat((double) lower / all).as("%d of %d", lower, all).isLessThan(0.03);
    }

    private static int rank(String text, HsCode code) {
        int at = Shipped.codes(CLASSIFIER.classify(text, Language.EN, 20)).indexOf(code);
        return at < 0 ? 20 : at;
    }

    /** Languages are told apart by what they are written in and by the words they know. */
    @Test
    void findsOutTheLanguageOfTheDevelopmentTexts() {
        long right = Shipped.development().stream()
                .filter(text -> CLASSIFIER.detect(text.text()) == text.language())
                .count();

        assertThat(right / (double) Shipped.development().size()).isGreaterThanOrEqualTo(0.98);
    }

    /** No text of the set that figures are published on was used to choose weights. */
    @Test
    void theDevelopmentSetSharesNoTextWithTheLabelledOne() {
        List<String> labelled =
                Shipped.labelled().stream().map(text -> bare(text.text())).toList();

        assertThat(Shipped.development()).noneMatch(text -> labelled.contains(bare(text.text())));
    }

    private static String bare(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", "");
    }
}
