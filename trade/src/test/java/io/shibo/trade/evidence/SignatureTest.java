package io.shibo.trade.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.DateRange;
import io.shibo.codes.input.InputException;
import io.shibo.codes.party.PartyId;
import io.shibo.trade.Deal;
import io.shibo.trade.Documents;
import io.shibo.trade.Samples;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Difference.Kind;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifest, signature and key are attacked; each attack must be refused for its own reason. */
class SignatureTest {
    private static final Deal DEAL = Samples.deal();
    private static final SigningKey KEY = Samples.key(DEAL);
    private static final Bundle BUNDLE = Samples.bundle(KEY);

    @Test
    void changedFieldOfTheManifestBreaksTheSignature() {
        String manifest = text(Bundle.MANIFEST);
        for (String[] change : new String[][] {
            {"robot-arm", "robot-leg"},
            {"2026-04-06", "2026-04-07"},
            {"USCC:91330108MA2HXRBT7C", "USCC:91330108MA2HXRBT7D"},
            {"\"name\": \"invoice.xml\"", "\"name\": \"invoicf.xml\""},
            {"\"kind\": \"Invoice\"", "\"kind\": \"Order\""},
            {"HXR-2026-00412", "HXR-2026-00413"},
            {"\"size\": \"", "\"size\": \"1"},
            {"\"sha256\": \"", "\"sha256\": \"0"},
            {"\"lines\": \"", "\"lines\": \"A"},
            {"shibo-manifest/1", "shibo-manifest/2"}
        }) {
            assertThat(manifest).contains(change[0]);
            Verdict verdict = verdict(with(Bundle.MANIFEST, manifest.replace(change[0], change[1])));
            assertThat(verdict)
                    .as(change[0])
                    .isEqualTo(new Verdict.Altered(
                            List.of(Difference.ofDocument(Bundle.MANIFEST, Kind.EVIDENCE_CHANGED)), 1));
        }
    }

    @Test
    void changedByteOfTheManifestIsNeverGenuine() {
        byte[] manifest = file(Bundle.MANIFEST);
        for (int at = 0; at < manifest.length; at += 7) {
            byte[] changed = manifest.clone();
            changed[at] ^= 1;
            assertThat(verdict(with(Bundle.MANIFEST, changed))).isInstanceOf(Verdict.Altered.class);
        }
    }

    @Test
    void changedBitOfTheSignatureFileIsNeverGenuine() {
        byte[] jws = file(Bundle.SIGNATURE);
        for (int at = 0; at < jws.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = jws.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(verdict(with(Bundle.SIGNATURE, changed)))
                        .as("byte %d, bit %d", at, bit)
                        .isNotInstanceOf(Verdict.Genuine.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"alg":"none","kid":"KID","typ":"TYP"}                        | ALGORITHM
                    {"alg":"HS256","kid":"KID","typ":"TYP"}                       | ALGORITHM
                    {"alg":"ES256","kid":"KID","typ":"TYP"}                       | ALGORITHM
                    {"alg":"eddsa","kid":"KID","typ":"TYP"}                       | ALGORITHM
                    {"kid":"KID","typ":"TYP"}                                     | SIGNATURE_HEADER
                    {"alg":["EdDSA"],"kid":"KID","typ":"TYP"}                     | SIGNATURE_HEADER
                    {"alg":"EdDSA","crit":["b64"],"b64":false,"kid":"KID","typ":"TYP"} | UNKNOWN_EXTENSION
                    {"alg":"EdDSA","kid":"KID","typ":"TYP","jwk":{"kty":"OKP"}}   | EMBEDDED_KEY
                    {"alg":"EdDSA","kid":"KID","typ":"TYP","jku":"https://a.example"} | EMBEDDED_KEY
                    {"alg":"EdDSA","kid":"KID","typ":"TYP","x5c":["MII"]}         | EMBEDDED_KEY
                    {"alg":"EdDSA","kid":"KID","typ":"TYP","x5u":"https://a.example"} | EMBEDDED_KEY
                    {"alg":"EdDSA","alg":"EdDSA","kid":"KID","typ":"TYP"}         | SIGNATURE_HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"JWT"}                       | SIGNATURE_HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"TYP","note":"x"}            | SIGNATURE_HEADER
                    {"alg":"EdDSA","kid":null,"typ":"TYP"}                        | SIGNATURE_HEADER
                    {"alg":"EdDSA","kid":"KID","typ":"TYP"}{}                     | SIGNATURE_HEADER
                    ["alg","EdDSA"]                                               | SIGNATURE_HEADER
                    not JSON                                                      | SIGNATURE_HEADER
                    """)
    void headerOtherThanTheFixedOneIsRefusedForItsReason(String header, Reason reason) {
        String filled = header.strip().replace("KID", KEY.card().kid()).replace("TYP", "shibo-manifest+jws");
        // Properly signed by the trusted key, so that nothing but the header stands against it.
        String encoded = Ed25519.encode(filled.getBytes(UTF_8));
        byte[] mark = KEY.sign((encoded + "." + Ed25519.encode(file(Bundle.MANIFEST))).getBytes(UTF_8));
        Verdict verdict = verdict(with(Bundle.SIGNATURE, encoded + ".." + Ed25519.encode(mark)));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Malformed.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    @Test
    void signatureFileOfAnotherShapeIsRefused() {
        String jws = text(Bundle.SIGNATURE);
        String[] parts = jws.split("\\.", -1);
        for (String changed : List.of(
                "",
                jws + "\n",
                jws + ".",
                jws + "A",
                " " + jws,
                parts[0] + "." + parts[2],
                parts[0] + "." + Ed25519.encode(file(Bundle.MANIFEST)) + "." + parts[2],
                parts[0] + "..",
                parts[0] + ".." + parts[2].substring(1),
                parts[0] + "=.." + parts[2],
                parts[0] + ".." + parts[2].replace('_', '/') + "=",
                "A".repeat(5_000))) {
            assertThat(verdict(with(Bundle.SIGNATURE, changed))).as(changed).isInstanceOf(Verdict.Malformed.class);
        }
    }

    @Test
    void secondSpellingOfTheSameSignatureIsRefused() {
        // The last character of 86 carries four spare bits; RFC 4648 lets a reader ignore them, we do not.
        String jws = text(Bundle.SIGNATURE);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(jws.charAt(jws.length() - 1));
        String other = jws.substring(0, jws.length() - 1) + alphabet.charAt(last ^ 1);
        assertThat(verdict(with(Bundle.SIGNATURE, other)))
                .isEqualTo(new Verdict.Malformed(Reason.SIGNATURE_FORM, "base64url"));
    }

    @Test
    void signaturePlusGroupOrderIsRefused() {
        // RFC 8032: S must be below L, else anyone could make a second valid signature.
        String[] parts = text(Bundle.SIGNATURE).split("\\.", -1);
        byte[] mark = Ed25519.decode(parts[2]);
        byte[] reversed = new byte[33];
        for (int i = 0; i < 32; i++) {
            reversed[32 - i] = mark[32 + i];
        }
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] sum = new BigInteger(reversed).add(order).toByteArray();
        for (int i = 0; i < 32; i++) {
            int from = sum.length - 1 - i;
            mark[32 + i] = from >= 0 ? sum[from] : 0;
        }
        assertThat(verdict(with(Bundle.SIGNATURE, parts[0] + ".." + Ed25519.encode(mark))))
                .isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void strangerSigningAlteredPapersIsNotTrusted() {
        SigningKey stranger = Samples.key(DEAL);
        Verification verification = Verifier.verify(Samples.bundle(stranger), List.of(KEY.card()), Samples.TODAY);
        assertThat(verification.verdict())
                .isEqualTo(new Verdict.NotSignedByATrustedKey(
                        Reason.UNKNOWN_KEY, stranger.card().kid()));
        assertThat(verification.signer()).isNull();
    }

    @Test
    void cardThatCameAlongIsNotTrusted() {
        assertThat(Verifier.verify(BUNDLE, List.of(), Samples.TODAY).verdict())
                .isInstanceOf(Verdict.NotSignedByATrustedKey.class);
    }

    @Test
    void otherKeyUnderATrustedKeysIdIsRefused() {
        SigningKey stranger = Samples.key(DEAL);
        String header = Ed25519.encode(
                ("{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.card().kid() + "\",\"typ\":\"shibo-manifest+jws\"}")
                        .getBytes(UTF_8));
        byte[] mark = stranger.sign((header + "." + Ed25519.encode(file(Bundle.MANIFEST))).getBytes(UTF_8));
        assertThat(verdict(with(Bundle.SIGNATURE, header + ".." + Ed25519.encode(mark))))
                .isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void trustedKeyOfAnotherBusinessDoesNotSpeakForTheSeller() {
        PartyId other = PartyId.parse("LEI:5493001KJTIIGC8Y1R12");
        SigningKey theirs = SigningKey.generate(other, "Another", Samples.VALID, new SecureRandom());
        byte[] jws = DetachedJws.write(theirs, file(Bundle.MANIFEST));
        Verdict verdict = Verifier.verify(with(Bundle.SIGNATURE, jws), List.of(theirs.card()), Samples.TODAY)
                .verdict();
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.NotSignedByATrustedKey.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OWNER_DIFFERS));
        assertThatThrownBy(() -> Bundle.seal(DEAL, Documents.of(DEAL), theirs))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own key");
    }

    @Test
    void keyIsJudgedOnTheDayAsked() {
        assertThat(at(LocalDate.of(2025, 12, 31)))
                .isEqualTo(new Verdict.NotSignedByATrustedKey(Reason.KEY_NOT_YET_VALID, "2026-01-01"));
        assertThat(at(LocalDate.of(2026, 1, 1))).isEqualTo(new Verdict.Genuine());
        assertThat(at(LocalDate.of(2027, 12, 31))).isEqualTo(new Verdict.Genuine());
        assertThat(at(LocalDate.of(2028, 1, 1))).isEqualTo(new Verdict.NotChecked(Reason.KEY_EXPIRED, "2028-01-01"));
    }

    @Test
    void missingEvidenceIsToldApart() {
        assertThat(verdict(without(Bundle.MANIFEST)))
                .isEqualTo(new Verdict.Malformed(Reason.NO_MANIFEST, Bundle.MANIFEST));
        assertThat(verdict(without(Bundle.SIGNATURE)))
                .isEqualTo(new Verdict.Malformed(Reason.NO_SIGNATURE, Bundle.SIGNATURE));
        assertThat(verdict(Bundle.of(BUNDLE.documents())))
                .isEqualTo(new Verdict.NotChecked(Reason.NOTHING_SIGNED, Bundle.MANIFEST));
    }

    @Test
    void manifestInAnotherFormIsRefusedThoughProperlySigned() {
        String manifest = text(Bundle.MANIFEST);
        for (String other : List.of(
                manifest.replace("\": \"", "\":\""),
                manifest.replaceFirst("\"size\": \"(\\d+)\"", "\"size\": $1"),
                manifest + "\n",
                manifest.replaceFirst("\\{", "{\"extra\": \"1\","),
                "{}",
                "")) {
            Bundle bundle = sealed(other.getBytes(UTF_8));
            assertThat(verdict(bundle))
                    .as(other)
                    .isInstanceOfSatisfying(
                            Verdict.Malformed.class, m -> assertThat(m.reason()).isEqualTo(Reason.MANIFEST_FORM));
        }
    }

    @Test
    void keyAndCardReadBackWhatTheyWrite() {
        assertThat(IssuerCard.read("card", KEY.card().write())).isEqualTo(KEY.card());
        assertThat(SigningKey.read("key", KEY.write()).card()).isEqualTo(KEY.card());
        assertThat(KEY.toString())
                .doesNotContain(new String(KEY.write(), UTF_8).split("secret\": \"")[1].substring(0, 20));
    }

    @Test
    void cardWithAnotherKeysIdOrAWeakKeyIsRefused() {
        String card = new String(KEY.card().write(), UTF_8);
        String otherKey = Samples.key(DEAL).card().key();
        assertThatThrownBy(() -> IssuerCard.read(
                        "card", card.replace(KEY.card().key(), otherKey).getBytes(UTF_8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not belong to this key");
        for (int first : new int[] {0, 1, 0xec, 0xed, 0xee}) {
            byte[] weak = new byte[32];
            Arrays.fill(weak, first > 1 ? (byte) 0xff : 0);
            weak[0] = (byte) first;
            weak[31] = first > 1 ? (byte) 0x7f : 0;
            String key = Ed25519.encode(weak);
            assertThatThrownBy(() -> new IssuerCard(
                            IssuerCard.thumbprint(key), DEAL.seller().id(), "x", Samples.VALID, key))
                    .hasMessageContaining("fits many messages");
        }
        String file = new String(KEY.write(), UTF_8);
        String secret = Ed25519.encode(new byte[32]);
        assertThatThrownBy(() -> SigningKey.read(
                        "key",
                        file.replaceFirst("\"secret\": \"[^\"]+\"", "\"secret\": \"" + secret + "\"")
                                .getBytes(UTF_8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not belong")
                .hasMessageNotContaining(secret);
    }

    @Test
    void keyWithoutAnEndIsNotMade() {
        assertThatThrownBy(() -> SigningKey.generate(
                        DEAL.seller().id(), "x", DateRange.since(Samples.TODAY), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void randomEvidenceGivesAVerdictAndRandomCardsAreRefused() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = (i % 2 == 0 ? file(Bundle.MANIFEST) : KEY.card().write()).clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(verdict(sealed(bytes))).isNotNull();
            try {
                assertThat(IssuerCard.read("card", bytes)).isNotNull();
            } catch (InputException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private static Verdict at(LocalDate day) {
        return Verifier.verify(BUNDLE, List.of(KEY.card()), day).verdict();
    }

    private static Verdict verdict(Bundle bundle) {
        return Verifier.verify(bundle, List.of(KEY.card()), Samples.TODAY).verdict();
    }

    /** The bundle with another manifest that the key has signed. */
    private static Bundle sealed(byte[] manifest) {
        List<StoredFile> files = new ArrayList<>(BUNDLE.documents());
        files.add(StoredFile.of(Bundle.MANIFEST, manifest));
        files.add(StoredFile.of(Bundle.SIGNATURE, DetachedJws.write(KEY, manifest)));
        return Bundle.of(files);
    }

    private static Bundle with(String name, String content) {
        return with(name, content.getBytes(UTF_8));
    }

    private static Bundle with(String name, byte[] content) {
        return Bundle.of(BUNDLE.files().stream()
                .map(file -> file.name().equals(name) ? StoredFile.of(name, content) : file)
                .toList());
    }

    private static Bundle without(String name) {
        return Bundle.of(BUNDLE.files().stream()
                .filter(file -> !file.name().equals(name))
                .toList());
    }

    private static byte[] file(String name) {
        return Objects.requireNonNull(BUNDLE.find(name)).content();
    }

    private static String text(String name) {
        return new String(file(name), UTF_8);
    }
}
