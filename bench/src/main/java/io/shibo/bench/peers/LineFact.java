package io.shibo.bench.peers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line in the working memory of Drools, and what rules found that it owes. Public, with getters, because rules are
 * compiled in another class loader.
 */
public final class LineFact {
    private final SaleLine line;
    private final long day;
    private final BigDecimal customsValue;
    private @Nullable BigDecimal lowest;
    private BigDecimal duty = BigDecimal.ZERO;
    private BigDecimal additional = BigDecimal.ZERO;
    private BigDecimal excise = BigDecimal.ZERO;
    private BigDecimal vat = BigDecimal.ZERO;
    private int vatPriority = Integer.MIN_VALUE;

    LineFact(SaleLine line) {
        this.line = line;
        this.day = line.imported().toEpochDay();
        this.customsValue = line.price().add(line.freight());
    }

    public String getCode() {
        return line.code();
    }

    public String getOrigin() {
        return line.origin();
    }

    /** Of import, as an epoch day: Drools compares numbers faster than dates. */
    public long getDay() {
        return day;
    }

    public boolean isProof() {
        return line.proof();
    }

    /** One of several candidates: the lowest stands. */
    public void offerDuty(Rate rate, int priority) {
        BigDecimal amount = amount(rate);
        if (lowest == null || amount.compareTo(lowest) < 0) {
            lowest = amount;
            duty = cent(amount);
        }
    }

    public void offerAdditional(Rate rate, int priority) {
        additional = additional.add(cent(amount(rate)));
    }

    public void offerExcise(Rate rate, int priority) {
        excise = excise.add(cent(amount(rate)));
    }

    /** One of several candidates: the one of the highest priority stands. */
    public void offerVat(Rate rate, int priority) {
        if (priority > vatPriority) {
            vatPriority = priority;
            vat = cent(amount(rate));
        }
    }

    private BigDecimal amount(Rate rate) {
        BigDecimal base = customsValue;
        base = rate.ofDuty() ? base.add(duty) : base;
        base = rate.ofAdditional() ? base.add(additional) : base;
        base = rate.ofExcise() ? base.add(excise) : base;
        return rate.of(base, line.kilograms());
    }

    private static BigDecimal cent(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    Due due() {
        if (lowest == null) {
            throw new IllegalStateException("no rule of duty fired for " + line);
        }
        return new Due(duty, additional, excise, vat);
    }
}
