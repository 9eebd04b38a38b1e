package io.shibo.clear.seal;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Certificates and revocation lists, read by the provider that knows their curves. */
public final class Certificates {
    private Certificates() {}

    /**
     * The certificates of a file, PEM or DER.
     *
     * @throws GeneralSecurityException if there is anything else in it
     */
    public static List<X509Certificate> read(byte[] bytes, Provider provider) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (var certificate : CertificateFactory.getInstance("X.509", provider)
                .generateCertificates(new ByteArrayInputStream(bytes))) {
            found.add((X509Certificate) certificate);
        }
        return found;
    }

    /** The revocation lists of a file, PEM or DER. */
    public static List<X509CRL> readRevocations(byte[] bytes, Provider provider) throws GeneralSecurityException {
        List<X509CRL> found = new ArrayList<>();
        for (var list :
                CertificateFactory.getInstance("X.509", provider).generateCRLs(new ByteArrayInputStream(bytes))) {
            found.add((X509CRL) list);
        }
        return found;
    }

    /** A serial number as {@code KeyName} has it: hexadecimal, whole bytes. */
    public static String serial(X509Certificate certificate) {
        String digits = certificate.getSerialNumber().toString(16).toLowerCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    /** Whether {@code keyName} is a certificate's serial number, hexadecimal or decimal; leading zeros do not count. */
    static boolean isSerial(String keyName, X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        return keyName.matches("[0-9A-Fa-f]{1,64}") && new BigInteger(keyName, 16).equals(serial)
                || keyName.matches("[0-9]{1,64}") && new BigInteger(keyName).equals(serial);
    }
}
