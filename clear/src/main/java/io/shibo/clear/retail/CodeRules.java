package io.shibo.clear.retail;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.PartyKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook says of one goods code on one day: by layer, the measures that may apply, in the order in which a layer
 * chooses. Only rules of a plain kind are kept like this: one measure chosen a layer, by priority, whatever the goods'
 * origin. For a code with any other kind there are no such rules, and it is left to the rulebook.
 */
final class CodeRules {
    /** By layer, in the order of the channel. */
    private final Measure[][] byLayer;
    /** How a tax is cited, by all choices of the line and the layer; few, and replaced as a whole when one is learnt. */
    private volatile Cited[] cited = {};

    private record Cited(long key, TaxRule rule) {}

    private CodeRules(List<Measure[]> byLayer) {
        this.byLayer = byLayer.toArray(Measure[][]::new);
    }

    /**
     * @param candidates measures of the channel whose codes cover {@code code}
     * @return null where a rule is not of the plain kind
     */
    static @Nullable CodeRules of(List<Step> steps, List<Measure> candidates, HsCode code, LocalDate day) {
        List<Measure[]> byLayer = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Layer layer -> {
                    List<Measure> valid = candidates.stream()
                            .filter(one -> one.layer().equals(layer.name())
                                    && one.valid().contains(day))
                            .sorted(choice())
                            .toList();
                    if (!plain(layer, valid)) {
                        return null;
                    }
                    byLayer.add(valid.toArray(Measure[]::new));
                }
                case Step.Check check -> {
                    boolean listed =
                            check.listed().isEmpty() || check.listed().stream().anyMatch(one -> one.contains(code));
                    if (check.valid().contains(day)
                            && (!listed || check.at() == Step.Level.LINE && check.require() != null)) {
                        return null;
                    }
                }
                case Step.Base base -> {}
            }
        }
        return byLayer.size() * Sheet.BITS > Long.SIZE - Sheet.BITS ? null : new CodeRules(byLayer);
    }

    private static boolean plain(Layer layer, List<Measure> measures) {
        return layer.at() == Step.Level.LINE
                && layer.entryRounding() == null
                && (layer.select() == Layer.Select.FIRST || measures.size() <= 1)
                && measures.size() < (1 << Sheet.BITS) - 1
                && measures.stream().allMatch(CodeRules::plain);
    }

    private static boolean plain(Measure measure) {
        Scope scope = measure.scope();
        return measure.program() == null
                && measure.excludes().isEmpty()
                && scope.services().isEmpty()
                && scope.origins().isEmpty()
                && scope.exceptOrigins().isEmpty()
                && scope.dispatch().isEmpty()
                && scope.destinations().isEmpty()
                && scope.transports().isEmpty()
                && (scope.buyers().isEmpty() || scope.buyers().contains(PartyKind.CONSUMER));
    }

    /** The highest priority, then the longest code, then the first id: as a layer chooses. */
    private static Comparator<Measure> choice() {
        return Comparator.comparingInt((Measure one) -> -one.priority())
                .thenComparingInt(one -> -longest(one))
                .thenComparing(Measure::id);
    }

    private static int longest(Measure measure) {
        return measure.scope().codes().stream().mapToInt(HsCode::length).max().orElse(0);
    }

    /**
     * Chooses a layer's measure for a line, and puts its amount.
     *
     * @param number of the layer, counted from 0
     * @param slot where the sheet keeps the layer's amount
     * @return the amount before rounding; null where a condition or amount is unknown, or where a tax is required and none
     *     applies: then the rulebook has to say what that means. {@link Sheet#choices} tell which measure it was
     */
    @Nullable
    Exact charge(int number, Layer layer, int slot, Sheet sheet) {
        Measure[] measures = byLayer[number];
        Exact amount = Exact.ZERO;
        int chosen = 0;
        for (int i = 0; i < measures.length; i++) {
            Measure measure = measures[i];
            Answer applies = measure.scope().when() == null
                    ? Answer.YES
                    : measure.scope().when().test(sheet);
            Exact value = applies == Answer.YES ? measure.formula().value(sheet) : Exact.ZERO;
            if (applies == Answer.UNKNOWN || value == null) {
                return null;
            }
            if (applies == Answer.YES && chosen == 0) {
                chosen = i + 1;
                amount = value;
            }
        }
        if (chosen == 0 && layer.required()) {
            return null;
        }
        sheet.choose(chosen);
        sheet.put(slot, rounded(layer, amount));
        return amount;
    }

    static Exact rounded(Layer layer, Exact amount) {
        return layer.rounding() == null
                ? amount
                : amount.rounded(
                        Exact.of(layer.rounding().unit()), layer.rounding().mode());
    }

    /** How the tax of a layer is cited where a line's layers chose so; null while nobody has asked the rulebook. */
    @Nullable
    TaxRule find(long choices, int layer) {
        long key = key(choices, layer);
        for (Cited one : cited) {
            if (one.key == key) {
                return one.rule;
            }
        }
        return null;
    }

    synchronized void learn(long choices, int layer, TaxRule rule) {
        if (rule.givesBase() && find(choices, layer) == null) {
            Cited[] more = Arrays.copyOf(cited, cited.length + 1);
            more[cited.length] = new Cited(key(choices, layer), rule);
            cited = more;
        }
    }

    private long key(long choices, int layer) {
        return choices | (long) layer << byLayer.length * Sheet.BITS;
    }
}
