package io.shibo.quote.origin;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one part of a rule came out, with the figures that decided. */
public sealed interface Finding {
    OriginRule rule();

    Answer answer();

    /** {@code and} or {@code or}. */
    record Group(OriginRule rule, Answer answer, List<Finding> parts) implements Finding {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A change of tariff classification, or materials that must originate.
     *
     * @param materials those that do not originate, or may not
     * @param allowances the tolerances that were tried, because a material fails
     */
    record Changed(OriginRule rule, Answer answer, List<Classified> materials, List<Allowance> allowances)
            implements Finding {
        public Changed {
            materials = List.copyOf(materials);
            allowances = List.copyOf(allowances);
        }
    }

    /** Shares of value or weight; one of the figures is enough. */
    record Measured(OriginRule rule, Answer answer, List<Figure> figures) implements Finding {
        public Measured {
            figures = List.copyOf(figures);
        }
    }

    /** What is said or seen without figures: wholly obtained, made exclusively, a process. */
    record Stated(OriginRule rule, Answer answer) implements Finding {}

    /** Whether one material meets the rule. */
    record Classified(Material material, Answer meets) {}

    /**
     * A tolerance at work.
     *
     * @param failing value or kilograms of the materials that fail
     * @param limit the most that is forgiven; null where the price or mass is not known
     */
    record Allowance(
            Tolerance tolerance, Range failing, @Nullable Exact limit, Answer answer) {}

    /** What a figure measures. */
    enum Kind {
        BUILD_DOWN,
        BUILD_UP,
        NET_COST,
        FOCUSED,
        MAX_NOM,
        MAX_WEIGHT
    }

    /**
     * One computation.
     *
     * @param basis what the whole is; null for net cost and weight
     * @param whole price, net cost or net mass; null where not known
     * @param part the materials that count: originating ones in build-up, else those that do not originate
     * @param costs direct costs that build-up adds; zero elsewhere; null where not known
     * @param percent the share, to 12 significant digits; null where it cannot be told
     * @param threshold at least this for contents, at most for the others
     * @param room how much more the materials that do not originate may come to (negative: how much less they must); null
     *     where it cannot be told
     */
    record Figure(
            Kind kind,
            @Nullable PriceBasis basis,
            @Nullable Exact whole,
            Range part,
            @Nullable Exact costs,
            @Nullable BigDecimal percent,
            BigDecimal threshold,
            @Nullable Exact room,
            Answer answer) {}

    /**
     * An amount between two bounds, equal where all is known.
     *
     * @param high null where there is no bound
     */
    record Range(Exact low, @Nullable Exact high) {
        static final Range ZERO = new Range(Exact.ZERO, Exact.ZERO);

        public boolean known() {
            return high != null && low.compareTo(high) == 0;
        }

        Range plus(Range other) {
            return new Range(low.plus(other.low), high == null || other.high == null ? null : high.plus(other.high));
        }
    }
}
