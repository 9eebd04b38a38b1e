package io.shibo.hub.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Rate;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Tree;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Sample(
            Money price, Rate duty, Country to, HsCode hs, LocalDate day, BigDecimal weight, Thread.State state) {}

    @Test
    void writesTheWordsOfTradeAsText() {
        Sample sample = new Sample(
                Money.of("1250.5", "CNY"),
                Rate.ofPercent("6.50"),
                Country.of("ID"),
                HsCode.parse("8479.50"),
                LocalDate.of(2026, 6, 1),
                new BigDecimal("1E+3"),
                Thread.State.TIMED_WAITING);
        assertThat(Json.write(sample)).isEqualToIgnoringNewLines("""
                {
                  "price" : {
                    "amount" : "1250.50",
                    "currency" : "CNY"
                  },
                  "duty" : "6.5%",
                  "to" : "ID",
                  "hs" : "847950",
                  "day" : "2026-06-01",
                  "weight" : "1000",
                  "state" : "timed-waiting"
                }""");
    }

    @Test
    void readsValuesWithTheirLines() {
        Tree.Fields tree = (Tree.Fields) read("{\n \"a\": [1.50,\n true], \"b\": null}");
        Tree.Items a =
                (Tree.Items) java.util.Objects.requireNonNull(tree.byName().get("a"));
        assertThat(a.list()).containsExactly(new Tree.Scalar("1.50", 2), new Tree.Scalar("true", 3));
        assertThat(tree.byName().get("b")).isEqualTo(new Tree.Scalar(null, 3));
    }

    @Test
    void refusesWhatIsNotOneJsonValueNamingTheLine() {
        assertThatThrownBy(() -> read("{\"a\": 1,\n oops}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.json:2: not JSON");
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("1 2")).isInstanceOf(InputException.class).hasMessageContaining("follows");
        assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a");
    }

    @Test
    void refusesDepthAndLengthBeyondTheLimits() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("\"" + "x".repeat(2_000_000) + "\"")).isInstanceOf(InputException.class);
    }

    @Test
    void neverFailsOtherThanByRefusing() {
        byte[] good = "{\"lines\":[{\"hs\":\"847950\",\"n\":-1.5e3,\"t\":\"\\u4e2d\"}],\"x\":null}"
                .getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.read("x.json", new ByteArrayInputStream(bytes));
            } catch (InputException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 20_000);
    }

    private static Tree read(String text) {
        return Json.read("x.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
