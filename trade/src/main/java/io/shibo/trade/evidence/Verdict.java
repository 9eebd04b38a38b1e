package io.shibo.trade.evidence;

import java.util.List;

/**
 * What can be said of a set of documents. {@link Genuine} is the only good one; none of the others is ever shown as valid.
 */
public sealed interface Verdict {
    /**
     * Every byte is as its issuer signed it, by a key that is trusted and valid on the day asked about. As of what is
     * known: a later revocation of the key would not be known here.
     */
    record Genuine() implements Verdict {}

    /**
     * Something is not as it was signed.
     *
     * @param differences the first of them, in the order of the documents
     * @param found how many there are; more than listed where the list was cut
     */
    record Altered(List<Difference> differences, long found) implements Verdict {
        public Altered {
            differences = List.copyOf(differences);
        }
    }

    /** The signature, or what it says, leads to no key that the caller trusts. {@code detail} names the key or owner. */
    record NotSignedByATrustedKey(Reason reason, String detail) implements Verdict {}

    /** The evidence itself cannot be used as it is. */
    record Malformed(Reason reason, String detail) implements Verdict {}

    /** Nothing is wrong as far as could be looked, but that is not enough to call it genuine. */
    record NotChecked(Reason reason, String detail) implements Verdict {}

    /** {@code genuine}, {@code altered}, {@code not-signed-by-a-trusted-key}, {@code malformed} or {@code not-checked}. */
    default String code() {
        return switch (this) {
            case Genuine g -> "genuine";
            case Altered a -> "altered";
            case NotSignedByATrustedKey n -> "not-signed-by-a-trusted-key";
            case Malformed m -> "malformed";
            case NotChecked n -> "not-checked";
        };
    }
}
