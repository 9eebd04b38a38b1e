package io.shibo.clear.risk;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * One comparison of a rule: {@code parcels-of-buyer within 1h at-least 2}.
 *
 * @param threshold in the parts of the indicator's unit
 */
public record Condition(Indicator indicator, Span span, Comparison comparison, long threshold) {
    /** How a figure is held against its threshold. */
    public enum Comparison {
        BELOW,
        AT_MOST,
        AT_LEAST,
        OVER;

        /** As rules write it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean holds(long figure, long threshold) {
            return switch (this) {
                case BELOW -> figure < threshold;
                case AT_MOST -> figure <= threshold;
                case AT_LEAST -> figure >= threshold;
                case OVER -> figure > threshold;
            };
        }
    }

    public Condition {
        indicator.slot(span);
    }

    /** Whether it holds; a figure that is not known holds for nothing. */
    boolean holds(Figures figures) {
        OptionalLong figure = figures.find(indicator, span);
        return figure.isPresent() && comparison.holds(figure.getAsLong(), threshold);
    }
}
