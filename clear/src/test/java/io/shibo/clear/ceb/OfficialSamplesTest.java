package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The official sample messages and the official schema of 2022-05; not run where {@code ../shared/data} is absent. */
class OfficialSamplesTest {
    private static final Path CEB = Path.of(System.getProperty("shibo.root", ".."))
            .resolve("../shared/data/ceb")
            .normalize();

    private static byte[] sample(String type) throws IOException {
        Path file = CEB.resolve("samples-2018-113/import/%sMessage.xml".formatted(type));
        assumeTrue(Files.exists(file), () -> "not run: %s is absent".formatted(file));
        return Files.readAllBytes(file);
    }

    private static Reading.Message read(byte[] bytes) {
        return (Reading.Message) CebReader.read(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void writesBackWhatItReads(MessageType type) throws IOException {
        byte[] original = sample(type.name());
        Reading.Message message = read(original);
        List<Document> documents = message.documents().stream()
                .map(item -> Objects.requireNonNull(
                        item.document(), () -> item.errors().toString()))
                .toList();

        byte[] written = CebWriter.message(type, message.guid(), message.transfer(), documents, null);

        assertThat(meaning(written, type)).isEqualTo(meaning(original, type));
        assertThat(read(written).documents()).extracting(Reading.Item::document).isEqualTo(documents);
    }

    /** Every field of every document as the JDK's own DOM reads it: numbers by value, empty as absent. */
    private static List<Map<String, String>> meaning(byte[] xml, MessageType type) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
            return children(root)
                    .filter(child -> child.getLocalName().equals(type.element()))
                    .map(OfficialSamplesTest::fields)
                    .toList();
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException broken) {
            throw new IOException(broken);
        }
    }

    private static Map<String, String> fields(Element document) {
        Map<String, String> fields = new TreeMap<>();
        List<Element> parts = children(document).toList();
        for (int i = 0; i < parts.size(); i++) {
            String prefix = i + parts.get(i).getLocalName() + ".";
            children(parts.get(i))
                    .filter(field -> !field.getTextContent().isEmpty())
                    .forEach(field -> fields.put(prefix + field.getLocalName(), field.getTextContent()));
        }
        return fields;
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

    @ParameterizedTest
    @ValueSource(strings = {"CEB303", "CEB312", "CEB513", "CEB623", "CEB711"})
    void saysOfOtherMessagesThatTheyAreNotSupported(String type) throws IOException {
        Path file = CEB.resolve(
                "samples-2018-113/%s/%sMessage.xml".formatted(type.equals("CEB303") ? "export" : "import", type));
        assumeTrue(Files.exists(file), () -> "not run: %s is absent".formatted(file));

        Reading reading = CebReader.read(new ByteArrayInputStream(Files.readAllBytes(file)));

        assertThat(reading).isInstanceOfSatisfying(Reading.Refusal.class, refusal -> {
            assertThat(refusal.messageType()).isEqualTo(type + "Message");
            assertThat(refusal.reason()).contains("not supported");
        });
    }

    @Test
    void receiptsAreValidByTheSchema() throws Exception {
        Path xsd = CEB.resolve("xsd-2022-05/海关跨境进口业务节点报文定义202205.xsd");
        assumeTrue(Files.exists(xsd), () -> "not run: %s is absent".formatted(xsd));
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Schema schema = factory.newSchema(xsd.toFile());
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
        Path xsd = CEB.resolve("xsd-2022-05/海关跨境进口业务节点报文定义202205.xsd");
        assumeTrue(Files.exists(xsd), () -> "not run: %s is absent".formatted(xsd));
        Schema schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd.toFile());
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
