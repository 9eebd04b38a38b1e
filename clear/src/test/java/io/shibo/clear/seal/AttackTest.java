package io.shibo.clear.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.SignatureFault;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** Each way of passing off a message, and what it is refused by. */
class AttackTest {
    private static final String MESSAGE =
            "<CEB621Message xmlns=\"http://www.chinaport.gov.cn/ceb\" guid=\"A\" version=\"1.0\"><Inventory><agentCode>3301994S01</agentCode></Inventory></CEB621Message>";
    private static final String SIGNED =
            new String(Zone.SM2.sealer.sign(MESSAGE.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    private static final String SIGNATURE = SIGNED.replaceAll("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
    private static final Seals SEALS = Zone.SM2.seals();

    @Test
    void theMessageItselfIsValid() {
        assertThat(check(SIGNED)).isInstanceOf(Reading.Signature.Valid.class);
        assertThat(check(MESSAGE)).isEqualTo(Reading.Signature.ABSENT);
    }

    @Test
    void changedDataAreTold() {
        refused(changed("3301994S01<", "3301994S02<"), SignatureFault.DATA, "digest");
        refused(changed("guid=\"A\"", "guid=\"B\""), SignatureFault.DATA, "digest");
        refused(changed("<Inventory>", "<Inventory> "), SignatureFault.DATA, "digest");
        refused("<?go?>" + SIGNED, SignatureFault.DATA, "digest");
    }

    @Test
    void aDigestThatFitsTheChangedDataIsNotWhatWasSigned() {
        String forged = changed("3301994S01<", "3301994S02<");
        String digest = digestOf(forged);
        refused(
                forged.replaceAll("<ds:DigestValue>[^<]*", "<ds:DigestValue>" + digest),
                SignatureFault.SIGNATURE,
                "did not sign");
    }

    private static String digestOf(String message) {
        try {
            Bytes document = Canonicalizer.scan(bytes(message)).document();
            return Base64.getEncoder().encodeToString(Sm3.hash(document.copy()));
        } catch (Refused impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aSignatureStandsOnceAndUnderTheRoot() {
        refused(changed("</CEB621Message>", SIGNATURE + "</CEB621Message>"), SignatureFault.SIGNATURE, "more than one");
        refused(
                changed(SIGNATURE, "<ExtendMessage>" + SIGNATURE + "</ExtendMessage>"),
                SignatureFault.SIGNATURE,
                "must be a child of the root");
        // The signed message carried along inside another.
        refused(
                "<CEB621Message xmlns=\"http://www.chinaport.gov.cn/ceb\"><Inventory>forged</Inventory><ExtendMessage>"
                        + SIGNED
                        + "</ExtendMessage></CEB621Message>",
                SignatureFault.SIGNATURE,
                "must be a child of the root");
        refused(SIGNATURE, SignatureFault.SIGNATURE, "must be a child of the root");
        refused(
                changed("<Inventory>", "<Inventory><ds:Object xmlns:ds=\"" + Canonicalizer.DS + "\"/>"),
                SignatureFault.SIGNATURE,
                "Object stands where no signature may");
    }

    @Test
    void oneReferenceToTheWholeMessage() {
        refused(
                changed("<Inventory>", "<Inventory Id=\"x\">").replace("URI=\"\"", "URI=\"#x\""),
                SignatureFault.SIGNATURE,
                "not to the whole message");
        refused(
                changed("<CEB621Message ", "<CEB621Message Id=\"x\" ").replace("URI=\"\"", "URI=\"#x\""),
                SignatureFault.SIGNATURE,
                "not to the whole message");
        refused(changed(" URI=\"\"", ""), SignatureFault.SIGNATURE, "names nothing");
        String reference = SIGNED.replaceAll("(?s).*(<ds:Reference .*</ds:Reference>).*", "$1");
        refused(changed(reference, reference + reference), SignatureFault.SIGNATURE, "Reference too many");
        refused(
                changed("<Inventory>", "<Inventory Id=\"x\"><a id=\"x\"/>"),
                SignatureFault.SIGNATURE,
                "two elements carry the same Id");
    }

    @Test
    void onlyTheTransformsOfTheSpecification() {
        String transform = "<ds:Transform Algorithm=\"" + SignatureForm.ENVELOPED + "\"></ds:Transform>";
        String xpath =
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>x</ds:XPath></ds:Transform>";
        refused(changed(transform, xpath), SignatureFault.SIGNATURE, "XPath too many");
        refused(changed(transform, transform + xpath), SignatureFault.SIGNATURE, "XPath too many");
        refused(changed(transform, ""), SignatureFault.SIGNATURE, "no Transform where one must stand");
        String exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
        refused(
                changed(transform, transform + exclusive),
                SignatureFault.SIGNATURE,
                "it must be " + SignatureForm.C14N);
        refused(
                changed(
                        "CanonicalizationMethod Algorithm=\"" + SignatureForm.C14N,
                        "CanonicalizationMethod Algorithm=\"" + SignatureForm.C14N + "#WithComments"),
                SignatureFault.SIGNATURE,
                "it must be " + SignatureForm.C14N);
    }

    @Test
    void algorithmsAreNotSwapped() {
        String sm2 = SealAlgorithm.SM2_SM3.method();
        String sm3 = SealAlgorithm.SM2_SM3.digest();
        refused(
                changed(sm2, "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
                SignatureFault.SIGNATURE,
                "is not accepted");
        refused(changed(sm3, SealAlgorithm.RSA_SHA1.digest()), SignatureFault.SIGNATURE, "DigestMethod is");
        refused(
                changed(sm2, SealAlgorithm.RSA_SHA1.method()).replace(sm3, SealAlgorithm.RSA_SHA1.digest()),
                SignatureFault.SIGNATURE,
                "not one of RSA_SHA1");
    }

    @Test
    void theKeyIsTheCertificatesAlone() {
        String data = SIGNED.replaceAll("(?s).*(<ds:X509Data>.*</ds:X509Data>).*", "$1");
        String value = "<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>";
        refused(changed(data, value), SignatureFault.SIGNATURE, "KeyValue where X509Data must stand");
        refused(changed(data, data + value), SignatureFault.SIGNATURE, "KeyValue too many");
        refused(changed(data, ""), SignatureFault.SIGNATURE, "no X509Data");
        refused(changed(data, "<ds:X509Data/>"), SignatureFault.SIGNATURE, "no X509Certificate");
        String keyInfo = SIGNED.replaceAll("(?s).*(<ds:KeyInfo>.*</ds:KeyInfo>).*", "$1");
        refused(changed(keyInfo, ""), SignatureFault.SIGNATURE, "no KeyInfo");
        refused(
                SIGNED.replaceAll("<ds:KeyName>[^<]*", "<ds:KeyName>0001"),
                SignatureFault.CERTIFICATE,
                "KeyName is 0001, but the certificate's serial number is");
        refused(changed("</ds:Signature>", "<ds:Object/></ds:Signature>"), SignatureFault.SIGNATURE, "Object too many");
        refused(
                changed("<ds:SignatureValue>", "<ds:SignatureValue><!-- -->"),
                SignatureFault.SIGNATURE,
                "a comment stands inside");
        refused(
                changed("<ds:X509Certificate>", "<ds:X509Certificate>AAAA"),
                SignatureFault.SIGNATURE,
                "no certificate");
    }

    @Test
    void theCertificateIsTrustedValidAndRegistered() throws GeneralSecurityException {
        Authority stranger = Authority.create(
                SealAlgorithm.SM2_SM3,
                Zone.SM2.authority.certificate().getSubjectX500Principal(),
                Zone.PERIOD,
                Zone.BC,
                new SecureRandom());
        Authority.Issued forged = stranger.issue(Zone.SM2.company.certificate().getSubjectX500Principal(), Zone.PERIOD);
        refused(signedBy(forged), SignatureFault.SIGNATURE, "does not lead to a trusted authority");
        refused(
                signedBy(new Authority.Issued(Zone.SM2.authority.key(), Zone.SM2.authority.certificate())),
                SignatureFault.SIGNATURE,
                "is an authority's");

        assertFault(
                SEALS.check(bytes(SIGNED), Zone.PERIOD.until().toEpochMilli() + 1000),
                SignatureFault.EXPIRED,
                "is valid from");
        assertFault(
                SEALS.check(bytes(SIGNED), Zone.PERIOD.from().toEpochMilli() - 1000),
                SignatureFault.EXPIRED,
                "is valid from");

        assertFault(
                Zone.SM2.seals(Zone.registry("01,,X,,,")).check(bytes(SIGNED), Zone.NOW),
                SignatureFault.CERTIFICATE,
                "registered for no company");
        String serial = Certificates.serial(Zone.SM2.company.certificate());
        assertFault(
                Zone.SM2.seals(Zone.registry(serial + ",,X,,,2026-05-31")).check(bytes(SIGNED), Zone.NOW),
                SignatureFault.CERTIFICATE,
                "registered for no company");
    }

    @Test
    void aRevokedCertificateIsRefusedFromThenOn() throws GeneralSecurityException {
        Instant revoked = Instant.parse("2026-05-01T00:00:00Z");
        BigInteger serial = Zone.SM2.company.certificate().getSerialNumber();
        Trust trust = new Trust(
                List.of(Zone.SM2.authority.certificate()),
                Zone.registry(serial.toString(16) + ",,X,,,"),
                List.of(Zone.SM2.authority.revoke(Map.of(serial, revoked), Zone.PERIOD)),
                Trust.Legacy.BY_DATE);
        Seals seals = Seals.of(trust, Zone.BC);
        assertFault(seals.check(bytes(SIGNED), Zone.NOW), SignatureFault.SIGNATURE, "was revoked on 2026-05-01");
        assertThat(seals.check(bytes(SIGNED), revoked.toEpochMilli() - 1)).isInstanceOf(Reading.Signature.Valid.class);
    }

    @Test
    void anotherCompanysCertificateDoesNotFitTheValue() throws GeneralSecurityException {
        Authority.Issued other = Zone.SM2.authority.issue(new X500Principal("CN=Other"), Zone.PERIOD);
        String certificate =
                Base64.getEncoder().encodeToString(other.certificate().getEncoded());
        refused(
                SIGNED.replaceAll("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>" + certificate)
                        .replaceAll("<ds:KeyName>[^<]*", "<ds:KeyName>" + Certificates.serial(other.certificate())),
                SignatureFault.SIGNATURE,
                "did not sign");
    }

    @Test
    void authoritiesBetweenComeWithTheMessage() throws GeneralSecurityException {
        Authority below = Zone.SM2.authority.issueAuthority(new X500Principal("CN=Below"), Zone.PERIOD);
        Authority.Issued company = below.issue(new X500Principal("CN=Company"), Zone.PERIOD);
        String signed = signedBy(company);
        refused(signed, SignatureFault.SIGNATURE, "does not lead to a trusted authority");
        String between = "<ds:X509Certificate>"
                + Base64.getEncoder().encodeToString(below.certificate().getEncoded())
                + "</ds:X509Certificate>";
        Seals seals = Zone.SM2.seals(Zone.registry(",CN=Company,3301994S01,,,"));
        assertThat(seals.check(bytes(signed.replace("</ds:X509Data>", between + "</ds:X509Data>")), Zone.NOW))
                .isInstanceOf(Reading.Signature.Valid.class);
        // A company's certificate vouches for nobody.
        Authority.Issued signer = Zone.SM2.authority.issue(new X500Principal("CN=Between"), Zone.PERIOD);
        assertThat(signer.certificate().getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void rsaOverSha1IsForOldCertificates() throws GeneralSecurityException {
        Instant start = Instant.parse("2022-06-30T16:00:00Z");
        Zone zone = Zone.RSA;
        Authority.Issued young =
                zone.authority.issue(new X500Principal("CN=Young"), new Authority.Period(start, Zone.PERIOD.until()));
        Authority.Issued old = zone.authority.issue(
                new X500Principal("CN=Old"), new Authority.Period(start.minusSeconds(1), Zone.PERIOD.until()));
        CompanyRegistry all = Zone.registry(",CN=Young,X,,,", ",CN=Old,X,,,");
        for (Trust.Legacy legacy : Trust.Legacy.values()) {
            Seals seals = Seals.of(new Trust(List.of(zone.authority.certificate()), all, List.of(), legacy), Zone.BC);
            boolean youngValid = legacy == Trust.Legacy.ACCEPTED;
            boolean oldValid = legacy != Trust.Legacy.REFUSED;
            assertThat(seals.check(bytes(signedBy(young)), Zone.NOW) instanceof Reading.Signature.Valid)
                    .as("young, %s", legacy)
                    .isEqualTo(youngValid);
            assertThat(seals.check(bytes(signedBy(old)), Zone.NOW) instanceof Reading.Signature.Valid)
                    .as("old, %s", legacy)
                    .isEqualTo(oldValid);
        }
    }

    @Test
    void bothSpellingsOfAnSm2SignatureAreRead() {
        String value = SIGNED.replaceAll("(?s).*<ds:SignatureValue>([^<]*)<.*", "$1");
        byte[] der = Objects.requireNonNull(Sm2.der(Base64.getDecoder().decode(value)));
        assertThat(Sm2.plain(der)).isEqualTo(Base64.getDecoder().decode(value));
        assertThat(check(changed(value, Base64.getEncoder().encodeToString(der))))
                .isInstanceOf(Reading.Signature.Valid.class);
        byte[] longer = java.util.Arrays.copyOf(der, der.length + 1);
        refused(changed(value, Base64.getEncoder().encodeToString(longer)), SignatureFault.SIGNATURE, "did not sign");
    }

    private static String signedBy(Authority.Issued issued) {
        return new String(
                Sealer.of(issued.key(), issued.certificate(), Zone.BC).sign(bytes(MESSAGE)), StandardCharsets.UTF_8);
    }

    private static String changed(String from, String to) {
        assertThat(SIGNED).contains(from);
        return SIGNED.replace(from, to);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Reading.Signature check(String message) {
        return SEALS.check(bytes(message), Zone.NOW);
    }

    private static void refused(String message, SignatureFault fault, String reason) {
        assertFault(check(message), fault, reason);
    }

    private static void assertFault(Reading.Signature found, SignatureFault fault, String reason) {
        assertThat(found).isInstanceOfSatisfying(Reading.Signature.Invalid.class, invalid -> {
            assertThat(invalid.fault()).as(invalid.reason()).isEqualTo(fault);
            assertThat(invalid.reason()).contains(reason);
        });
    }
}
