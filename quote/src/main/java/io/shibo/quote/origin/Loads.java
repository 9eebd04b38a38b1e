package io.shibo.quote.origin;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.Finding.Range;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the materials counts against the goods, or for them: sums between two bounds. Under full cumulation a material
 * made in a party counts with what it is made of where that is less.
 */
final class Loads {
    /** More than any material may be worth; stands for "too much" where the worst is supposed. */
    static final Exact HUGE = Exact.of(new BigDecimal("1000000000000000000000000000000"));

    /** Whether a material counts. */
    interface Counts {
        Answer of(Material material, String path);
    }

    /**
     * What counts against the goods.
     *
     * @param least whether anything counts if the open facts speak for the goods
     * @param most whether anything counts if they speak against them
     */
    record Load(boolean least, boolean most, Range amount) {
        static final Load NONE = new Load(false, false, Range.ZERO);

        Load plus(Load other) {
            return new Load(least || other.least, most || other.most, amount.plus(other.amount));
        }

        Load smaller(Load other) {
            Exact low = amount.low().compareTo(other.amount.low()) <= 0 ? amount.low() : other.amount.low();
            Exact high = lower(amount.high(), other.amount.high());
            return new Load(least && other.least, most && other.most, new Range(low, high));
        }
    }

    private final Statuses statuses;
    private final OriginJudge.Resolver resolver;

    Loads(Statuses statuses, OriginJudge.Resolver resolver) {
        this.statuses = statuses;
        this.resolver = resolver;
    }

    /** The sum of materials that do not originate and count. */
    Load against(List<Material> materials, String prefix, Tolerance.Of measure, Counts counts) {
        Load sum = Load.NONE;
        for (Material material : materials) {
            sum = sum.plus(against(material, prefix + material.description(), measure, counts));
        }
        return sum;
    }

    Load against(Material material, String path, Tolerance.Of measure, Counts counts) {
        Answer originating = statuses.of(material, path).originating();
        if (originating == Answer.YES) {
            return Load.NONE;
        }
        Answer counted = originating.not().and(counts.of(material, path));
        Load whole = Load.NONE;
        if (counted != Answer.NO) {
            boolean certain = counted == Answer.YES;
            Range amount = amount(material, path, measure, true);
            whole = new Load(certain, true, certain ? amount : new Range(Exact.ZERO, amount.high()));
        }
        return statuses.opened(material)
                ? whole.smaller(against(material.materials(), path + " / ", measure, counts))
                : whole;
    }

    /** The value that originates in the materials. */
    Range originating(List<Material> materials, String prefix) {
        Range sum = Range.ZERO;
        for (Material material : materials) {
            sum = sum.plus(originating(material, prefix + material.description()));
        }
        return sum;
    }

    private Range originating(Material material, String path) {
        Answer originating = statuses.of(material, path).originating();
        boolean opened = statuses.opened(material);
        if (originating == Answer.NO && !opened) {
            return Range.ZERO;
        }
        Range value = amount(material, path, Tolerance.Of.VALUE, false);
        if (originating == Answer.YES) {
            return value;
        }
        if (!value.known()) {
            return new Range(Exact.ZERO, value.high());
        }
        Range not = against(material, path, Tolerance.Of.VALUE, (each, at) -> Answer.YES)
                .amount();
        Exact low = not.high() == null ? Exact.ZERO : atLeastZero(value.low().minus(not.high()));
        return new Range(low, atLeastZero(value.low().minus(not.low())));
    }

    /** Value or mass of a material; an open one is taken as the resolver says, less being better where it counts against. */
    private Range amount(Material material, String path, Tolerance.Of measure, boolean against) {
        BigDecimal known = measure == Tolerance.Of.VALUE ? material.value().orNull() : material.netKg();
        if (known != null) {
            return new Range(Exact.of(known), Exact.of(known));
        }
        OriginQuestion.Kind kind =
                measure == Tolerance.Of.VALUE ? OriginQuestion.Kind.MATERIAL_VALUE : OriginQuestion.Kind.MATERIAL_MASS;
        return switch (resolver.of(new OriginQuestion(kind, path))) {
            case UNKNOWN -> new Range(Exact.ZERO, null);
            case YES -> against ? Range.ZERO : new Range(HUGE, null);
            case NO -> against ? new Range(HUGE, null) : Range.ZERO;
        };
    }

    static @Nullable Exact lower(@Nullable Exact one, @Nullable Exact other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    static Exact atLeastZero(Exact amount) {
        return amount.compareTo(Exact.ZERO) < 0 ? Exact.ZERO : amount;
    }
}
