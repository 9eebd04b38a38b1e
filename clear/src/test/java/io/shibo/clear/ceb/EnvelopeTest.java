package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EnvelopeTest {
    private static final Envelope ENVELOPE = new Envelope(
            "MSG<1>",
            "DXPENT0000000001",
            List.of("DXPEDCCEB0000002", "DXPENT0000000002"),
            "2026-03-01T12:00:01",
            "CEB311Message",
            new Envelope.AddInfo(
                    "a&b.xml",
                    "1234567890123",
                    List.of(new Envelope.Key("orderNo", "S1"), new Envelope.Key(null, "S2")),
                    "UTF-8"),
            false);
    private static final byte[] BUSINESS = Specimens.message(MessageType.CEB311);
    private static final String XML = new String(CebWriter.enveloped(ENVELOPE, BUSINESS, null), StandardCharsets.UTF_8);

    @Test
    void givesTheMessageInsideAndWhoSentIt() {
        Reading.Message inside = (Reading.Message) CebReader.read(bytes(XML));

        assertThat(inside.envelope()).isEqualTo(ENVELOPE);
        assertThat(inside.documents()).isEqualTo(((Reading.Message) CebReader.read(BUSINESS)).documents());
        Envelope.Opened opened = Objects.requireNonNull(CebReader.open(bytes(XML)));
        assertThat(opened.business()).isEqualTo(BUSINESS);
        assertThat(CebWriter.enveloped(opened.envelope(), opened.business(), null))
                .isEqualTo(bytes(XML));
        assertThat(CebReader.open(BUSINESS)).isNull();
    }

    @Test
    void isValidByTheSchema() throws Exception {
        OfficialSchema.TERMINAL_2022
                .schema()
                .newValidator()
                .validate(new StreamSource(
                        new ByteArrayInputStream(CebWriter.enveloped(ENVELOPE, BUSINESS, Specimens.SIGNATURE))));
    }

    @Test
    void takesBase64InLinesAndAnEnvelopeWithASignature() {
        String data = Base64.getMimeEncoder().encodeToString(BUSINESS);
        String signed = XML.replaceFirst("(?s)<Data>.*</Data>", "<Data>\n" + data + "\n</Data>")
                .replace("</DxpMsg>", Specimens.SIGNATURE + "</DxpMsg>");

        Reading.Message inside = (Reading.Message) CebReader.read(bytes(signed));

        assertThat(Objects.requireNonNull(inside.envelope()).signed()).isTrue();
        assertThat(inside.signature()).isEqualTo(Reading.Signature.ABSENT);
    }

    @Test
    void namesTheEnvelopeOfAMessageThatCannotBeRead() {
        byte[] hostile = CebWriter.enveloped(ENVELOPE, bytes("<!DOCTYPE a><a/>"), null);

        assertThat(CebReader.read(hostile)).isInstanceOfSatisfying(Reading.Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("-0001");
            assertThat(refusal.reason()).contains("DOCTYPE");
            assertThat(refusal.envelope()).isEqualTo(ENVELOPE);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoEnvelope() {
        byte[] within = CebWriter.enveloped(ENVELOPE, bytes(XML), null);
        return Stream.of(
                        new String[] {"no version", XML.replace(" ver=\"1.0\"", ""), "ver"},
                        new String[] {"another version", XML.replace("ver=\"1.0\"", "ver=\"2.0\""), "ver '2.0'"},
                        new String[] {
                            "no TransInfo", XML.replaceFirst("(?s)<TransInfo>.*</TransInfo>", ""), "TransInfo must"
                        },
                        new String[] {"no sender", XML.replaceFirst("<SenderId>.*</SenderId>", ""), "SenderId must"},
                        new String[] {
                            "a long sender", XML.replace("<SenderId>", "<SenderId>XX"), "SenderId must have 1 to 16"
                        },
                        new String[] {
                            "six receivers",
                            XML.replace("</ReceiverIds>", "<ReceiverId>A</ReceiverId>".repeat(4) + "</ReceiverIds>"),
                            "ReceiverId is repeated"
                        },
                        new String[] {
                            "no receiver",
                            XML.replaceFirst("(?s)<ReceiverIds>.*</ReceiverIds>", "<ReceiverIds/>"),
                            "ReceiverId must"
                        },
                        new String[] {"no time", XML.replace("2026-03-01T", "2026-13-01T"), "no dateTime"},
                        new String[] {"no Data", XML.replaceFirst("<Data>.*</Data>", ""), "Data must"},
                        new String[] {"no base64", XML.replace("<Data>", "<Data>=!"), "base64"},
                        new String[] {
                            "an element more", XML.replace("</DxpMsg>", "<More/></DxpMsg>"), "More is repeated"
                        },
                        new String[] {"an envelope within", new String(within, StandardCharsets.UTF_8), "DxpMsg"})
                .map(row -> DynamicTest.dynamicTest(
                        row[0],
                        () -> assertThat(CebReader.read(bytes(row[1])))
                                .isInstanceOfSatisfying(Reading.Refusal.class, refusal -> {
                                    assertThat(refusal.code()).isEqualTo("-0002");
                                    assertThat(refusal.reason()).contains(row[2]);
                                })));
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
