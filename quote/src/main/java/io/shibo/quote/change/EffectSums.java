package io.shibo.quote.change;

import io.shibo.codes.Money;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the effect in one jurisdiction. Amounts are added up as they are shown; money is made of them at the end. */
final class EffectSums {
    private static final Comparator<Effect.Changed> LARGEST_FIRST = Comparator.comparing(
                    (Effect.Changed c) -> c.landed().difference().amount().abs())
            .reversed()
            .thenComparing(Effect.Changed::sale);

    private final Pack before;
    private final Pack after;
    private final Effect.Both none;
    private long sales;
    private long refusedBefore;
    private long refusedAfter;
    private long open;
    private long dearer;
    private long cheaper;
    private long same;
    private Effect.Both charges;
    private Effect.Both landed;
    private final Map<String, Tally> layers = new LinkedHashMap<>();
    private final Map<String, Tally> sectors = new TreeMap<>();
    private final List<Effect.Changed> largest = new ArrayList<>();

    EffectSums(Pack before, Pack after) {
        this.before = before;
        this.after = after;
        Money zero = Money.zero(before.currency());
        this.none = new Effect.Both(zero, zero);
        this.charges = none;
        this.landed = none;
    }

    EffectSums empty() {
        return new EffectSums(before, after);
    }

    void add(Sale sale, Assessment first, Assessment second) {
        sales++;
        refusedBefore += first.admitted() ? 0 : 1;
        refusedAfter += second.admitted() ? 0 : 1;
        open += first.complete() && second.complete() ? 0 : 1;
        Effect.Both now = new Effect.Both(landed(first), landed(second));
        charges = charges.plus(new Effect.Both(charges(first), charges(second)));
        landed = landed.plus(now);
        if (first.admitted() && second.admitted()) {
            int sign = now.difference().amount().signum();
            dearer += sign > 0 ? 1 : 0;
            cheaper += sign < 0 ? 1 : 0;
            same += sign == 0 ? 1 : 0;
            if (sign != 0) {
                name(new Effect.Changed(sale.id(), now));
            }
        }
        for (Line line : sale.lines()) {
            sector(sector(line)).lines++;
        }
        tally(first, true);
        tally(second, false);
    }

    /** A kind of charge, or a sector, on both sides. */
    private static final class Tally {
        private final @Nullable Wording title;
        private final Exact.Sum before = new Exact.Sum();
        private final Exact.Sum after = new Exact.Sum();
        private long lines;

        Tally(@Nullable Wording title) {
            this.title = title;
        }

        void add(Tally other) {
            before.add(other.before.total());
            after.add(other.after.total());
            lines += other.lines;
        }

        Effect.Both both(Currency currency) {
            return new Effect.Both(before.total().money(currency), after.total().money(currency));
        }
    }

    private Tally sector(String name) {
        return sectors.computeIfAbsent(name, n -> new Tally(null));
    }

    private static String sector(Line line) {
        return switch (line.subject()) {
            case Line.Subject.Goods(var code) -> code.chapter();
            case Line.Subject.Service(var code) -> code.toString();
        };
    }

    /** Where a charge's line stands, looked for from a place on, since charges come layer by layer; -1 for the whole entry. */
    private static int place(Charge charge, List<Line> lines, int from) {
        if (charge.line() != null) {
            for (int i = 0; i < lines.size(); i++) {
                int at = (from + i) % lines.size();
                if (lines.get(at).id().equals(charge.line())) {
                    return at;
                }
            }
        }
        return -1;
    }

    private void tally(Assessment assessment, boolean first) {
        if (!assessment.admitted()) {
            return;
        }
        List<Line> lines = assessment.sale().lines();
        int at = 0;
        for (Charge charge : assessment.charges()) {
            at = place(charge, lines, at);
            Tally ofLine = sector(at < 0 ? "" : sector(lines.get(at)));
            at = Math.max(0, at);
            Tally ofLayer = layers.computeIfAbsent(
                    charge.layer().name(), name -> new Tally(charge.layer().title()));
            Exact due = charge.rounded().settled();
            (first ? ofLayer.before : ofLayer.after).add(due);
            (first ? ofLine.before : ofLine.after).add(due);
        }
    }

    private Money charges(Assessment assessment) {
        return assessment.admitted() ? assessment.totals().charges() : none.before();
    }

    private Money landed(Assessment assessment) {
        return assessment.admitted() ? assessment.totals().landed() : none.before();
    }

    private void name(Effect.Changed changed) {
        if (largest.size() == Effect.NAMED && LARGEST_FIRST.compare(changed, largest.getLast()) >= 0) {
            return;
        }
        largest.add(changed);
        largest.sort(LARGEST_FIRST);
        if (largest.size() > Effect.NAMED) {
            largest.removeLast();
        }
    }

    void add(EffectSums other) {
        sales += other.sales;
        refusedBefore += other.refusedBefore;
        refusedAfter += other.refusedAfter;
        open += other.open;
        dearer += other.dearer;
        cheaper += other.cheaper;
        same += other.same;
        charges = charges.plus(other.charges);
        landed = landed.plus(other.landed);
        other.layers.forEach((name, layer) ->
                layers.computeIfAbsent(name, n -> new Tally(layer.title)).add(layer));
        other.sectors.forEach((name, sector) -> sector(name).add(sector));
        other.largest.forEach(this::name);
    }

    Effect.Jurisdiction jurisdiction() {
        Currency currency = before.currency();
        Map<String, Effect.Layer> byLayer = new LinkedHashMap<>();
        layers.forEach((name, tally) ->
                byLayer.put(name, new Effect.Layer(Objects.requireNonNull(tally.title), tally.both(currency))));
        Map<String, Effect.Sector> bySector = new TreeMap<>();
        sectors.forEach((name, tally) -> bySector.put(name, new Effect.Sector(tally.lines, tally.both(currency))));
        return new Effect.Jurisdiction(
                after.name(),
                after.title(),
                sales,
                refusedBefore,
                refusedAfter,
                open,
                dearer,
                cheaper,
                same,
                charges,
                landed,
                byLayer,
                bySector,
                List.copyOf(largest));
    }
}
