package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CebReaderTest {
    private final List<String> messages = new ArrayList<>();

    @BeforeAll
    void sample() throws IOException {
        SampleParcels.generate(
                new SampleParcels.Settings(5, 2),
                (name, bytes) -> messages.add(new String(bytes, StandardCharsets.UTF_8)));
    }

    private String message(MessageType type) {
        return messages.stream()
                .filter(one -> one.contains(type.root()))
                .findFirst()
                .orElseThrow();
    }

    private static Reading read(String xml) {
        return read(xml, StandardCharsets.UTF_8);
    }

    private static Reading read(String xml, Charset charset) {
        return CebReader.read(new ByteArrayInputStream(xml.getBytes(charset)));
    }

    private static Reading.Item first(String xml) {
        return ((Reading.Message) read(xml)).documents().getFirst();
    }

    @TestFactory
    Stream<DynamicTest> refusesHostileXml() {
        String order = message(MessageType.CEB311);
        String open = order.substring(0, order.indexOf("<Order>"));
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        return Stream.of(
                        new String[] {"nothing", "", "-0001", ""},
                        new String[] {"no XML", "hello", "-0001", "not well-formed"},
                        new String[] {
                            "a DOCTYPE", order.replaceFirst("\n", "\n<!DOCTYPE CEB311Message>"), "-0001", "DOCTYPE"
                        },
                        new String[] {
                            "an entity bomb",
                            order.replaceFirst("\n", "\n" + bomb).replace("<orderType>I", "<orderType>&b;"),
                            "-0001",
                            "DOCTYPE"
                        },
                        new String[] {
                            "an external entity",
                            order.replaceFirst("\n", "\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"),
                            "-0001",
                            "DOCTYPE"
                        },
                        new String[] {
                            "an undeclared entity", order.replace("<orderType>I", "<orderType>&x;"), "-0001", ""
                        },
                        new String[] {
                            "deep nesting", open + "<Order><a>" + "<a>".repeat(50_000), "-0001", "nested deeper than 32"
                        },
                        new String[] {
                            "deep nesting in a document",
                            open + "<Order><OrderHead><guid>" + "<a>".repeat(40),
                            "-0002",
                            "inside a text"
                        },
                        new String[] {
                            "a cut message", order.substring(0, order.length() / 2), "-0001", "not well-formed"
                        },
                        new String[] {"something after the end", order + "<more/>", "-0001", ""},
                        new String[] {"another root", "<a/>", "-0002", "no message of the specification"},
                        new String[] {"another namespace", order.replace("chinaport", "example"), "-0002", "namespace"},
                        new String[] {"a root with a long name", "<" + "a".repeat(5000) + "/>", "-0001", ""},
                        new String[] {"no guid", order.replaceFirst(" guid=\"[^\"]*\"", ""), "-0002", "guid"},
                        new String[] {
                            "no BaseTransfer",
                            order.replaceFirst("(?s)<BaseTransfer>.*</BaseTransfer>\n", ""),
                            "-0002",
                            "BaseTransfer"
                        },
                        new String[] {
                            "two BaseTransfer",
                            order.replaceFirst("(?s)(<BaseTransfer>.*</BaseTransfer>\n)", "$1$1"),
                            "-0002",
                            "repeated"
                        },
                        new String[] {
                            "BaseTransfer first", open + transfer(order) + "</CEB311Message>", "-0002", "first Order"
                        },
                        new String[] {
                            "a document after BaseTransfer",
                            order.replace("</CEB311Message>", "<Order/></CEB311Message>"),
                            "-0002",
                            "out of place"
                        },
                        new String[] {
                            "text between elements",
                            order.replaceFirst("<Order>", "<Order>boo"),
                            "-0002",
                            "text between"
                        },
                        new String[] {
                            "a control character", order.replace("<orderType>I", "<orderType>\u0001"), "-0001", ""
                        },
                        new String[] {"101 documents", open + "<Order></Order>".repeat(101), "-301015", "more than 100"
                        })
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Reading reading = read(row[1]);
                    assertThat(reading).isInstanceOf(Reading.Refusal.class);
                    Reading.Refusal refusal = (Reading.Refusal) reading;
                    assertThat(refusal.code()).isEqualTo(row[2]);
                    assertThat(refusal.reason()).contains(row[3]).hasSizeLessThan(400);
                }));
    }

    private static String transfer(String message) {
        return message.substring(message.indexOf("<BaseTransfer>"), message.indexOf("</BaseTransfer>") + 15);
    }

    @Test
    void refusesMoreBytesThanAMessageMayHave() {
        String open = message(MessageType.CEB311);
        byte[] head = open.substring(0, open.indexOf("<Order>")).getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < head.length ? head[(int) at++] : ' ';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    into[offset + i] = (byte) read();
                }
                return length;
            }
        };

        assertThat(CebReader.read(endless))
                .isInstanceOfSatisfying(
                        Reading.Refusal.class,
                        refusal -> assertThat(refusal.reason()).contains("67108864 bytes"));
    }

    @Test
    void readsEncodingsAndByteOrderMarks() {
        String order = message(MessageType.CEB311);
        Reading plain = read(order);

        assertThat(read("\uFEFF" + order)).isEqualTo(plain);
        assertThat(read("\uFEFF" + order.replace("UTF-8", "UTF-16"), StandardCharsets.UTF_16BE))
                .isEqualTo(plain);
        assertThat(read(order.replace("UTF-8", "GB18030"), Charset.forName("GB18030")))
                .isEqualTo(plain);
        assertThat(read(order, Charset.forName("GB18030"))).isInstanceOf(Reading.Refusal.class);
    }

    @Test
    void findsAllErrorsOfADocumentAtOnce() {
        String broken = message(MessageType.CEB311)
                .replaceFirst("<appTime>[0-9]*</appTime>", "<appTime>20261301000000</appTime>")
                .replaceFirst("<goodsValue>[^<]*</goodsValue>", "<goodsValue>1e5</goodsValue>")
                .replaceFirst("<currency>142</currency>", "<currency>502</currency>")
                .replaceFirst("<buyerName>[^<]*</buyerName>\n", "")
                .replaceFirst("<gnum>1</gnum>", "<gnum>one</gnum>")
                .replaceFirst("<orderType>I</orderType>", "<orderType>I</orderType><surprise>1</surprise>");

        Reading.Item item = first(broken);

        assertThat(item.document()).isNull();
        assertThat(item.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "appTime", "goodsValue", "currency", "buyerName", "OrderList[1].gnum", "surprise");
        assertThat(item.errors()).allSatisfy(error -> assertThat(error.code()).isEqualTo("-301008"));
        assertThat(item.keys().orderNo()).startsWith("S2026");
    }

    @Test
    void masksPersonalDataInErrors() {
        String broken = message(MessageType.CEB411)
                .replaceFirst("<payerName>([^<]*)</payerName>", "<payerName>" + "王测安".repeat(40) + "</payerName>");

        FieldError error = first(broken).errors().getFirst();

        assertThat(error.field()).isEqualTo("payerName");
        assertThat(error.value()).isEqualTo("王***");
    }

    @Test
    void admitsWhatOnlyTheSpecificationRestrictsButSaysSo() {
        Reading.Item item = first(message(MessageType.CEB511).replaceFirst("<packNo>1", "<packNo>6000"));

        assertThat(item.document()).isNotNull();
        assertThat(item.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("packNo"));
    }

    @Test
    void refusesFieldsOutOfOrder() {
        String swapped = message(MessageType.CEB411)
                .replaceFirst("(<payCode>[^<]*</payCode>\n)(<payName>[^<]*</payName>\n)", "$2$1");

        assertThat(first(swapped).errors())
                .anySatisfy(error -> assertThat(error.message()).contains("次序"));
    }

    @Test
    void limitsLinesOfADocument() {
        String order = message(MessageType.CEB311);
        String line = order.substring(order.indexOf("<OrderList>"), order.indexOf("</OrderList>") + 12);

        Reading.Item item =
                first(order.replaceFirst("<OrderList>", (line.repeat(100) + "<OrderList>").replace("$", "")));

        assertThat(item.errors()).extracting(FieldError::message).anyMatch(message -> message.contains("表体最多 99 项"));
    }

    @Test
    void neverThrowsOnMutatedMessages() {
        SplittableRandom random = new SplittableRandom(42);
        int read = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] bytes = messages.get(random.nextInt(messages.size())).getBytes(StandardCharsets.UTF_8);
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (i % 4 == 0 ? random.nextInt(256) : '0' + random.nextInt(75));
            }
            int length = random.nextInt(5) == 0 ? random.nextInt(bytes.length) : bytes.length;
            Reading reading = CebReader.read(new ByteArrayInputStream(bytes, 0, length));
            read += reading instanceof Reading.Message ? 1 : 0;
        }
        assertThat(read).isBetween(50, 3900);
    }

    @Test
    void neverThrowsOnRandomBytes() {
        SplittableRandom random = new SplittableRandom(43);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(CebReader.read(new ByteArrayInputStream(bytes))).isInstanceOf(Reading.Refusal.class);
        }
    }
}
