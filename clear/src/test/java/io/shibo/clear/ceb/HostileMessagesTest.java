package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a message's bytes besides a message: it is read, or refused with the right code; nothing throws. */
class HostileMessagesTest {
    private static final String ORDER = text(MessageType.CEB311);

    private static Stream<MessageType> types() {
        return Specimens.types();
    }

    private static String text(MessageType type) {
        return new String(Specimens.message(type), StandardCharsets.UTF_8);
    }

    private static Reading read(String xml) {
        return CebReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Reading.Item> documents(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Message.class);
        return ((Reading.Message) reading).documents();
    }

    @TestFactory
    Stream<DynamicTest> readsOneMessageHoweverItIsWritten() {
        List<Reading.Item> plain = documents(read(ORDER));
        String guid = "<guid>" + Specimens.GUID;
        return Stream.of(
                        new String[] {"with prefixes", prefixed(ORDER)},
                        new String[] {
                            "with CDATA",
                            ORDER.replaceFirst("<ebcName>(.*)</ebcName>", "<ebcName><![CDATA[$1]]></ebcName>")
                        },
                        new String[] {
                            "with a comment in a text", ORDER.replace(guid, "<guid><!-- x -->" + Specimens.GUID)
                        },
                        new String[] {
                            "with an instruction in a text",
                            ORDER.replace(guid, "<guid>4CDE1CFD<?x y?>" + Specimens.GUID.substring(8))
                        },
                        new String[] {
                            "with references", ORDER.replace(guid, "<guid>&#52;&#x43;" + Specimens.GUID.substring(2))
                        },
                        new String[] {"in lines of another system", ORDER.replace("\n", "\r\n")},
                        new String[] {"in one line", ORDER.replace("\n", "")},
                        new String[] {"without a declaration", ORDER.substring(ORDER.indexOf('\n') + 1)},
                        new String[] {
                            "with blanks in tags",
                            ORDER.replace("</guid>", "</guid \t>").replace("<guid>", "<guid \n>")
                        },
                        new String[] {"with foreign attributes", ORDER.replace("<guid>", "<guid a='1' xml:lang='zh'>")})
                .map(row -> DynamicTest.dynamicTest(
                        row[0], () -> assertThat(documents(read(row[1]))).isEqualTo(plain)));
    }

    private static String prefixed(String xml) {
        return xml.replace(" xmlns=", " xmlns:ceb=")
                .replaceAll("<([A-Za-z])", "<ceb:$1")
                .replaceAll("</([A-Za-z])", "</ceb:$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "GBK", "GB2312", "GB18030"})
    void readsItInEveryEncoding(String encoding) {
        String declared = ORDER.replace("UTF-8", encoding);

        assertThat(documents(CebReader.read(declared.getBytes(Charset.forName(encoding)))))
                .isEqualTo(documents(read(ORDER)));
    }

    @TestFactory
    Stream<DynamicTest> refusesBytesThatDoNotFit() {
        byte[] utf8 = ORDER.getBytes(StandardCharsets.UTF_8);
        byte[] half =
                Arrays.copyOf(ORDER.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16LE), utf8.length | 1);
        return Stream.of(
                        new Object[] {"a GBK text said to be UTF-8", ORDER.getBytes(Charset.forName("GBK"))},
                        new Object[] {
                            "UTF-8 said to be UTF-16",
                            ORDER.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_8)
                        },
                        new Object[] {
                            "UTF-8 said to be US-ASCII",
                            ORDER.replace("UTF-8", "US-ASCII").getBytes(StandardCharsets.UTF_8)
                        },
                        new Object[] {
                            "an unknown encoding",
                            ORDER.replace("UTF-8", "EBCDIC-CP-US").getBytes(StandardCharsets.UTF_8)
                        },
                        new Object[] {"half a character", half},
                        new Object[] {
                            "NUL", ORDER.replace("<orderNo>", "<orderNo>\0").getBytes(StandardCharsets.UTF_8)
                        },
                        new Object[] {"a NUL at the end", (ORDER + "\0").getBytes(StandardCharsets.UTF_8)},
                        new Object[] {"two byte order marks", ("\uFEFF\uFEFF" + ORDER).getBytes(StandardCharsets.UTF_8)
                        },
                        new Object[] {"a mark alone", "\uFEFF".getBytes(StandardCharsets.UTF_8)})
                .map(row -> DynamicTest.dynamicTest(
                        (String) row[0],
                        () -> assertThat(CebReader.read((byte[]) row[1]))
                                .isInstanceOfSatisfying(
                                        Reading.Refusal.class,
                                        refusal -> assertThat(refusal.code()).isEqualTo("-0001"))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesMessagesWhoseFrameIsWrong(MessageType type) {
        String xml = text(type);
        int first = xml.indexOf("<" + type.element());
        String open = xml.substring(0, first);
        String document = xml.substring(
                first, xml.indexOf("</" + type.element() + ">") + type.element().length() + 4);
        String close = "</" + type.root() + ">";
        String transfer =
                type.isFiled() ? xml.substring(xml.indexOf("<BaseTransfer>"), xml.indexOf("</BaseTransfer>") + 16) : "";

        assertRefused(type, open + close, "-0002");
        if (type.isFiled()) {
            assertRefused(type, open + transfer + document + close, "-0002");
            assertRefused(type, open + document + transfer + document + close, "-0002");
            assertRefused(type, open + document + transfer + transfer + close, "-0002");
        }
        assertRefused(type, open + document + (type.isFiled() ? "" : "<BaseTransfer/>") + close, "-0002");
        assertRefused(type, open + "text" + document + transfer + close, "-0002");
        assertRefused(type, xml.replace("version=\"1.0\">", ">"), "-0002");
        assertRefused(type, xml.replaceFirst(" guid=\"[^\"]*\"", " guid=\"short\""), "-0002");
        assertRefused(type, xml + "<more/>", "-0001");
        assertRefused(type, xml.substring(0, xml.length() - 3), "-0001");
        if (type.maxDocuments() <= 100) {
            assertRefused(
                    type,
                    open + document.repeat(type.maxDocuments() + 1) + transfer + close,
                    type.codes().tooMany());
        }
    }

    private static void assertRefused(MessageType type, String xml, String code) {
        assertThat(read(xml)).isInstanceOfSatisfying(Reading.Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.messageType()).isEqualTo(type.root());
        });
    }

    @Test
    void refusesRootsThatAreNoMessages() {
        for (String root : List.of("CEB310Message", "CEB214message", "Ceb311Message", "Order", "CEB999Message")) {
            assertThat(read("<%1$s xmlns='%2$s' guid='%3$s' version='1.0'/>"
                            .formatted(root, CebReader.NAMESPACE, Specimens.GUID)))
                    .isInstanceOfSatisfying(Reading.Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("-0002");
                        assertThat(refusal.messageType()).isEqualTo("Unknown");
                        assertThat(refusal.reason()).contains("no message of the specification");
                    });
        }
    }

    @TestFactory
    Stream<DynamicTest> knowsWhatMayFollowTheSender() {
        String subscribe =
                "<BaseSubscribe><status>ALL</status><dxpMode>DXP</dxpMode><dxpAddress>A</dxpAddress></BaseSubscribe>";
        String extend =
                "<ExtendMessage><name>n</name><version>1</version><Message><a:报 xmlns:a='urn:a'>x<b/></a:报></Message></ExtendMessage>";
        String signature = Specimens.SIGNATURE;
        return Stream.of(
                        new String[] {"five subscribers", subscribe.repeat(5), ""},
                        new String[] {"six subscribers", subscribe.repeat(6), "BaseSubscribe is repeated"},
                        new String[] {
                            "a subscriber without status", subscribe.replaceFirst("<status>.*</status>", ""), "status"
                        },
                        new String[] {"an extension and a signature", subscribe + extend + signature, ""},
                        new String[] {"a signature and an extension", signature + extend, ""},
                        new String[] {"two signatures", signature + signature, "Signature is repeated"},
                        new String[] {"two extensions", extend + extend, "ExtendMessage is repeated"},
                        new String[] {
                            "an extension without a name", extend.replace("<name>n</name>", ""), "name is missing"
                        },
                        new String[] {
                            "an extension with more",
                            extend.replace("</ExtendMessage>", "<x/></ExtendMessage>"),
                            "x is repeated"
                        },
                        new String[] {
                            "a subscriber after the signature", signature + subscribe, "BaseSubscribe is repeated"
                        },
                        new String[] {"something else", "<Other/>", "Other is repeated"})
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Reading reading = read(ORDER.replace("</CEB311Message>", row[1] + "</CEB311Message>"));
                    if (row[2].isEmpty()) {
                        assertThat(documents(reading)).isEqualTo(documents(read(ORDER)));
                    } else {
                        assertThat(((Reading.Refusal) reading).reason()).contains(row[2]);
                        assertThat(((Reading.Refusal) reading).code()).isEqualTo("-0002");
                    }
                }));
    }

    @Test
    void bindsBytesDepthAndAttributes() {
        assertThat(((Reading.Refusal) read(ORDER.replace("<OrderHead>", "<OrderHead>" + "<a>".repeat(40)))).reason())
                .contains("nested deeper than 32");
        StringBuilder many = new StringBuilder("<guid");
        for (int i = 0; i < 65; i++) {
            many.append(" a").append(i).append("='x'");
        }
        assertThat(((Reading.Refusal) read(ORDER.replaceFirst("<guid", many.toString()))).reason())
                .contains("more than 64 attributes");
    }

    /** Bytes flipped, cut, doubled: never an exception, and never taken what the JDK's own reader finds malformed. */
    @Test
    void neverThrowsAndNeverTakesWhatIsMalformed() {
        XMLInputFactory referee = XMLInputFactory.newDefaultFactory();
        referee.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        MessageType[] types = MessageType.values();
        int read = 0;
        for (int seed = 0; seed < 6_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = Specimens.message(types[random.nextInt(types.length)]);
            if (random.nextInt(8) == 0) {
                Envelope envelope = new Envelope("M", "S", List.of("R"), "2026-03-01T12:00:01", "", null, false);
                bytes = CebWriter.enveloped(envelope, bytes, null);
            }
            bytes = changed(bytes, random);
            if (CebReader.read(bytes) instanceof Reading.Message) {
                read++;
                assertThat(isWellFormed(referee, bytes)).as("seed %d", seed).isTrue();
            }
        }
        assertThat(read).isBetween(150, 5_500);
    }

    private static byte[] changed(byte[] original, SplittableRandom random) {
        byte[] bytes = original;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(30));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = spliced(bytes, at, new byte[0], to);
                case 3 -> bytes = spliced(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
                case 4 -> bytes[at] = (byte) '<';
                default -> bytes[at] = (byte) ('0' + random.nextInt(75));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] all = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, all, head, middle.length);
        System.arraycopy(bytes, tail, all, head + middle.length, bytes.length - tail);
        return all;
    }

    private static boolean isWellFormed(XMLInputFactory referee, byte[] bytes) {
        try {
            XMLStreamReader xml = referee.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.DTD) {
                    return false;
                }
            }
            return true;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    /** A document that is looked up again is read as it was read first, whatever stands around it. */
    @ParameterizedTest
    @MethodSource("types")
    void oneDocumentAloneIsReadAsWithTheOthers(MessageType type) {
        byte[] message = Specimens.message(type);
        List<Reading.Item> all = documents(CebReader.read(message));
        for (int i = 0; i < all.size(); i++) {
            assertThat(CebReader.item(message, i + 1)).isEqualTo(all.get(i));
        }
        assertThat(CebReader.item(message, 0)).isNull();
        assertThat(CebReader.item(message, all.size() + 1)).isNull();
    }

    /** Whatever is done to a message: one document alone never throws, and is the same wherever the whole can be read. */
    @Test
    void oneDocumentAloneOfADamagedMessageNeverThrows() {
        SplittableRandom random = new SplittableRandom(11);
        byte[] message = ORDER.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged =
                    Arrays.copyOf(message, random.nextInt(4) == 0 ? random.nextInt(message.length) : message.length);
            for (int n = random.nextInt(3); n > 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Reading.Item alone = CebReader.item(damaged, 1);
            if (CebReader.read(damaged) instanceof Reading.Message whole) {
                assertThat(alone).isEqualTo(whole.documents().getFirst());
            }
        }
    }
}
