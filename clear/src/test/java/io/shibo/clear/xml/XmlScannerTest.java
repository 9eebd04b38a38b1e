package io.shibo.clear.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scanner against the JDK's own reader as referee: both must take the same texts and find the same in them.
 *
 * <p>The scanner is narrower on purpose in what it does not read at all: document types, entities, version 1.1, more depth,
 * attributes and characters a name than its limits. It follows the fifth edition for names, the referee the fourth, so names
 * beyond ASCII are not compared.
 */
class XmlScannerTest {
    private static final XMLInputFactory REFEREE = referee();

    /** Where the standards forbid what the referee lets pass: encoding names, colons in odd places. */
    private static final List<String> LENIENT = List.of(
            "the XML declaration", "the version must be 1.0", "begins or ends with its colon", "instruction named");

    private static final Pattern WIDE_MARKUP = Pattern.compile("<[^>]*[^\\x00-\\x7F]");

    private static final List<String> WHOLE = List.of(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!-- before --><?target and data?>
            <c:Message xmlns:c="urn:c" xmlns="urn:d" guid="1&#x41;'&lt;" version='1.0'>
            \t<c:Order a="1"><c:Head><c:guid>AB&amp;C</c:guid><c:name>王测试</c:name><empty/><c:note></c:note></c:Head >
            <!-- within -->\r\n<line xmlns="urn:e" c:z="2" z="3">1<![CDATA[<&]]>2</line>
            <c:text>one\r\ntwo\rthree&#13;&#10;<?pi?>&quot;&apos;&gt; ]] ></c:text></c:Order>
            </c:Message>
            <!-- after -->
            """,
            "<a><b>x</b><b/><b></b><c d='e'>\uD83D\uDE00 \u4E2D</c></a>",
            "<r xmlns='u'><p:q xmlns:p='v' p:r='1' r='2'><s xmlns=''>t</s></p:q></r>");

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            ";",
            "/",
            "\"",
            "'",
            "=",
            "!",
            "?",
            "-",
            "--",
            "]",
            "]]>",
            " ",
            "\n",
            "\r",
            "\t",
            ":",
            "\u0000",
            "\u0001",
            "\uFFFE",
            "\uFFFD",
            "&#0;",
            "&#x10FFFF;",
            "&#xD800;",
            "&#99999999;",
            "&amp;",
            "&lt",
            "&x;",
            "<!--",
            "-->",
            "<![CDATA[",
            "<?",
            "?>",
            "<?xml ?>",
            "<!DOCTYPE a>",
            "</",
            "/>",
            "xmlns:c=''",
            " xmlns='urn:c'",
            " xmlns:xml='urn:c'",
            " xml:lang='x'",
            " a='1'",
            " c:a='1'",
            "xmlns",
            "xml",
            "c:",
            "0",
            "a",
            "<a>",
            "</a>",
            "<a/>");

    private static XMLInputFactory referee() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** An element as the referee sees it. */
    private record Node(String namespace, String name, List<Node> children, StringBuilder text) {}

    /** What the referee makes of a text; null where it refuses or meets what the scanner does not read. */
    private static @Nullable Node refereed(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            XMLStreamReader xml = REFEREE.createXMLStreamReader(new StringReader(text));
            List<Node> open = new ArrayList<>();
            Node root = null;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String namespace = xml.getNamespaceURI();
                        Node node = new Node(
                                namespace == null ? "" : namespace,
                                xml.getLocalName(),
                                new ArrayList<>(),
                                new StringBuilder());
                        if (open.isEmpty()) {
                            root = node;
                        } else {
                            open.getLast().children().add(node);
                        }
                        open.add(node);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (!open.isEmpty()) {
                            open.getLast().text().append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return null;
                    }
                    default -> {}
                }
            }
            return root;
        } catch (XMLStreamException | CharacterCodingException | RuntimeException refused) {
            return null;
        }
    }

    /** Walks as the referee's tree says; null where all is found as there, otherwise what is not. */
    private static @Nullable String difference(XmlScanner xml, Node node) throws Refused {
        if (!xml.elementName().equals(node.name()) || !xml.namespace().equals(node.namespace())) {
            return "found %s of %s".formatted(xml.elementName(), xml.namespace());
        }
        if (node.children().isEmpty()) {
            xml.text();
            String text =
                    new String(xml.textBytes(), xml.textFrom(), xml.textEnd() - xml.textFrom(), StandardCharsets.UTF_8);
            boolean plain = text.chars().allMatch(c -> c < 0x80);
            return text.contentEquals(node.text()) && plain == xml.isTextPlain()
                    ? null
                    : "text %s instead of %s".formatted(text, node.text());
        }
        for (Node child : node.children()) {
            String why = xml.nextChild() ? difference(xml, child) : "an element less";
            if (why != null) {
                return why;
            }
        }
        return xml.nextChild() ? "an element more" : null;
    }

    private static boolean isMixed(Node node) {
        return !node.children().isEmpty()
                && (!node.text().toString().isBlank()
                        || node.children().stream().anyMatch(XmlScannerTest::isMixed));
    }

    /** Both ways through the same bytes: expecting a shape, and passing over whatever is there. */
    private static void compare(byte[] bytes) {
        Node node = refereed(bytes);
        try {
            XmlScanner over = new XmlScanner(new XmlBytes(bytes, 0));
            over.root();
            over.skip();
            over.end();
            if (node == null
                    && WIDE_MARKUP
                            .matcher(new String(bytes, StandardCharsets.UTF_8))
                            .find()) {
                return;
            }
            if (node == null) {
                fail("taken, though the referee refuses: %s", new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (Refused refused) {
            if (node != null && LENIENT.stream().noneMatch(refused.reason()::contains)) {
                fail(
                        "refused with %s, though the referee takes it: %s",
                        refused.reason(), new String(bytes, StandardCharsets.UTF_8));
            }
            return;
        }
        try {
            XmlScanner xml = new XmlScanner(new XmlBytes(bytes, 0));
            xml.root();
            String why = difference(xml, java.util.Objects.requireNonNull(node));
            if (why != null) {
                fail("%s in %s", why, new String(bytes, StandardCharsets.UTF_8));
            }
            xml.end();
        } catch (Refused refused) {
            assertThat(refused.code()).as(refused.reason()).isEqualTo(Refused.SCHEMA);
            assertThat(isMixed(java.util.Objects.requireNonNull(node))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a></a>",
                "<a b='1'/>",
                "<a b='1' b='2'/>",
                "<a b='1'c='2'/>",
                "<a b=1/>",
                "<a b/>",
                "<a",
                "<a>",
                "<a></b>",
                "<a></a",
                "<a></a >",
                "<a></ a>",
                "< a/>",
                "<a/><b/>",
                "x<a/>",
                "<a/>x",
                "<a/ >",
                "<1/>",
                "<-a/>",
                "<a:b/>",
                "<:a/>",
                "<a: xmlns:a='u'/>",
                "<a:b:c xmlns:a='u'/>",
                "<a:b xmlns:a='u'/>",
                "<a:b xmlns:a=''/>",
                "<b a:c='1'/>",
                "<b xmlns:a='u' xmlns:c='u' a:d='1' c:d='2'/>",
                "<b xmlns:a='u' xmlns='u' a:d='1' d='2'/>",
                "<b xmlns='u' xmlns='v'/>",
                "<xmlns:a/>",
                "<a xmlns:xmlns='u'/>",
                "<a xmlns:xml='u'/>",
                "<a xml:b='1'/>",
                "<a xmlns:b='http://www.w3.org/2000/xmlns/'/>",
                "<a>&lt;&gt;&amp;&apos;&quot;</a>",
                "<a>&LT;</a>",
                "<a>&#65;&#x41;</a>",
                "<a>&#X41;</a>",
                "<a>&#;</a>",
                "<a>&#x;</a>",
                "<a>&#0;</a>",
                "<a>&#x1F600;</a>",
                "<a>&#xFFFE;</a>",
                "<a>&amp</a>",
                "<a>& </a>",
                "<a>&</a>",
                "<a>]]></a>",
                "<a>]] ></a>",
                "<a>]]</a>",
                "<a>]</a>",
                "<a><![CDATA[]]></a>",
                "<a><![CDATA[]]]]></a>",
                "<a><![CDATA[x]]>]]></a>",
                "<a><![CDATA[",
                "<a><![CDAT[x]]></a>",
                "<a><!--x--></a>",
                "<a><!--x---></a>",
                "<a><!----></a>",
                "<a><!-x-></a>",
                "<!--x--><a/>",
                "<a/><!--x-->",
                "<a/><!--x",
                "<a><?p?></a>",
                "<a><?p x?></a>",
                "<a><?p:q x?></a>",
                "<a><? p?></a>",
                "<a><?xml x?></a>",
                "<a><?XmL?></a>",
                "<a><?xmlx?></a>",
                "<a><?p x></a>",
                "<?xml version='1.0'?><a/>",
                " <?xml version='1.0'?><a/>",
                "<?xml?><a/>",
                "<?xml version='1.0' ?><a/>",
                "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a/>",
                "<?xml version='1.0' standalone='maybe'?><a/>",
                "<?xml encoding='UTF-8'?><a/>",
                "<?xml version='1.0'encoding='UTF-8'?><a/>",
                "<?xml version='2.0'?><a/>",
                "<?xml version='1.0' standalone='no' encoding='UTF-8'?><a/>",
                "<a b='<'/>",
                "<a b='&lt;&#10;\t\n'/>",
                "<a b='>'/>",
                "<a b='\"'/>",
                "<a b='1' />",
                "<a\nb = '1'\n/>",
                "<a><b></a></b>",
                "<a>\u0000</a>",
                "<a>\uFFFF</a>",
                "<!DOCTYPE a><a/>",
                "<a>&x;</a>",
                "<a><!DOCTYPE a></a>",
                "",
                " ",
                "<",
                "<?",
                "<!",
                "</a>",
                "<a><!></a>",
                "<a>x<b/>y</a>",
                "<a> <b/>&#32;<![CDATA[ ]]></a>"
            })
    void takesWhatTheRefereeTakes(String text) {
        compare(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void agreesOnMutatedTexts() {
        for (int seed = 0; seed < 20_000; seed++) {
            byte[] bytes = mutated(new SplittableRandom(seed));
            try {
                compare(bytes);
            } catch (AssertionError different) {
                throw new AssertionError("seed " + seed + ": " + different.getMessage(), different);
            }
        }
    }

    private static byte[] mutated(SplittableRandom random) {
        byte[] bytes = WHOLE.get(random.nextInt(WHOLE.size())).getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(12));
            bytes = switch (random.nextInt(5)) {
                case 0 ->
                    joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), at);
                case 1 ->
                    joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), to);
                case 2 -> joined(bytes, at, new byte[0], to);
                case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
                default -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
            };
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] all = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, all, head, middle.length);
        System.arraycopy(bytes, tail, all, head + middle.length, bytes.length - tail);
        return all;
    }

    @Test
    void takesNamesOfTheFifthEdition() throws Exception {
        XmlScanner xml =
                new XmlScanner(XmlBytes.of("<报文 \uD800\uDC00='1'><a·b/></报文>".getBytes(StandardCharsets.UTF_8)));
        xml.root();
        assertThat(xml.elementName()).isEqualTo("报文");
        xml.skip();
        xml.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0 80", "ED A0 80", "F4 90 80 80", "80", "E4 B8", "FF", "C2 41", "F8 88 80 80 80"})
    void refusesBytesThatAreNotUtf8(String hex) throws IOException {
        byte[] middle = new byte[hex.split(" ").length];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (byte) Integer.parseInt(hex.split(" ")[i], 16);
        }
        for (String around :
                List.of("<a>|</a>", "<a b='|'/>", "<a><!--|--></a>", "<a><![CDATA[|]]></a>", "<a|/>", "<?p |?><a/>")) {
            byte[] bytes = joined(
                    around.replace("|", "").getBytes(StandardCharsets.UTF_8),
                    around.indexOf('|'),
                    middle,
                    around.indexOf('|'));
            try {
                XmlScanner xml = new XmlScanner(new XmlBytes(bytes, 0));
                xml.root();
                xml.skip();
                xml.end();
                fail("taken: %s in %s", hex, around);
            } catch (Refused refused) {
                assertThat(refused.code()).isEqualTo(Refused.FORMAT);
                assertThat(refused.line()).isEqualTo(1);
            }
        }
    }

    @Test
    void countsLinesAsEditorsDo() {
        XmlScanner xml = new XmlScanner(new XmlBytes("<a>\n\r\n\r<b>\n</c></a>".getBytes(StandardCharsets.UTF_8), 0));
        try {
            xml.root();
            xml.skip();
            fail("taken");
        } catch (Refused refused) {
            assertThat(refused.line()).isEqualTo(5);
            assertThat(refused.reason()).contains("does not match <b>");
        }
    }
}
