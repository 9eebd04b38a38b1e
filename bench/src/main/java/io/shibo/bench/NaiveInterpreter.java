package io.shibo.bench;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Amounts;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Measured;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peer of {@link QuoteBench}: the same pack applied the straightforward way, by looking at every measure for every line
 * and layer, without index, trace, rules or totals by line. It answers one number, which must equal the engine's.
 */
final class NaiveInterpreter {
    private final Pack pack;

    NaiveInterpreter(Pack pack) {
        this.pack = pack;
    }

    /** All duties and taxes of a sale in the pack's own currency, without freight. */
    Money charges(Sale sale) {
        Channel channel = pack.channels().stream()
                .filter(c -> c.isNamed(String.valueOf(sale.channel())))
                .findFirst()
                .orElseThrow();
        Map<String, Exact> entry = new HashMap<>();
        entry.put("order-value", sum(sale));
        pack.values()
                .forEach((name, dated) -> dated.stream()
                        .filter(v -> v.valid().contains(sale.dates().order()))
                        .forEach(v -> entry.put(name, Exact.of(v.amount().amount()))));
        Money due = Money.zero(pack.currency());
        for (Line line : sale.lines()) {
            Scratch scratch = new Scratch(line, new HashMap<>(entry));
            scratch.totals.put("cif", Exact.of(line.price().amount()));
            for (Step step : channel.steps()) {
                if (step instanceof Step.Base base && base.at() == Step.Level.LINE) {
                    scratch.totals.put(base.name(), base.formula().value(scratch));
                } else if (step instanceof Layer layer) {
                    due = due.plus(layer(layer, channel, scratch, sale));
                }
            }
        }
        return due;
    }

    private Money layer(Layer layer, Channel channel, Scratch scratch, Sale sale) {
        Exact amount = pack.measures().stream()
                .filter(m -> m.layer().equals(layer.name()) && m.channels().contains(channel.name()))
                .filter(m -> m.valid().contains(sale.dates().order()))
                .filter(m -> scratch.line.subject() instanceof Line.Subject.Goods(var code)
                        && m.scope().coversGoods(code))
                .filter(m -> m.scope().when() == null || m.scope().when().test(scratch) == Answer.YES)
                .max(Comparator.comparingInt(Measure::priority))
                .map(m -> m.formula().value(scratch))
                .orElse(Exact.ZERO);
        Exact rounded = layer.rounding() == null ? amount : Exact.of(amount.rounded(layer.rounding()));
        scratch.totals.put(layer.name(), rounded);
        return layer.charged() ? rounded.money(pack.currency()) : Money.zero(pack.currency());
    }

    private static Exact sum(Sale sale) {
        Exact sum = Exact.ZERO;
        for (Line line : sale.lines()) {
            sum = sum.plus(Exact.of(line.price().amount()));
        }
        return sum;
    }

    private record Scratch(Line line, Map<String, @Nullable Exact> totals) implements Amounts {
        @Override
        public @Nullable Exact total(String name) {
            return totals.get(name);
        }

        @Override
        public @Nullable Exact measured(Measured what) {
            for (String choice : what.choices()) {
                var unit = Measured.unit(choice);
                BigDecimal value = unit == null ? line.measurements().get(choice) : line.in(unit);
                if (value != null) {
                    return Exact.of(value);
                }
            }
            return null;
        }

        @Override
        public Exact converted(Money amount) {
            return Exact.of(amount.amount());
        }

        @Override
        public Answer fact(String name) {
            return Answer.UNKNOWN;
        }

        @Override
        public Answer originates(String agreement) {
            return line.originates().getOrDefault(agreement, Answer.UNKNOWN);
        }

        @Override
        public boolean stated(String name) {
            return line.measurements().containsKey(name);
        }
    }
}
