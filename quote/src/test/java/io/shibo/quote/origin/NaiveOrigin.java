package io.shibo.quote.origin;

import java.math.BigDecimal;
import java.util.List;

/**
 * The same rules said again in the plainest way: everything known, no bounds, no cumulation, integers of a cent. Written from
 * the grammar alone, to be compared with the judge.
 */
final class NaiveOrigin {
    /** A material of which all is known; {@code cents} of value. */
    record Input(String code, boolean originating, long cents) {}

    private final String goods;
    private final long price;
    private final List<Input> inputs;
    private final boolean processed;
    private final int tolerance;

    /**
     * @param price in cents
     * @param processed whether the process {@code x} was stated
     * @param tolerance per cent of the price, for materials that do not make a change
     */
    NaiveOrigin(String goods, long price, List<Input> inputs, boolean processed, int tolerance) {
        this.goods = goods;
        this.price = price;
        this.inputs = inputs;
        this.processed = processed;
        this.tolerance = tolerance;
    }

    boolean originates(OriginRule rule) {
        return inputs.stream().allMatch(Input::originating) || meets(rule);
    }

    private boolean meets(OriginRule rule) {
        if (rule instanceof OriginRule.AnyOf any) {
            for (OriginRule part : any.parts()) {
                if (meets(part)) {
                    return true;
                }
            }
            return false;
        }
        if (rule instanceof OriginRule.AllOf all) {
            for (OriginRule part : all.parts()) {
                if (!meets(part)) {
                    return false;
                }
            }
            return true;
        }
        if (rule instanceof OriginRule.TariffChange change) {
            int digits = change.change() == OriginRule.Change.CC ? 2 : change.change() == OriginRule.Change.CTH ? 4 : 6;
            String own = goods.substring(0, digits);
            return forgiven(input -> input.code().startsWith(own) || named(change.except(), input.code()));
        }
        if (rule instanceof OriginRule.Obtained obtained) {
            return forgiven(input -> named(obtained.from(), input.code()));
        }
        if (rule instanceof OriginRule.Content content) {
            long foreign = sum(input -> !input.originating());
            long own = sum(Input::originating);
            boolean down = hundred(price - foreign) >= times(content.percent(), price);
            boolean up = hundred(own) >= times(content.percent(), price);
            return content.method() == ContentMethod.BUILD_DOWN
                    ? down
                    : content.method() == ContentMethod.BUILD_UP ? up : down || up;
        }
        if (rule instanceof OriginRule.MaxNom most) {
            long foreign =
                    sum(input -> !input.originating() && (most.from() == null || named(most.from(), input.code())));
            return hundred(foreign) <= times(most.percent(), price);
        }
        if (rule instanceof OriginRule.Process) {
            return processed;
        }
        return false;
    }

    private interface Which {
        boolean is(Input input);
    }

    private boolean forgiven(Which fails) {
        long failing = 0;
        boolean any = false;
        for (Input input : inputs) {
            if (!input.originating() && fails.is(input)) {
                any = true;
                failing += input.cents();
            }
        }
        return !any || 100 * failing <= tolerance * price;
    }

    private long sum(Which counts) {
        return inputs.stream().filter(counts::is).mapToLong(Input::cents).sum();
    }

    private static long hundred(long cents) {
        return 100 * cents;
    }

    private static long times(BigDecimal percent, long cents) {
        return percent.longValueExact() * cents;
    }

    private static boolean named(@org.jspecify.annotations.Nullable HsCodes codes, String code) {
        if (codes != null) {
            for (HsCodes.Span span : codes.spans()) {
                String first = span.first().digits();
                String cut = code.substring(0, first.length());
                if (cut.compareTo(first) >= 0 && cut.compareTo(span.last().digits()) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
