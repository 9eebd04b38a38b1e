package io.shibo.bench;

import io.shibo.codes.DateRange;
import io.shibo.hub.json.Json;
import io.shibo.trade.Deal;
import io.shibo.trade.DocumentKind;
import io.shibo.trade.Documents;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Consistency;
import io.shibo.trade.check.Finding;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.IssuerCard;
import io.shibo.trade.evidence.SigningKey;
import io.shibo.trade.evidence.Verification;
import io.shibo.trade.evidence.Verifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Sets of papers a second. The peer is XML Signature of the JDK (enveloped, ECDSA P-256 with SHA-256, exclusive
 * canonicalisation) over the same three documents, as electronic invoices carry it: {@link #verify} against {@link
 * #verifyByXmlSignature}. Both start from bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls prepare before any benchmark
public class TradeBench {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final XMLSignatureFactory XML = XMLSignatureFactory.getInstance("DOM");

    private Deal deal;
    private SigningKey key;
    private List<IssuerCard> trusted;
    private List<StoredFile> documents;
    private byte[] bundle;
    private byte[] altered;
    private List<byte[]> xmlSigned;
    private KeyPair peerKey;

    @Setup
    public void prepare() throws Exception {
        Path root = Path.of(System.getProperty("shibo.root", "."));
        Path sample = root.resolve("samples/deals/robot-arm.json");
        deal = Deal.read(sample.toString(), Json.read(sample));
        DateRange valid = new DateRange(DAY.minusYears(1), DAY.plusYears(1));
        key = SigningKey.generate(deal.seller().id(), deal.seller().name(), valid, new SecureRandom());
        trusted = List.of(key.card());
        documents = Documents.of(deal);
        Bundle sealed = Bundle.seal(deal, documents, key);
        bundle = sealed.toZip();
        altered = Bundle.of(sealed.files().stream()
                        .map(file -> file.name().equals(DocumentKind.INVOICE.fileName()) ? flip(file) : file)
                        .toList())
                .toZip();
        peerKey = KeyPairGenerator.getInstance("EC").generateKeyPair();
        xmlSigned = new ArrayList<>();
        for (StoredFile file : documents) {
            xmlSigned.add(xmlSign(file.content()));
        }
        if (!verify().genuine() || verifyAltered().genuine() || verifyByXmlSignature() != documents.size()) {
            throw new IllegalStateException("what is measured does not work");
        }
    }

    /** Three documents made, listed and signed. */
    @Benchmark
    public Bundle makeAndSign() {
        return Bundle.seal(deal, Documents.of(deal), key);
    }

    /** A bundle unpacked and verified: 3 documents. */
    @Benchmark
    public Verification verify() {
        return Verifier.verify(Bundle.readZip("papers.zip", bundle), trusted, DAY);
    }

    /** The same with one byte changed: found, restored and named. */
    @Benchmark
    public Verification verifyAltered() {
        return Verifier.verify(Bundle.readZip("papers.zip", altered), trusted, DAY);
    }

    /** All rules over the three documents, schemas included. */
    @Benchmark
    public List<Finding> check() {
        return Consistency.check(documents);
    }

    /** The peer: three enveloped signatures parsed and verified; gives how many fit. */
    @Benchmark
    public int verifyByXmlSignature() throws Exception {
        int fit = 0;
        for (byte[] signed : xmlSigned) {
            Document document = parse(signed);
            Node signature = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                    .item(0);
            DOMValidateContext context = new DOMValidateContext(peerKey.getPublic(), signature);
            fit += XML.unmarshalXMLSignature(context).validate(context) ? 1 : 0;
        }
        return fit;
    }

    private byte[] xmlSign(byte[] content) throws Exception {
        Document document = parse(content);
        SignedInfo info = XML.newSignedInfo(
                XML.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                XML.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                List.of(XML.newReference(
                        "",
                        XML.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(
                                XML.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                                XML.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                        null,
                        null)));
        XML.newXMLSignature(info, null).sign(new DOMSignContext(peerKey.getPrivate(), document.getDocumentElement()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    private static Document parse(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static StoredFile flip(StoredFile file) {
        byte[] bytes = file.content();
        bytes[bytes.length / 2] ^= 1;
        return StoredFile.of(file.name(), bytes);
    }
}
