package io.shibo.meet.score;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Quantity;
import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the terms of a need and an offer fit: a share of each criterion's points from 0 to 100, and why.
 *
 * <p>What holds, and is tested: an offer that holds more certificates, sells less at a time or delivers more is never worth
 * less to any need; a need that asks for a further certificate is never worth more; the distance of two delivery terms is the
 * same both ways; what one of the two leaves open gives {@link #OPEN_PERCENT}, since unknown is neither a fit nor a conflict.
 */
final class TermsFit {
    /** What a term gives that one side or both leave open. */
    static final int OPEN_PERCENT = 60;

    private static final int ALL = 100;
    /** By how many of the seller's duties two delivery terms lie apart: none, one, two, three or more. */
    private static final int[] INCOTERM_PERCENT = {80, 50, 20, 0};

    private static final int ONE_CERTIFICATE_MISSING = 30;

    private final Terms need;
    private final Terms offer;

    TermsFit(Terms need, Terms offer) {
        this.need = need;
        this.offer = offer;
    }

    /**
     * In full where what is wanted lies between the least that is sold and the most that can be delivered; outside of that the
     * part of the smaller in the larger, of {@value #OPEN_PERCENT} %. Units of different kinds cannot be compared.
     */
    int quantity() {
        if (!comparable()) {
            return OPEN_PERCENT;
        }
        BigDecimal wanted = base(need.quantity());
        @Nullable Quantity least = offer.minimum();
        if (least != null && wanted.compareTo(base(least)) < 0) {
            return part(wanted, base(least));
        }
        @Nullable Quantity most = offer.quantity();
        if (most != null && wanted.compareTo(base(most)) > 0) {
            return part(base(most), wanted);
        }
        return ALL;
    }

    Explanation quantityWhy() {
        @Nullable Quantity wanted = need.quantity();
        @Nullable Quantity least = offer.minimum();
        @Nullable Quantity most = offer.quantity();
        if (wanted == null) {
            return Explanation.of("score.quantity.open");
        }
        @Nullable Quantity sold = least == null ? most : least;
        if (sold == null) {
            return Explanation.of("score.quantity.unknown");
        }
        if (!comparable()) {
            return Explanation.of("score.quantity.units", wanted, sold);
        }
        if (least != null && base(wanted).compareTo(base(least)) < 0) {
            return Explanation.of("score.quantity.below", wanted, least);
        }
        return most != null && base(wanted).compareTo(base(most)) > 0
                ? Explanation.of("score.quantity.above", wanted, most)
                : Explanation.of("score.quantity.fits", wanted);
    }

    private boolean comparable() {
        @Nullable Quantity wanted = need.quantity();
        @Nullable Quantity one = offer.minimum() == null ? offer.quantity() : offer.minimum();
        return wanted != null
                && one != null
                && wanted.unit().dimension() == one.unit().dimension();
    }

    private static BigDecimal base(@Nullable Quantity quantity) {
        return quantity == null
                ? BigDecimal.ZERO
                : quantity.value().multiply(quantity.unit().size());
    }

    private static int part(BigDecimal smaller, BigDecimal larger) {
        return smaller.multiply(BigDecimal.valueOf(OPEN_PERCENT))
                .divide(larger, 0, RoundingMode.DOWN)
                .intValue();
    }

    /** In full for the same term; else by how much more one of them has the seller do than the other. */
    int incoterm() {
        @Nullable Incoterm wanted = need.incoterm();
        @Nullable Incoterm offered = offer.incoterm();
        if (wanted == null || offered == null) {
            return OPEN_PERCENT;
        }
        if (wanted == offered) {
            return ALL;
        }
        int apart = Math.abs(duties(wanted) - duties(offered));
        return INCOTERM_PERCENT[Math.min(apart, INCOTERM_PERCENT.length - 1)];
    }

    /** How much the seller does, by the groups of Incoterms 2020: E, F, C, D, and D with duty paid. */
    private static int duties(Incoterm term) {
        return switch (term) {
            case EXW -> 0;
            case FCA, FAS, FOB -> 1;
            case CFR, CIF, CPT, CIP -> 2;
            case DAP, DPU -> 3;
            case DDP -> 4;
        };
    }

    Explanation incotermWhy() {
        @Nullable Incoterm wanted = need.incoterm();
        @Nullable Incoterm offered = offer.incoterm();
        if (wanted == null || offered == null) {
            return Explanation.of("score.incoterm.open");
        }
        if (wanted == offered) {
            return Explanation.of("score.incoterm.same", wanted);
        }
        int apart = duties(wanted) - duties(offered);
        return Explanation.of(
                apart == 0 ? "score.incoterm.near" : apart > 0 ? "score.incoterm.less" : "score.incoterm.more",
                wanted,
                offered);
    }

    /** In full where all that are asked for are held. */
    int certificate() {
        if (need.certificates().isEmpty()) {
            return OPEN_PERCENT;
        }
        long missing = need.certificates().stream()
                .distinct()
                .filter(each -> !offer.certificates().contains(each))
                .count();
        return missing == 0 ? ALL : missing == 1 ? ONE_CERTIFICATE_MISSING : 0;
    }

    Explanation certificateWhy() {
        if (need.certificates().isEmpty()) {
            return Explanation.of("score.certificate.open");
        }
        List<String> missing = need.certificates().stream()
                .distinct()
                .filter(each -> !offer.certificates().contains(each))
                .toList();
        return missing.isEmpty()
                ? Explanation.of("score.certificate.held", need.certificates())
                : Explanation.of("score.certificate.missing", missing);
    }
}
