package io.shibo.trade.internal.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.trade.Documents;
import io.shibo.trade.Samples;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile XML, one of each kind known, and the reason it is refused for. */
class SafeXmlTest {
    static Stream<Arguments> hostile() {
        String laughs =
                "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>";
        return Stream.of(
                Arguments.of("doctype", "<!DOCTYPE html><Invoice/>", "DOCTYPE"),
                Arguments.of("internal entity", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "DOCTYPE"),
                Arguments.of(
                        "outside file", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "DOCTYPE"),
                Arguments.of("outside DTD", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>", "DOCTYPE"),
                Arguments.of(
                        "parameter entity",
                        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]><a/>",
                        "DOCTYPE"),
                Arguments.of("entity bomb", laughs + "<a>&c;</a>", "DOCTYPE"),
                Arguments.of(
                        "quadratic",
                        "<!DOCTYPE a [<!ENTITY x '" + "y".repeat(50_000) + "'>]><a>" + "&x;".repeat(1_000) + "</a>",
                        "DOCTYPE"),
                Arguments.of("unknown entity", "<a>&x;</a>", ""),
                Arguments.of("depth", "<a>".repeat(5_000) + "</a>".repeat(5_000), "deep"),
                Arguments.of("huge attribute", "<a b='" + "x".repeat(100_000) + "'/>", "attribute of"),
                Arguments.of("many attributes", "<a " + attributes(500) + "/>", "attributes"),
                Arguments.of("long name", "<" + "a".repeat(5_000) + "/>", ""),
                Arguments.of("no element", "<!-- nothing -->", ""),
                Arguments.of("empty", "", ""),
                Arguments.of("two roots", "<a/><b/>", ""),
                Arguments.of("unclosed", "<a><b></a>", ""),
                Arguments.of("same attribute twice", "<a b='1' b='2'/>", ""),
                Arguments.of("unbound prefix", "<x:a/>", ""),
                Arguments.of("control character", "<a>\u0001</a>", ""),
                Arguments.of("wrong encoding declared", "<?xml version='1.0' encoding='GBK'?><a/>", "GBK"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    @Timeout(5)
    void hostileXmlIsRefused(String kind, String xml, String reason) {
        assertThatThrownBy(() -> SafeXml.read("evil.xml", xml.getBytes(UTF_8)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("evil.xml")
                .hasMessageContaining(reason);
    }

    @Test
    void otherEncodingsAreRefusedWithAdvice() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThatThrownBy(() -> SafeXml.read("a.xml", "<a/>".getBytes(charset)))
                    .hasMessageContaining("Save it as UTF-8");
        }
        assertThatThrownBy(() -> SafeXml.read("a.xml", "<a>\n<b>é</b></a>".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageStartingWith("a.xml:2:")
                .hasMessageContaining("byte 7");
    }

    @Test
    void byteOrderMarkIsPassedOver() {
        assertThat(SafeXml.read("a.xml", "\uFEFF<a/>".getBytes(UTF_8)).name()).isEqualTo("a");
    }

    @Test
    void includedFilesAreNotFetched(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Element root = SafeXml.read(
                "a.xml",
                ("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include parse='text' href='" + secret.toUri()
                                + "'/></a>")
                        .getBytes(UTF_8));
        assertThat(root.children().getFirst().text()).isEmpty();
    }

    @Test
    void fileAboveTheLimitIsRefusedUnread() {
        assertThatThrownBy(() -> SafeXml.read("a.xml", new byte[SafeXml.MAX_SIZE + 1]))
                .hasMessageContaining("at most");
    }

    @Test
    void placesAreNumberedAndLined() {
        Element root = SafeXml.read("a.xml", "<a>\n <b/>\n <b><c/></b>\n</a>".getBytes(UTF_8));
        Element c = root.list("b").get(1).children().getFirst();
        assertThat(c.path()).isEqualTo("a/b[2]/c");
        assertThat(c.line()).isEqualTo(3);
    }

    @Test
    void mutatedDocumentsAreReadOrRefused() {
        byte[] invoice = Documents.of(Samples.deal()).get(1).content();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = invoice.clone();
            for (int n = random.nextInt(1, 8); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(SafeXml.read("a.xml", changed)).isNotNull();
            } catch (InputException refused) {
                assertThat(refused.problems()).hasSize(1);
            }
            assertThat(PathScanner.at(changed, random.nextInt(changed.length + 10)))
                    .isNotNull();
        }
    }

    private static String attributes(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append('a').append(i).append("='1' ");
        }
        return out.toString();
    }
}
