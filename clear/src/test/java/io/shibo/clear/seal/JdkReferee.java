package io.shibo.clear.seal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.PublicKey;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The JDK's own reading of a signed message (java.xml.crypto): what it digests, what it verifies. */
final class JdkReferee {
    /** A signature for tests of canonical form; its values mean nothing. */
    static final String PLACEHOLDER =
            "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/><ds:SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\"/><ds:Reference URI=\"\"><ds:Transforms><ds:Transform Algorithm='http://www.w3.org/2000/09/xmldsig#enveloped-signature' /></ds:Transforms>\r\n<ds:DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"/><ds:DigestValue>SF/P+2sVsRQ9dJIqJSroW6ajb0Y=</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo><ds:KeyName>01</ds:KeyName></ds:KeyInfo></ds:Signature>";

    /**
     * @param document what the one reference digests
     * @param signedInfo what the signature's value is over
     */
    record Seen(byte[] document, byte[] signedInfo, boolean digestFits, boolean valueFits) {}

    private JdkReferee() {}

    static Seen see(byte[] message, PublicKey key) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        Document document = builder.parse(new ByteArrayInputStream(message));
        Element signature = null;
        for (Node child = document.getDocumentElement().getFirstChild();
                child != null;
                child = child.getNextSibling()) {
            if (child instanceof Element element && "Signature".equals(element.getLocalName())) {
                signature = element;
            }
        }
        DOMValidateContext context = new DOMValidateContext(key, signature);
        // The legacy algorithms are what is asked about.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        Reference reference = read.getSignedInfo().getReferences().getFirst();
        boolean digest = reference.validate(context);
        boolean value;
        try {
            value = read.getSignatureValue().validate(context);
        } catch (XMLSignatureException unfit) {
            // Of another length than the key's.
            value = false;
        }
        try (InputStream digested = reference.getDigestInputStream();
                InputStream info = read.getSignedInfo().getCanonicalizedData()) {
            return new Seen(digested.readAllBytes(), info.readAllBytes(), digest, value);
        }
    }
}
