package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The official sample messages and the official schemas; not run where {@code ../shared/data} is absent. */
class OfficialSamplesTest {
    private static final Path CEB = Path.of(System.getProperty("shibo.root", ".."))
            .resolve("../shared/data/ceb")
            .normalize();

    /** Every sample there is, by name; the folder is absent on machines without the shared data. */
    private static Stream<String> samples() throws IOException {
        Path folder = CEB.resolve("samples-2018-113");
        if (!Files.exists(folder)) {
            return Stream.of("absent");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".xml"))
                    .map(Path::toString)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static byte[] sample(String file) throws IOException {
        assumeTrue(!file.equals("absent"), () -> "not run: %s is absent".formatted(CEB));
        return Files.readAllBytes(Path.of(file));
    }

    private static Reading.Message read(byte[] bytes) {
        return (Reading.Message) CebReader.read(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesBackWhatItReads(String file) throws Exception {
        byte[] original = sample(file);
        Reading.Message message = read(original);
        MessageType type = message.type();
        List<Document> documents = message.documents().stream()
                .map(item -> Objects.requireNonNull(
                        item.document(), () -> item.errors().toString()))
                .toList();

        byte[] written = CebWriter.message(type, message.guid(), message.transfer(), documents, signature(original));

        assertThat(meaning(written, type)).isNotEmpty().isEqualTo(meaning(original, type));
        assertThat(read(written).documents()).extracting(Reading.Item::document).isEqualTo(documents);
        Schema schema =
                file.contains("export") ? OfficialSchema.EXPORT_2018.schema() : OfficialSchema.IMPORT_2018.schema();
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(written)));
    }

    /** The signature of a message as text; null where it has none. */
    private static @Nullable String signature(byte[] xml) throws Exception {
        Node signature = parse(xml)
                .getElementsByTagNameNS(CebReader.SIGNATURE_NAMESPACE, "Signature")
                .item(0);
        if (signature == null) {
            return null;
        }
        StringWriter out = new StringWriter();
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(signature), new StreamResult(out));
        return out.toString();
    }

    private static Element parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    /** Every field of every document as the JDK's own DOM reads it: numbers by value, empty as absent. */
    private static List<Map<String, String>> meaning(byte[] xml, MessageType type) throws Exception {
        return children(parse(xml))
                .filter(child -> child.getLocalName().equals(type.element()))
                .map(OfficialSamplesTest::fields)
                .toList();
    }

    private static Map<String, String> fields(Element document) {
        Map<String, String> fields = new TreeMap<>();
        gather(document, "", fields);
        return fields;
    }

    private static void gather(Element part, String path, Map<String, String> fields) {
        List<Element> children = children(part).toList();
        for (int i = 0; i < children.size(); i++) {
            Element child = children.get(i);
            if (children(child).findAny().isPresent()) {
                gather(child, path + i + child.getLocalName() + ".", fields);
            } else if (!child.getTextContent().isEmpty()) {
                String text = child.getTextContent();
                boolean amount = text.matches("-?[0-9]+[.][0-9]+");
                fields.put(
                        path + child.getLocalName(),
                        amount ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text);
            }
        }
    }

    private static Stream<Element> children(Element parent) {
        Stream.Builder<Element> all = Stream.builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.add(element);
            }
        }
        return all.build();
    }

    @Test
    void receiptsAreValidByTheSchema() throws Exception {
        Schema schema = OfficialSchema.IMPORT_2022.schema();
        String guid = "4CDE1CFD-EDED-46B1-946C-B8022E42FC94";
        String time = "20260301120000000";
        List<byte[]> messages = List.of(
                CebWriter.receipts(
                        MessageType.CEB311, List.of(new Receipt.ForOrder(guid, "E", "C", "O1", "120", time, "海关入库"))),
                CebWriter.receipts(
                        MessageType.CEB411, List.of(new Receipt.ForPayment(guid, "P", "T", "-401007", time, "x"))),
                CebWriter.receipts(
                        MessageType.CEB511, List.of(new Receipt.ForWaybill(guid, "L", "N", "120", time, "<&>"))),
                CebWriter.receipts(
                        MessageType.CEB621,
                        List.of(
                                new Receipt.ForDeclaration(
                                        guid,
                                        "2900",
                                        "E",
                                        "C",
                                        "A",
                                        "cop",
                                        "B20260301000000001",
                                        "29002026I000000001",
                                        "800",
                                        time,
                                        "放行"),
                                new Receipt.ForDeclaration(
                                        guid,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "-",
                                        "B20260301000000002",
                                        null,
                                        "-621001",
                                        time,
                                        "x"))),
                CebWriter.refusal(new Receipt.OfMessage(guid, "-0001", "DOCTYPE", time, "", "Unknown", "")));
        for (byte[] message : messages) {
            try (InputStream in = new ByteArrayInputStream(message)) {
                schema.newValidator().validate(new StreamSource(in));
            }
        }
        assertThat(messages).hasSize(5);
    }

    @Test
    void writtenMessagesAreValidByTheSchema() throws Exception {
        Schema schema = OfficialSchema.IMPORT_2022.schema();
        int[] validated = {0};
        SampleParcels.generate(new SampleParcels.Settings(120, 3), (name, bytes) -> {
            try {
                schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
                validated[0]++;
            } catch (org.xml.sax.SAXException invalid) {
                throw new IOException(name + ": " + invalid.getMessage(), invalid);
            }
        });
        assertThat(validated[0]).isEqualTo(8);
    }
}
