package io.shibo.clear.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for every message that is signed. */
class SealPropertyTest {
    @Property(tries = 60)
    void whatIsSignedIsValidByUsAndByTheJdk(@ForAll long seed) throws Exception {
        byte[] message = RandomXml.of(new Random(seed)).getBytes(StandardCharsets.UTF_8);
        byte[] sm2 = Zone.SM2.sealer.sign(message);
        assertThat(Zone.SM2.seals().check(sm2, Zone.NOW)).isInstanceOf(Reading.Signature.Valid.class);
        assertThat(Zone.SM2.sealer.sign(sm2)).isEqualTo(sm2);
        byte[] rsa = Zone.RSA.sealer.sign(message);
        assertThat(Zone.RSA.seals().check(rsa, Zone.NOW)).isInstanceOf(Reading.Signature.Valid.class);
        JdkReferee.Seen jdk = JdkReferee.see(rsa, Zone.RSA.company.certificate().getPublicKey());
        assertThat(jdk.digestFits()).isTrue();
        assertThat(jdk.valueFits()).isTrue();
    }

    /** Every byte of a signed message is changed, once: valid is only what says the same. */
    @Property(tries = 2)
    void aChangedByteIsNeverValidUnlessItChangesNothing(@ForAll long seed) throws Exception {
        byte[] signed =
                Zone.SM2.sealer.sign(("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- c --><a:CEB621Message "
                                + " xmlns:a='http://www.chinaport.gov.cn/ceb' guid='A'>\n<a:x b='1'  c=\"2\" >李 &amp; 5 &gt; 4<![CDATA[<]]></a:x >\n</a:CEB621Message>\n")
                        .getBytes(StandardCharsets.UTF_8));
        Random random = new Random(seed);
        Seals seals = Zone.SM2.seals();
        Canonicalizer.Scanned original = Canonicalizer.scan(signed);
        SignatureForm form = SignatureForm.of(Objects.requireNonNull(original.signature()));
        assertThat(seals.check(signed, Zone.NOW)).isInstanceOf(Reading.Signature.Valid.class);
        int stillValid = 0;
        for (int at = 0; at < signed.length; at++) {
            byte[] changed = signed.clone();
            changed[at] = (byte) (random.nextBoolean() ? changed[at] ^ (1 << random.nextInt(8)) : random.nextInt(256));
            if (seals.check(changed, Zone.NOW) instanceof Reading.Signature.Valid) {
                stillValid++;
                Canonicalizer.Scanned same = Canonicalizer.scan(changed);
                assertThat(same.document().toString())
                        .isEqualTo(original.document().toString());
                SignatureForm read = SignatureForm.of(Objects.requireNonNull(same.signature()));
                assertThat(read.value()).isEqualTo(form.value());
                assertThat(read.certificates().getFirst())
                        .isEqualTo(form.certificates().getFirst());
            }
        }
        // Of some 2,400 bytes only blanks, quotes, the comment and the like may change.
        assertThat(stillValid).isLessThan(100);
    }

    @Test
    void whatTheJdkSignsIsValid() throws Exception {
        byte[] signed = jdkSigns(
                "<c:CEB621Message xmlns:c='http://www.chinaport.gov.cn/ceb' xml:lang='zh'><c:Inventory>李</c:Inventory></c:CEB621Message>",
                "");
        assertThat(Zone.RSA.seals().check(signed, Zone.NOW)).isInstanceOf(Reading.Signature.Valid.class);
    }

    @Test
    void anEnvelopeMayReferToItselfByItsIdAndNothingElseMay() throws Exception {
        String envelope =
                "<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\" Id=\"d1\"><TransInfo/><Data>AAAA</Data></DxpMsg>";
        for (String uri : List.of("", "#d1")) {
            assertThat(Zone.RSA.seals().check(jdkSigns(envelope, uri), Zone.NOW))
                    .isInstanceOf(Reading.Signature.Valid.class);
        }
        byte[] business = jdkSigns(envelope.replace("/dxp", "/ceb"), "#d1");
        assertThat(Zone.RSA.seals().check(business, Zone.NOW)).isInstanceOf(Reading.Signature.Invalid.class);
    }

    private static byte[] jdkSigns(String message, String uri) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        if (!uri.isEmpty()) {
            document.getDocumentElement().setIdAttribute("Id", true);
        }
        XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
        var reference = xml.newReference(
                uri,
                xml.newDigestMethod(SealAlgorithm.RSA_SHA1.digest(), null),
                List.of(xml.newTransform(SignatureForm.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        var info = xml.newSignedInfo(
                xml.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                xml.newSignatureMethod(SealAlgorithm.RSA_SHA1.method(), null),
                List.of(reference));
        var keys = xml.getKeyInfoFactory();
        var certificate = Zone.RSA.company.certificate();
        var keyInfo = keys.newKeyInfo(List.of(
                keys.newKeyName(certificate.getSerialNumber().toString(10)), keys.newX509Data(List.of(certificate))));
        var context = new DOMSignContext(Zone.RSA.company.key(), document.getDocumentElement());
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        xml.newXMLSignature(info, keyInfo).sign(context);
        var out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    @Test
    void anotherEncodingOfTheSameMessageIsAsValid() {
        String message = "\uFEFF<CEB621Message xmlns=\"http://www.chinaport.gov.cn/ceb\">李</CEB621Message>";
        byte[] signed = Zone.SM2.sealer.sign(message.getBytes(StandardCharsets.UTF_8));
        byte[] wide = new String(signed, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
        assertThat(Arrays.equals(signed, wide)).isFalse();
        assertThat(Zone.SM2.seals().check(wide, Zone.NOW)).isInstanceOf(Reading.Signature.Valid.class);
    }
}
