package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesDutyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int duty(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "rules";
        all[1] = "duty";
        System.arraycopy(args, 0, all, 2, args.length);
        return Shibo.run(out, err, all);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12.8 % + 303.4 EUR / 100 kg                          | 12.8% of customs-value + 303.40 EUR per DTN
            4.4¢/kg + 6%                                         | 0.044 USD per KGM + 6% of customs-value
            The duty provided in the applicable subheading + 25% | on top of the ordinary duty: 25% of customs-value
            9903.88.15                                           | section_301, of the origins each heading names
            """)
    void saysWhatAPackWouldWrite(String text, String answer) {
        assertThat(duty(text)).isZero();

        assertThat(out()).isEqualTo(answer);
    }

    @Test
    void printsOneObjectForPrograms() {
        assertThat(duty("5 %", "--form", "taric", "--json")).isZero();

        assertThat(out()).startsWith("{").contains("\"outcome\" : \"read\"", "\"formula\" : \"5% of customs-value\"");
    }

    @Test
    void whatIsNotReadIsNeverFree() {
        assertThat(duty("9 % + entry price")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("was not read", "PRICE");
    }
}
