package io.shibo.quote.change;

import io.shibo.codes.input.InputException;
import io.shibo.quote.Assessment;
import io.shibo.quote.LandedCost;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Sale;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices sales of the past under two rulebooks and adds up what differs. Not thread-safe: several threads fill several
 * replays and {@link #add(Replay) add} them up; sums are exact, so the result does not depend on how sales were divided.
 */
public final class Replay {
    private final LandedCost before;
    private final LandedCost after;
    private final @Nullable LocalDate dayBefore;
    private final @Nullable LocalDate dayAfter;
    private final Map<String, EffectSums> byPack = new TreeMap<>();
    private long unquoted;

    /**
     * @param dayBefore puts the days of each sale here on the first side; null for the sale's own days
     * @param dayAfter likewise on the second side
     */
    public Replay(LandedCost before, @Nullable LocalDate dayBefore, LandedCost after, @Nullable LocalDate dayAfter) {
        this.before = before;
        this.after = after;
        this.dayBefore = dayBefore;
        this.dayAfter = dayAfter;
    }

    /**
     * Prices a sale on both sides.
     *
     * @throws InputException if a side has no pack for the destination, no such channel, or an exchange rate is missing;
     *     the sale is then counted as not quoted
     */
    public void add(Sale sale) {
        try {
            Assessment first = before.assess(dayBefore == null ? sale : sale.on(Dates.on(dayBefore)));
            Assessment second = after.assess(dayAfter == null ? sale : sale.on(Dates.on(dayAfter)));
            String key = first.pack().name() + " " + second.pack().currency().getCurrencyCode();
            byPack.computeIfAbsent(key, k -> new EffectSums(first.pack(), second.pack()))
                    .add(sale, first, second);
        } catch (InputException wrong) {
            unquoted++;
            throw wrong;
        }
    }

    /** Adds what another replay of the same two sides found. */
    public void add(Replay other) {
        unquoted += other.unquoted;
        other.byPack.forEach(
                (key, sums) -> byPack.computeIfAbsent(key, k -> sums.empty()).add(sums));
    }

    public Effect effect() {
        return new Effect(
                before.rulebook().hash(),
                after.rulebook().hash(),
                byPack.values().stream().map(EffectSums::jurisdiction).toList(),
                unquoted);
    }
}
