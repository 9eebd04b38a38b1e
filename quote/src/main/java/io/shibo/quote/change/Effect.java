package io.shibo.quote.change;

import io.shibo.codes.Money;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a change of rules would have meant.
 *
 * @param hashBefore of the first rulebook
 * @param hashAfter of the second
 * @param unquoted sales that a side could not price at all
 */
public record Effect(String hashBefore, String hashAfter, List<Jurisdiction> jurisdictions, long unquoted) {
    /** How many sales of the largest change are named. */
    public static final int NAMED = 10;

    public Effect {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** An amount on both sides. */
    public record Both(Money before, Money after) {
        public Money difference() {
            return after.minus(before);
        }

        Both plus(Both other) {
            return new Both(before.plus(other.before), after.plus(other.after));
        }
    }

    /**
     * The effect in one jurisdiction. Amounts count the sales that the channel admits on the side concerned.
     *
     * @param sales priced on both sides
     * @param refusedBefore not admitted on the first side
     * @param refusedAfter not admitted on the second
     * @param open with an amount that depends on what the sale does not say, on either side: its figures are lower bounds
     * @param dearer sales whose landed cost rises, among those admitted on both sides
     * @param cheaper sales whose landed cost falls
     * @param same sales admitted on both sides at the same landed cost
     * @param charges all duties and taxes: the revenue
     * @param landed what buyers pay in all
     * @param layers charges by layer
     * @param sectors charges by chapter or service; {@code ""} for charges on whole entries
     * @param largest sales with the largest change, at most {@value Effect#NAMED}
     */
    public record Jurisdiction(
            String pack,
            Wording title,
            long sales,
            long refusedBefore,
            long refusedAfter,
            long open,
            long dearer,
            long cheaper,
            long same,
            Both charges,
            Both landed,
            Map<String, Layer> layers,
            Map<String, Sector> sectors,
            List<Changed> largest) {}

    /** A kind of charge. */
    public record Layer(Wording title, Both charges) {}

    /** @param lines how many of the sales' lines belong to it */
    public record Sector(long lines, Both charges) {}

    /** A sale and its landed cost. */
    public record Changed(String sale, Both landed) {}

    /** Gathers one jurisdiction. */
    static final class Sums {
        private static final Comparator<Changed> LARGEST_FIRST = Comparator.comparing(
                        (Changed c) -> c.landed().difference().amount().abs())
                .reversed()
                .thenComparing(Changed::sale);

        private final Pack before;
        private final Pack after;
        private final Both none;
        private long sales;
        private long refusedBefore;
        private long refusedAfter;
        private long open;
        private long dearer;
        private long cheaper;
        private long same;
        private Both charges;
        private Both landed;
        private final Map<String, Layer> layers = new LinkedHashMap<>();
        private final Map<String, Sector> sectors = new TreeMap<>();
        private final List<Changed> largest = new ArrayList<>();

        Sums(Pack before, Pack after) {
            this.before = before;
            this.after = after;
            Money zero = Money.zero(before.currency());
            this.none = new Both(zero, zero);
            this.charges = none;
            this.landed = none;
        }

        Sums empty() {
            return new Sums(before, after);
        }

        void add(Sale sale, Assessment first, Assessment second) {
            sales++;
            refusedBefore += first.admitted() ? 0 : 1;
            refusedAfter += second.admitted() ? 0 : 1;
            open += first.complete() && second.complete() ? 0 : 1;
            Both now = new Both(landed(first), landed(second));
            charges = charges.plus(new Both(charges(first), charges(second)));
            landed = landed.plus(now);
            if (first.admitted() && second.admitted()) {
                int sign = now.difference().amount().signum();
                dearer += sign > 0 ? 1 : 0;
                cheaper += sign < 0 ? 1 : 0;
                same += sign == 0 ? 1 : 0;
                if (sign != 0) {
                    name(new Changed(sale.id(), now));
                }
            }
            layers(first, true);
            layers(second, false);
            sale.lines().forEach(line -> sectors.merge(sector(line), new Sector(1, none), Sums::plus));
            bySector(first)
                    .forEach((sector, money) ->
                            sectors.merge(sector, new Sector(0, new Both(money, none.after())), Sums::plus));
            bySector(second)
                    .forEach((sector, money) ->
                            sectors.merge(sector, new Sector(0, new Both(none.before(), money)), Sums::plus));
        }

        /** Charges by sector: the chapter of goods, the classification of services; {@code ""} for charges on whole entries. */
        private static Map<String, Money> bySector(Assessment assessment) {
            Map<String, String> sectors = new HashMap<>();
            Map<String, Money> sums = new HashMap<>();
            Money zero = Money.zero(assessment.pack().currency());
            for (Line line : assessment.sale().lines()) {
                sectors.put(line.id(), sector(line));
                sums.put(sector(line), zero);
            }
            if (assessment.admitted()) {
                for (Charge charge : assessment.charges()) {
                    String sector = charge.line() == null ? "" : sectors.getOrDefault(charge.line(), "");
                    sums.merge(sector, charge.amount(), Money::plus);
                }
            }
            return sums;
        }

        private static String sector(Line line) {
            return switch (line.subject()) {
                case Line.Subject.Goods(var code) -> code.chapter();
                case Line.Subject.Service(var code) -> code.toString();
            };
        }

        private void layers(Assessment assessment, boolean first) {
            if (!assessment.admitted()) {
                return;
            }
            for (Charge charge : assessment.charges()) {
                Both both = first ? new Both(charge.amount(), none.after()) : new Both(none.before(), charge.amount());
                layers.merge(charge.layer().name(), new Layer(charge.layer().title(), both), Sums::plus);
            }
        }

        private static Layer plus(Layer one, Layer other) {
            return new Layer(one.title(), one.charges().plus(other.charges()));
        }

        private static Sector plus(Sector one, Sector other) {
            return new Sector(one.lines() + other.lines(), one.charges().plus(other.charges()));
        }

        private Money charges(Assessment assessment) {
            return assessment.admitted() ? assessment.totals().charges() : none.before();
        }

        private Money landed(Assessment assessment) {
            return assessment.admitted() ? assessment.totals().landed() : none.before();
        }

        private void name(Changed changed) {
            if (largest.size() == NAMED && LARGEST_FIRST.compare(changed, largest.getLast()) >= 0) {
                return;
            }
            largest.add(changed);
            largest.sort(LARGEST_FIRST);
            if (largest.size() > NAMED) {
                largest.removeLast();
            }
        }

        void add(Sums other) {
            sales += other.sales;
            refusedBefore += other.refusedBefore;
            refusedAfter += other.refusedAfter;
            open += other.open;
            dearer += other.dearer;
            cheaper += other.cheaper;
            same += other.same;
            charges = charges.plus(other.charges);
            landed = landed.plus(other.landed);
            other.layers.forEach((name, layer) -> layers.merge(name, layer, Sums::plus));
            other.sectors.forEach((name, sector) -> sectors.merge(name, sector, Sums::plus));
            other.largest.forEach(this::name);
        }

        Jurisdiction jurisdiction() {
            return new Jurisdiction(
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
                    layers,
                    sectors,
                    List.copyOf(largest));
        }
    }
}
