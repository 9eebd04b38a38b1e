package io.shibo.clear.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.shibo.clear.ceb.SignatureFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical XML, held against the JDK's on the same bytes. */
class CanonicalizerTest {
    private static final Path SAMPLES = Path.of("../../shared/data/ceb/samples-2018-113");

    @Property(tries = 600)
    void randomDocumentsAreWhatTheJdkDigests(@ForAll long seed) throws Exception {
        String xml = RandomXml.of(new Random(seed));
        same(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 60)
    void soAreTheyInOtherEncodings(@ForAll long seed) throws Exception {
        String body = RandomXml.of(new Random(seed)).replaceFirst("^<\\?xml[^?]*\\?>", "");
        same(("\uFEFF" + body).getBytes(StandardCharsets.UTF_8));
        same(("\uFEFF" + body).getBytes(StandardCharsets.UTF_16LE));
        same(("\uFEFF" + body).getBytes(StandardCharsets.UTF_16BE));
        same(("<?xml version=\"1.0\" encoding=\"GB18030\"?>" + body).getBytes(Charset.forName("GB18030")));
    }

    private static void same(byte[] message) throws Exception {
        Canonicalizer.Scanned ours = Canonicalizer.scan(message);
        JdkReferee.Seen jdk =
                JdkReferee.see(message, Zone.RSA.company.certificate().getPublicKey());
        assertThat(ours.document().toString()).isEqualTo(new String(jdk.document(), StandardCharsets.UTF_8));
        assertThat(ours.signedInfo().toString()).isEqualTo(new String(jdk.signedInfo(), StandardCharsets.UTF_8));
    }

    /** Reads ../shared, and is not run where that folder is absent. */
    @Test
    void officialSamplesAreWhatTheJdkDigests() throws Exception {
        assumeThat(SAMPLES).as("../shared/data is not here").isDirectory();
        List<String> signed = new ArrayList<>();
        for (Path file : files()) {
            byte[] message = Files.readAllBytes(file);
            var signature = Canonicalizer.scan(message).signature();
            if (signature == null) {
                continue;
            }
            signed.add(String.valueOf(file.getFileName()));
            same(message);
            SignatureForm form = SignatureForm.of(signature);
            var certificate =
                    Certificates.read(form.certificates().getFirst(), Zone.BC).getFirst();
            JdkReferee.Seen jdk = JdkReferee.see(message, certificate.getPublicKey());
            // All carry one and the same example signature; it fits none of them, by either reading.
            assertThat(jdk.digestFits()).isFalse();
            assertThat(jdk.valueFits()).isFalse();
            assertThat(form.algorithm().hash(jdk.document(), 0, jdk.document().length))
                    .isNotEqualTo(form.digest());
            assertThat(form.algorithm().verify(certificate.getPublicKey(), jdk.signedInfo(), form.value(), Zone.BC))
                    .isFalse();
        }
        assertThat(signed).hasSize(17);
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(SAMPLES)) {
            return all.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "<a>",
                "<a></b>",
                "<a></a><b/>",
                "<a/>text",
                "<a b='1' b='2'/>",
                "<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>",
                "<a b='1'c='2'/>",
                "<a b=1/>",
                "<a b='<'/>",
                "<a b/>",
                "<p:a/>",
                "<a p:b='1'/>",
                "<a xmlns:p=''/>",
                "<a xmlns='relative'/>",
                "<a xmlns:xml='urn:x'/>",
                "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
                "<a:b:c xmlns:a='urn:x'/>",
                "<a>]]></a>",
                "<a>&unknown;</a>",
                "<a>&amp</a>",
                "<a>&#0;</a>",
                "<a>&#xD800;</a>",
                "<a>&#x110000;</a>",
                "<a>&#;</a>",
                "<a>\u0001</a>",
                "<a>\uFFFE</a>",
                "<a><!-- a -- b --></a>",
                "<a><!-- </a>",
                "<a><![CDATA[ </a>",
                "<a><?xml version='1.0'?></a>",
                "<a><?p:q?></a>",
                " <?xml version='1.0'?><a/>",
                "<?xml version='1.1'?><a/>",
                "<?xml version='1.0' encoding='EBCDIC'?><a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<1a/>",
                "<a/",
                "<a></a",
                "<",
                "<a b='1"
            })
    void whatIsNotWellFormedIsRefused(String xml) {
        refused(xml.getBytes(StandardCharsets.UTF_8), SignatureFault.FORMAT);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bad : new byte[][] {
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF5, 1, 1, 1},
            {(byte) 0xE6, (byte) 0x9D}
        }) {
            byte[] message = ("<a>" + "x".repeat(bad.length) + "</a>").getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bad, 0, message, 3, bad.length);
            refused(message, SignatureFault.FORMAT);
        }
    }

    @Test
    void limitsAreTold() {
        assertThatThrownBy(() -> Canonicalizer.scan("<a>".repeat(65).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("deeper than 64");
        StringBuilder wide = new StringBuilder("<a");
        for (int i = 0; i < 257; i++) {
            wide.append(" b").append(i).append("=''");
        }
        assertThatThrownBy(() -> Canonicalizer.scan((wide + "/>").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("more than 256 attributes");
    }

    private static void refused(byte[] message, SignatureFault fault) {
        assertThatThrownBy(() -> Canonicalizer.scan(message))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
    }
}
