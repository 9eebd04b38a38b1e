package io.shibo.quote;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.quote.internal.Assumption;
import io.shibo.quote.internal.CodeRanges;
import io.shibo.quote.internal.Comparer;
import io.shibo.quote.internal.CompiledPack;
import io.shibo.quote.internal.Destinations;
import io.shibo.quote.internal.Passes;
import io.shibo.quote.internal.SaleCheck;
import io.shibo.quote.internal.Trees;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.SaleReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The engine, bound to a rulebook. Thread-safe, pure, without a clock: a sale carries its days and its exchange rates.
 */
public final class LandedCost {
    private final Rulebook rulebook;
    private final Destinations destinations;

    private LandedCost(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.destinations = new Destinations(rulebook);
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
            return Passes.assess(sale, compiled, channel, Assumption.NONE);
        } catch (IllegalArgumentException missingRate) {
            throw new InputException(
                    new Problem(name(sale), 0, "exchangeRates", String.valueOf(missingRate.getMessage())));
        }
    }

    /**
     * Reads a sale and tells everything that stands against it at once: what cannot be read, and what the packs do not know,
     * such as a goods code (the nearest are named), a channel or a fact that no rule asks.
     *
     * @param file as the user named it
     * @param asOf puts all days of the sale on this one; null to take them as stated
     * @throws InputException with every problem, each with its line and field
     */
    public Sale read(String file, Tree tree, @Nullable LocalDate asOf) {
        Problems problems = new Problems();
        Sale sale = SaleReader.read(file, tree, asOf, problems);
        SaleCheck.check(file, tree, sale, rulebook, problems);
        problems.throwIfAny();
        if (sale == null) {
            throw new IllegalStateException("no sale and no problem");
        }
        return sale;
    }

    /**
     * The figures, compared with each preference and each other channel, and what is missing. Where a goods code is shorter
     * than the tariff lines of the pack, {@link Quote#range} tells what each of them would give, and the figures are those
     * of the cheapest.
     *
     * @throws InputException with all that is wrong: besides what {@link #assess} refuses, goods codes that the pack does not
     *     have (the nearest are named), and facts that no rule asks
     */
    public Quote quote(Sale sale) {
        CompiledPack compiled = destinations.find(sale.destination());
        if (compiled == null || !SaleCheck.passes(sale, compiled)) {
            Problems problems = new Problems();
            SaleCheck.check(name(sale), Trees.of(SaleDocument.of(sale)), sale, rulebook, problems);
            problems.throwIfAny();
            compiled = compiled(sale);
        }
        Channel channel = SaleCheck.channel(sale, compiled.pack());
        return CodeRanges.isPartial(sale, compiled)
                ? new CodeRanges(sale, compiled, channel).quote(rulebook)
                : new Comparer(sale, compiled, channel).quote(rulebook);
    }

    private CompiledPack compiled(Sale sale) {
        CompiledPack compiled = destinations.find(sale.destination());
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
