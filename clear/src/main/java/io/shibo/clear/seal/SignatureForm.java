package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signature read as the specification of 2022-05 (section 6.2) has it, and as nothing else: one reference, to the whole
 * message; the enveloped-signature transform, and canonical XML if it is named; a key by certificate alone.
 *
 * @param reference the reference's URI: empty, or {@code #} and the root's Id
 * @param digest what the data hash to, as the signer says
 * @param value as the message carries it
 * @param keyName the certificate's serial number, as the signer says
 * @param certificates DER; the signer's first
 */
record SignatureForm(
        SealAlgorithm algorithm,
        String reference,
        byte[] digest,
        byte[] value,
        String keyName,
        List<byte[]> certificates) {
    static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    /** Certificates of one signature. */
    private static final int MAX_CERTIFICATES = 4;

    /** Bytes of one of them in base64. */
    private static final int MAX_CERTIFICATE = 16_384;

    static SignatureForm of(Element signature) throws Refused {
        Walk top = new Walk(signature, Set.of("Id"));
        Walk info = new Walk(top.next("SignedInfo"), Set.of());
        Element value = top.next("SignatureValue");
        Walk key = new Walk(top.next("KeyInfo"), Set.of());
        top.end();

        algorithm(info.next("CanonicalizationMethod"), C14N);
        Element method = info.next("SignatureMethod");
        SealAlgorithm algorithm = SealAlgorithm.find(algorithm(method, null));
        if (algorithm == null) {
            throw refused("signature algorithm %s is not accepted; %s is"
                    .formatted(shown(algorithm(method, null)), SealAlgorithm.SM2_SM3.method()));
        }
        Element reference = info.next("Reference");
        info.end();

        String uri = reference.attributes().get("URI");
        if (uri == null) {
            throw refused("the reference names nothing");
        }
        Walk parts = new Walk(reference, Set.of("URI"));
        transforms(parts.next("Transforms"));
        algorithm(parts.next("DigestMethod"), algorithm.digest());
        byte[] digest = base64(parts.next("DigestValue"), 64);
        parts.end();

        String keyName = text(key.next("KeyName"));
        Walk data = new Walk(key.next("X509Data"), Set.of());
        key.end();
        List<byte[]> certificates = new ArrayList<>();
        do {
            if (certificates.size() == MAX_CERTIFICATES) {
                throw refused("more than %d certificates".formatted(MAX_CERTIFICATES));
            }
            certificates.add(base64(data.next("X509Certificate"), MAX_CERTIFICATE));
        } while (data.more());
        return new SignatureForm(algorithm, uri, digest, base64(value, 1024), keyName, certificates);
    }

    private static void transforms(Element transforms) throws Refused {
        Walk walk = new Walk(transforms, Set.of());
        algorithm(walk.next("Transform"), ENVELOPED);
        if (walk.more()) {
            algorithm(walk.next("Transform"), C14N);
        }
        walk.end();
    }

    /** The algorithm that an element without content names. */
    private static String algorithm(Element element, @Nullable String expected) throws Refused {
        new Walk(element, Set.of("Algorithm")).end();
        String found = element.attributes().get("Algorithm");
        if (found == null || expected != null && !found.equals(expected)) {
            throw refused("%s is %s; it must be %s"
                    .formatted(element.name(), found == null ? "not named" : shown(found), String.valueOf(expected)));
        }
        return found;
    }

    private static String text(Element element) throws Refused {
        if (!element.children().isEmpty() || !element.attributes().isEmpty()) {
            throw refused("%s holds more than a text".formatted(element.name()));
        }
        return element.text().toString().strip();
    }

    private static byte[] base64(Element element, int most) throws Refused {
        String text = text(element).replaceAll("[ \t\r\n]", "");
        if (text.length() > most) {
            throw refused("%s is longer than %d characters".formatted(element.name(), most));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
            // One spelling for each value: bits that the decoder lets pass must be zero.
            if (bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException bad) {
            // Answered below.
        }
        throw refused("%s is not base64".formatted(element.name()));
    }

    private static String shown(String value) {
        return io.shibo.codes.input.Problem.show(value);
    }

    private static Refused refused(String reason) {
        return new Refused(SignatureFault.SIGNATURE, reason);
    }

    /** The children of an element, each asked for by name, and none left over. */
    private static final class Walk {
        private final Element element;
        private final Iterator<Element> children;

        Walk(Element element, Set<String> attributes) throws Refused {
            this.element = element;
            children = element.children().iterator();
            if (!element.text().toString().isBlank()) {
                throw refused("%s holds a text".formatted(element.name()));
            }
            for (String attribute : element.attributes().keySet()) {
                if (!attributes.contains(attribute)) {
                    throw refused("%s has an attribute %s".formatted(element.name(), shown(attribute)));
                }
            }
        }

        Element next(String name) throws Refused {
            if (!children.hasNext()) {
                throw refused("%s has no %s where one must stand".formatted(element.name(), name));
            }
            Element child = children.next();
            if (!child.name().equals(name) || !child.namespace().equals(Canonicalizer.DS)) {
                throw refused("%s has %s where %s must stand".formatted(element.name(), shown(child.name()), name));
            }
            return child;
        }

        boolean more() {
            return children.hasNext();
        }

        void end() throws Refused {
            if (children.hasNext()) {
                throw refused("%s has %s too many"
                        .formatted(element.name(), shown(children.next().name())));
            }
        }
    }
}
