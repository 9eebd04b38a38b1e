package io.shibo.quote.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of product rules: what is printed is read again, what is wrong is told with what could stand there. */
class OriginRuleParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WO",
                "PE",
                "AH",
                "CC",
                "CTH except from 1006, 1102",
                "CTSH except from 5004-5007, 52",
                "RVC 40",
                "RVC 35 build-up",
                "RVC 40 build-down",
                "RVC 50 net-cost",
                "RVC 35.5 focused from 8507, 854140",
                "MaxNOM 45",
                "MaxNOM 45 of EXW",
                "MaxNOM 10 of FOB from 8542",
                "MaxWeight 20 from 1701, 0403",
                "WO from 04, 09",
                "process \"chemical reaction\"",
                "CTH or RVC 40",
                "CC and (CTH or RVC 40) and WO from 04",
                "CTH or RVC 40 and WO from 04 or process \"dyeing\""
            })
    void printsWhatItReads(String text) {
        OriginRule rule = OriginRuleParser.parse(text);
        OriginRule again = OriginRuleParser.parse(rule.toString());
        assertThat(again).isEqualTo(rule);
        assertThat(rule.toString().replace(".", "")).isEqualTo(text.replace(".", ""));
    }

    @Test
    void readsWithoutBlanks() {
        assertThat(OriginRuleParser.parse("CTH or RVC40")).isEqualTo(OriginRuleParser.parse("  (CTH)  or\tRVC 40.0 "));
        assertThat(OriginRuleParser.parse("MaxNOM45 of EXW")).isEqualTo(OriginRuleParser.parse("MaxNOM 45 of EXW"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                        | 'the end where WO, PE, AH, CC'
                    CTH or                    | 'the end where WO, PE, AH, CC'
                    cth                       | 'Maybe CTH was meant'
                    MAXNOM 40                 | 'Maybe MaxNOM was meant'
                    RVC                       | 'a percentage such as 40'
                    RVC 140                   | '140 is not a percentage from 0 to 100'
                    RVC 40 guess              | 'and, or, or the end'
                    RVC 40 focused            | 'the focused method counts named materials'
                    RVC 40 from 85.07         | 'the focused method counts named materials'
                    CTH except 10.06          | 'from'
                    CTH except from           | 'a goods code such as 10.06'
                    CTH except from 7         | 'is not a goods code'
                    CTH except from 77        | 'no chapter 77'
                    CTH except from 52-50     | 'is not a range'
                    CTH except from 50-5203   | 'is not a range'
                    (CTH                      | 'the end where'
                    CTH)                      | 'and, or, or the end'
                    MaxNOM 40 of CIF          | 'EXW or FOB'
                    MaxWeight 20              | 'from'
                    process chemical          | 'in double quotes'
                    process ""                | '1 to 100 characters'
                    CTH & RVC 40              | 'has no place in a rule'
                    """)
    void tellsWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> OriginRuleParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> OriginRuleParser.parse("CTH or ".repeat(400) + "CTH"))
                .hasMessageContaining("at most 2000");
        assertThatThrownBy(() -> OriginRuleParser.parse("(".repeat(40) + "CTH" + ")".repeat(40)))
                .hasMessageContaining("nested more than 24");
    }

    /** Any heap of tokens and characters gives a rule that prints itself, or a told refusal. */
    @Test
    void neverFailsOtherwise() {
        List<String> tokens = List.of(
                "WO",
                "PE",
                "CC",
                "CTH",
                "CTSH",
                "RVC",
                "RVC40",
                "MaxNOM",
                "MaxWeight",
                "process",
                "\"x\"",
                "except",
                "from",
                "of",
                "EXW",
                "FOB",
                "build-up",
                "focused",
                "and",
                "or",
                "(",
                ")",
                ",",
                "10.06",
                "50-63",
                "85",
                "40",
                "0",
                "100",
                "101",
                "\"",
                "%",
                "é",
                "-",
                ".");
        SplittableRandom random = new SplittableRandom(20260630);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(9);
            for (int j = 0; j < length; j++) {
                text.append(tokens.get(random.nextInt(tokens.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            OriginRule[] rule = new OriginRule[1];
            Throwable refused = catchThrowable(() -> rule[0] = OriginRuleParser.parse(text.toString()));
            if (refused == null) {
                read++;
                assertThat(OriginRuleParser.parse(rule[0].toString())).isEqualTo(rule[0]);
            } else {
                assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s).{10,}");
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
