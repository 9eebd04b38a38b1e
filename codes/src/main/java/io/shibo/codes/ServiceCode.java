package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A service by its code in a named classification.
 *
 * @param scheme EBOPS 2010 (as in {@code SI2}) or CPC Version 2.1 (1 to 5 digits)
 * @param code as the classification writes it
 */
public record ServiceCode(Scheme scheme, String code) implements Comparable<ServiceCode> {
    /** The classification a service code belongs to. */
    public enum Scheme {
        /** Extended Balance of Payments Services Classification 2010; codes as SDMX writes them. */
        EBOPS("S[A-L][A-Z0-9]{0,4}", "SI2"),
        /** Central Product Classification, United Nations, Version 2.1, divisions 53 to 99. */
        CPC("[5-9][0-9]{0,4}", "83143");

        private final Pattern form;
        private final String example;

        Scheme(String form, String example) {
            this.form = Pattern.compile(form);
            this.example = example;
        }
    }

    public ServiceCode {
        Objects.requireNonNull(scheme);
        if (!scheme.form.matcher(code).matches()) {
            throw Wrong.of("service-code-of", Problem.show(code), scheme, scheme.example)
                    .refusal();
        }
    }

    /** Reads what {@link #toString} prints: {@code EBOPS:SI2} or {@code CPC:83143}. */
    public static ServiceCode parse(String text) {
        for (Scheme scheme : Scheme.values()) {
            if (text.startsWith(scheme.name() + ":")) {
                return new ServiceCode(scheme, text.substring(scheme.name().length() + 1));
            }
        }
        throw Wrong.of("service-code", Problem.show(text)).refusal();
    }

    /** Whether {@code other} is this service or a part of it. */
    public boolean contains(ServiceCode other) {
        return scheme == other.scheme && other.code.startsWith(code);
    }

    @Override
    public int compareTo(ServiceCode other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return scheme + ":" + code;
    }
}
