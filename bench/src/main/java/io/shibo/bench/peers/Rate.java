package io.shibo.bench.peers;

import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Measured;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A rate as a table of rates keeps it: a share of a base, an amount per kilogram, or both joined. Every formula of {@link
 * io.shibo.bench.NationalTariff} has this form; others are refused, so that no peer computes less than the pack says.
 *
 * @param share of the base, as a fraction: 5 % is 0.05
 * @param perKilogram in the pack's currency
 * @param join what to take where both are given; {@link Join#SUM} where one is 0
 * @param ofDuty whether duty belongs to the base, beside the customs value, which always does
 */
public record Rate(
        BigDecimal share, BigDecimal perKilogram, Join join, boolean ofDuty, boolean ofAdditional, boolean ofExcise) {
    /** How the two parts make one amount. */
    public enum Join {
        SUM,
        LARGER,
        SMALLER
    }

    private static final Rate FREE = new Rate(BigDecimal.ZERO, BigDecimal.ZERO, Join.SUM, false, false, false);
    private static final Measured KILOGRAM = new Measured(List.of("KGM"));

    /** @throws IllegalArgumentException if the formula has another form */
    static Rate of(Formula formula) {
        return switch (formula) {
            case Formula.Free() -> FREE;
            case Formula.Share share -> ofShare(share);
            case Formula.PerUnit(var amount, var units)
            when units.equals(List.of(KILOGRAM)) ->
                new Rate(BigDecimal.ZERO, amount.amount(), Join.SUM, false, false, false);
            case Formula.Sum(var parts) when parts.size() == 2 -> joined(parts, Join.SUM, formula);
            case Formula.Pick(var smallest, var parts)
            when parts.size() == 2 -> joined(parts, smallest ? Join.SMALLER : Join.LARGER, formula);
            default -> throw unlike(formula);
        };
    }

    private static Rate ofShare(Formula.Share share) {
        Set<String> base = new HashSet<>();
        share.of().names(base::add);
        boolean plain = share.percent() && base.remove("customs-value") && plain(share.of());
        Rate rate = new Rate(
                share.part().movePointLeft(2),
                BigDecimal.ZERO,
                Join.SUM,
                base.remove("duty"),
                base.remove("additional"),
                base.remove("excise"));
        if (!plain || !base.isEmpty()) {
            throw unlike(share);
        }
        return rate;
    }

    /** Whether an amount is a total, or the sum of totals that differ. */
    private static boolean plain(Formula base) {
        return base instanceof Formula.Total
                || (base instanceof Formula.Sum(var parts)
                        && parts.stream().allMatch(Formula.Total.class::isInstance)
                        && parts.stream().distinct().count() == parts.size());
    }

    private static Rate joined(List<Formula> parts, Join join, Formula whole) {
        if (parts.getFirst() instanceof Formula.Share && parts.getLast() instanceof Formula.PerUnit) {
            Rate share = of(parts.getFirst());
            return new Rate(
                    share.share,
                    of(parts.getLast()).perKilogram,
                    join,
                    share.ofDuty,
                    share.ofAdditional,
                    share.ofExcise);
        }
        throw unlike(whole);
    }

    private static IllegalArgumentException unlike(Formula formula) {
        return new IllegalArgumentException(
                "'%s' is not of the forms that the peers' tables hold: extend Rate and both peers".formatted(formula));
    }

    /** What the rate comes to, exact. */
    BigDecimal of(BigDecimal base, BigDecimal kilograms) {
        if (perKilogram.signum() == 0) {
            return share.multiply(base);
        }
        BigDecimal specific = perKilogram.multiply(kilograms);
        BigDecimal ofBase = share.multiply(base);
        return switch (join) {
            case SUM -> ofBase.add(specific);
            case LARGER -> ofBase.max(specific);
            case SMALLER -> ofBase.min(specific);
        };
    }
}
