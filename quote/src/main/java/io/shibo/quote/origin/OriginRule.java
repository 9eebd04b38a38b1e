package io.shibo.quote.origin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be true of goods for them to originate; {@code toString} prints what {@link OriginRuleParser} reads. */
public sealed interface OriginRule {
    /** Grown, born, mined or caught in the parties: {@code WO}. */
    record WhollyObtained() implements OriginRule {
        @Override
        public String toString() {
            return "WO";
        }
    }

    /** Made from originating materials alone: {@code PE}. */
    record ProducedExclusively() implements OriginRule {
        @Override
        public String toString() {
            return "PE";
        }
    }

    /** From materials of any heading: working them is enough. {@code AH}. */
    record AnyMaterials() implements OriginRule {
        @Override
        public String toString() {
            return "AH";
        }
    }

    /** How many leading digits of each material's code must differ from the code of the goods. */
    enum Change {
        CC(2),
        CTH(4),
        CTSH(6);

        private final int digits;

        Change(int digits) {
            this.digits = digits;
        }

        public int digits() {
            return digits;
        }
    }

    /**
     * Every material that does not originate comes from another chapter, heading or subheading: {@code CTH except from
     * 10.06, 11.02}.
     *
     * @param except codes from which materials that do not originate may not come; null for none
     */
    record TariffChange(Change change, @Nullable HsCodes except) implements OriginRule {
        @Override
        public String toString() {
            return change + (except == null ? "" : " except from " + except);
        }
    }

    /** All materials of these codes must originate: {@code WO from 03, 16}. */
    record Obtained(HsCodes from) implements OriginRule {
        @Override
        public String toString() {
            return "WO from " + from;
        }
    }

    /**
     * A least regional value content: {@code RVC 40}, {@code RVC 35 build-up}, {@code RVC 50 focused from 85.07}.
     *
     * @param percent above 0, at most 100
     * @param method null where the agreement's own methods are open
     * @param from the materials that the focused method counts; null for the other methods
     */
    record Content(
            BigDecimal percent,
            @Nullable ContentMethod method,
            @Nullable HsCodes from) implements OriginRule {
        public Content {
            percentage(percent);
            if ((method == ContentMethod.FOCUSED) != (from != null)) {
                throw new IllegalArgumentException(
                        "the focused method counts named materials: write as in RVC 50 focused from 85.07.");
            }
        }

        @Override
        public String toString() {
            return "RVC " + percent.toPlainString()
                    + (method == null ? "" : " " + method.word())
                    + (from == null ? "" : " from " + from);
        }
    }

    /**
     * The most that materials that do not originate may be worth: {@code MaxNOM 45 of EXW}, {@code MaxNOM 10 from 85.42}.
     *
     * @param percent of the price, 0 to 100
     * @param of null where the agreement's own price is meant
     * @param from the materials that count; null for all
     */
    record MaxNom(
            BigDecimal percent,
            @Nullable PriceBasis of,
            @Nullable HsCodes from) implements OriginRule {
        public MaxNom {
            percentage(percent);
        }

        @Override
        public String toString() {
            return "MaxNOM " + percent.toPlainString() + (of == null ? "" : " of " + of)
                    + (from == null ? "" : " from " + from);
        }
    }

    /** The most that materials of these codes that do not originate may weigh: {@code MaxWeight 20 from 17.01}. */
    record MaxWeight(BigDecimal percent, HsCodes from) implements OriginRule {
        public MaxWeight {
            percentage(percent);
        }

        @Override
        public String toString() {
            return "MaxWeight " + percent.toPlainString() + " from " + from;
        }
    }

    /** Something that has to be done in the parties: {@code process "chemical reaction"}. */
    record Process(String name) implements OriginRule {
        public Process {
            name = name.strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || name.length() > 100 || name.indexOf('"') >= 0) {
                throw new IllegalArgumentException("a process has a name of 1 to 100 characters without quotes.");
            }
        }

        @Override
        public String toString() {
            return "process \"" + name + "\"";
        }
    }

    /** One is enough. */
    record AnyOf(List<OriginRule> parts) implements OriginRule {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(OriginRule::toString).collect(Collectors.joining(" or "));
        }
    }

    /** All must hold. */
    record AllOf(List<OriginRule> parts) implements OriginRule {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    private static void percentage(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "%s is not a percentage from 0 to 100.".formatted(percent.toPlainString()));
        }
    }
}
