package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.quote.rule.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staged duties of Japan in the shipped pack, against rates that were published for a day. */
class JapaneseStepsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // https://htshub.com/jp-hs/compare-htscode/420211200-420211100, April 2024: 10 % and 16 % after seven of eleven
        // cuts
        "epa/420221220/2024-04-01, 3.6",
        "cepa/420222100/2024-04-01, 5.8",
        "cptpp-in-steps/420221220/2024-04-01, 3.6",
        "cptpp-in-steps/420222100/2024-04-01, 5.8",
        // the category of knitted clothes at https://www.kanzei.or.jp/statistical/tariff/headline/hs4dig/j/6108: 10.9 %
        // at 8.2 %
        "rcep-china-in-steps/610910/2024-04-01, 8.2",
        "rcep-korea-in-steps/610910/2024-04-01, 8.2",
        // and of woven ones at .../e/6217: 9.1 % at 6.8 %
        "rcep-china-in-steps/620342/2024-04-01, 6.8",
    })
    void areWhatWasPublished(String id, String percent) {
        assertThat(Packs.shipped().packs().stream()
                        .filter(pack -> pack.name().equals("JP"))
                        .flatMap(pack -> pack.measures().stream())
                        .filter(measure -> measure.id().equals(id))
                        .map(Measure::formula))
                .singleElement()
                .hasToString(percent + "% of duty-base");
    }
}
