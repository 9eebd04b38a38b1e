package io.shibo.clear.seal;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates sign for which company: a table that an official edits.
 *
 * <p>Columns: {@code serial} (hexadecimal) and {@code subject} (as in {@code CN=…, O=…}), at least one of them filled, and
 * both must fit where both are; {@code company}, the customs code; and, if wanted, {@code name}, {@code from} and {@code
 * until}, dates in China's time, both inclusive. A certificate that signs for several companies has several rows.
 */
public final class CompanyRegistry {
    private static final Csv.Header HEADER =
            Csv.Header.of("company").withOptional("serial", "subject", "name", "from", "until");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final List<Entry> entries;

    private record Entry(
            @Nullable BigInteger serial,
            @Nullable X500Principal subject,
            String company,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        boolean fits(X509Certificate certificate) {
            return (serial == null || serial.equals(certificate.getSerialNumber()))
                    && (subject == null || subject.equals(certificate.getSubjectX500Principal()));
        }

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    private CompanyRegistry(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the table.
     *
     * @param file as the user named it, for messages
     * @throws io.shibo.codes.input.InputException with every problem found
     */
    public static CompanyRegistry parse(String file, byte[] csv) {
        Problems problems = new Problems();
        List<Entry> entries = new ArrayList<>();
        try {
            Csv.read(file, new ByteArrayInputStream(csv), HEADER, problems, row -> {
                BigInteger serial = row.parseOptional("serial", CompanyRegistry::serial);
                X500Principal subject = row.parseOptional("subject", X500Principal::new);
                String company = row.required("company");
                LocalDate from = row.parseOptional("from", Values::date);
                LocalDate until = row.parseOptional("until", Values::date);
                if (row.text("serial").isEmpty() && row.text("subject").isEmpty()) {
                    problems.add(file, row.line(), "serial", "is empty, and so is subject. Fill one of them.");
                } else if (serial != null || subject != null) {
                    entries.add(new Entry(serial, subject, company, from, until));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        problems.throwIfAny();
        return new CompanyRegistry(entries);
    }

    private static BigInteger serial(String text) {
        if (!text.matches("[0-9A-Fa-f]{1,40}")) {
            throw new IllegalArgumentException("is not a serial number of up to 40 hexadecimal digits.");
        }
        return new BigInteger(text, 16);
    }

    /**
     * Customs codes of the companies that a certificate signs for; empty where it is not registered.
     *
     * @param at milliseconds since 1970 in UTC
     */
    public Set<String> companies(X509Certificate certificate, long at) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), CHINA);
        Set<String> companies = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.fits(certificate) && entry.holdsOn(day)) {
                companies.add(entry.company());
            }
        }
        return companies;
    }
}
