package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pack in several files, one of them shared with other packs. */
class PackPartsTest {
    private static final String MAIN = """
            pack: XX
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            territories: [AD]
            currency: EUR
            vintage: 2026-01-01
            citations:
              act: {source: An act, confidence: unverified}
            roundings:
              cent: {unit: "0.01", mode: half-up, citation: act}
            """;
    private static final String FURTHER = """
            include:
              - {part: fair, with: {rounding: cent, months: "6"}}
            citations:
              fair: {source: A law on fairs, confidence: unverified}
            """;
    private static final String FAIR = """
            requirements:
              return: {text: {en: "within ${months} months", zh: "${months}个月内", id: "${months} bulan", ar: "${months} أشهر"}, citation: fair}
            channels:
              exhibition:
                title: {en: Fair, zh: 展会, id: Pameran, ar: معرض}
                subject: goods
                date: import
                needs: [return]
                steps:
                  - {layer: duty, title: {en: Duty, zh: 关税, id: Bea, ar: رسم}, select: first, required: yes, rounding: "${rounding}"}
            measures:
              - id: relief
                channels: [exhibition]
                layer: duty
                title: {en: Relief, zh: 免税, id: Bebas, ar: إعفاء}
                formula: free
                from: 2020-01-01
                citation: fair
            """;

    private final Problems problems = new Problems();

    private @Nullable Pack read(String further, String shared) {
        return PackReader.read(
                new PackFiles(
                        "packs/XX",
                        bytes(Map.of("pack.yaml", MAIN, "fairs.yaml", further)),
                        bytes(Map.of("fair", shared))),
                problems);
    }

    /** A pack that must be whole. */
    private Pack whole(String further, String shared) {
        Pack pack = read(further, shared);
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(pack);
    }

    private static TreeMap<String, byte[]> bytes(Map<String, String> texts) {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        texts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private List<String> told(String further, String shared) {
        assertThat(read(further, shared)).isNull();
        return problems.list().stream().map(Object::toString).toList();
    }

    @Test
    void sharedFileSpeaksWithTheValuesOfThePackThatIncludesIt() {
        Pack pack = whole(FURTHER, FAIR);

        assertThat(pack.channels()).extracting(Channel::name).containsExactly("exhibition");
        assertThat(pack.measures()).extracting(Measure::id).containsExactly("relief");
        assertThat(pack.requirements(List.of("return")))
                .singleElement()
                .satisfies(need -> assertThat(need.text().toString()).isEqualTo("within 6 months"));
    }

    @Test
    void hashCoversASharedFileOnlyWhereItIsIncluded() {
        String channel = FAIR.replace("${rounding}", "cent").replace("${months}", "6");
        String alone = channel + "citations: {fair: {source: A law on fairs, confidence: unverified}}\n";
        String changed = FAIR + "# changed\n";

        assertThat(whole(alone, FAIR).hash()).isEqualTo(whole(alone, changed).hash());
        assertThat(whole(FURTHER, FAIR).hash())
                .isNotEqualTo(whole(FURTHER, changed).hash());
    }

    @Test
    void valueThatIsMissingOrOfNoUseIsTold() {
        assertThat(told(FURTHER.replace("months: ", "month: "), FAIR))
                .anyMatch(p -> p.startsWith("packs/XX/fairs.yaml:2: include[0].with")
                        && p.contains("'months' is missing: shared file 'fair' holds ${months}."))
                .anyMatch(p -> p.contains("'month' is not used: shared file 'fair' holds no ${month}."));
    }

    @Test
    void sharedFileThatIsNotThereIsTold() {
        assertThat(told(FURTHER.replace("part: fair", "part: fare"), FAIR))
                .anyMatch(p -> p.contains("there is no shared file 'fare'. Known: fair."));
    }

    @Test
    void whatTwoFilesDefineIsTold() {
        assertThat(told(FURTHER.replace("  fair: {source", "  act: {source"), FAIR))
                .anyMatch(p ->
                        p.contains("citations.act") && p.contains("is defined in packs/XX/pack.yaml, line 7 already"));
    }

    @Test
    void sharedFileIncludesNothingItselfAndNamesNoPack() {
        assertThat(told(FURTHER, FAIR + "include: []\npack: YY\n"))
                .anyMatch(
                        p -> p.startsWith("packs/XX/../common/fair.yaml") && p.contains("field 'include' is not known"))
                .anyMatch(p -> p.contains("field 'pack' is not known"));
    }
}
