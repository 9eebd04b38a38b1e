package io.shibo.quote;

import io.shibo.codes.Country;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.internal.Assessor;
import io.shibo.quote.internal.Assumption;
import io.shibo.quote.internal.Comparer;
import io.shibo.quote.internal.CompiledPack;
import io.shibo.quote.internal.SaleCheck;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.util.HashMap;
import java.util.Map;

/**
 * The engine, bound to a rulebook. Thread-safe, pure, without a clock: a sale carries its days and its exchange rates.
 */
public final class LandedCost {
    private final Rulebook rulebook;
    private final Map<Country, CompiledPack> byDestination = new HashMap<>();

    private LandedCost(Rulebook rulebook) {
        this.rulebook = rulebook;
        for (Pack pack : rulebook.packs()) {
            CompiledPack compiled = new CompiledPack(pack, rulebook.agreements());
            pack.territories().forEach(country -> byDestination.put(country, compiled));
        }
    }

    public static LandedCost of(Rulebook rulebook) {
        return new LandedCost(rulebook);
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /**
     * The figures through the sale's own channel, without comparison: what a window computes for each parcel. Goods that a
     * channel does not admit are a {@link Refusal}.
     *
     * @throws InputException if no pack speaks for the destination, the channel is not known, or an exchange rate is missing
     */
    public Assessment assess(Sale sale) {
        CompiledPack compiled = compiled(sale);
        Channel channel = SaleCheck.channel(sale, compiled.pack());
        try {
            return new Assessor(sale, compiled, channel, Assumption.NONE).assess();
        } catch (IllegalArgumentException missingRate) {
            throw new InputException(
                    new Problem(name(sale), 0, "exchangeRates", String.valueOf(missingRate.getMessage())));
        }
    }

    /**
     * The figures, compared with each preference and each other channel, and what is missing.
     *
     * @throws InputException with all that is wrong: besides what {@link #assess} refuses, goods codes that the pack does not
     *     have (the nearest are named), and facts that no rule asks
     */
    public Quote quote(Sale sale) {
        CompiledPack compiled = compiled(sale);
        SaleCheck.check(sale, compiled.pack(), name(sale)).throwIfAny();
        return new Comparer(sale, compiled, SaleCheck.channel(sale, compiled.pack())).quote(rulebook);
    }

    private CompiledPack compiled(Sale sale) {
        CompiledPack compiled = byDestination.get(sale.destination());
        if (compiled == null) {
            throw new InputException(new Problem(
                    name(sale),
                    0,
                    "destination",
                    "not supported: no pack speaks for %s. Packs speak for %s."
                            .formatted(sale.destination(), rulebook.destinations())));
        }
        return compiled;
    }

    private static String name(Sale sale) {
        return sale.id().isEmpty() ? "sale" : sale.id();
    }
}
