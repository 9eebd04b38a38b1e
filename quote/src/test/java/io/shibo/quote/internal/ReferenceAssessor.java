package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Rounding;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.Totals;
import io.shibo.quote.Trace;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass of one sale through the steps of one channel. Used once. */
final class ReferenceAssessor {
    private final Sale sale;
    private final ReferenceCompiledPack compiled;
    private final Pack pack;
    private final Channel channel;
    private final Assumption assumed;
    private final Rates rates;
    private final ReferenceEntryAmounts entry;
    private final List<ReferenceLineAmounts> lines = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<Question> questions = new LinkedHashSet<>();
    private final Map<String, Pack.Requirement> requirements = new LinkedHashMap<>();
    private final List<Trace> trace = new ArrayList<>();
    private boolean complete = true;

    /**
     * @throws IllegalArgumentException if no exchange rate leads from the sale's currency to the pack's
     */
    public ReferenceAssessor(Sale sale, ReferenceCompiledPack compiled, Channel channel, Assumption assumed) {
        this.sale = sale;
        this.compiled = compiled;
        this.pack = compiled.pack();
        this.channel = channel;
        this.assumed = assumed;
        this.rates = new Rates(sale, pack);
        this.entry = new ReferenceEntryAmounts(sale, pack, rates);
    }

    public Assessment assess() {
        value();
        admit();
        need(channel.needs());
        for (Step step : channel.steps()) {
            switch (step) {
                case Step.Base base -> compute(base);
                case Step.Check check -> check(check);
                case Layer layer -> charge(layer);
            }
        }
        return result();
    }

    // Before the first step: what the sale itself gives.

    private void value() {
        if (sale.goods() && sale.terms() != null) {
            if (!Valuation.carriageIncluded(sale) && !sale.freight().known()) {
                questions.add(
                        new Question(Question.Kind.FREIGHT, "freight", null, Messages.wording("question.freight", "")));
            }
            if (!Valuation.insuranceIncluded(sale) && !sale.insurance().known()) {
                questions.add(new Question(
                        Question.Kind.INSURANCE, "insurance", null, Messages.wording("question.insurance", "")));
            }
        }
        complete = questions.isEmpty();
        List<ReferenceValuation> values = ReferenceValuation.of(sale, assumed.net());
        for (int i = 0; i < values.size(); i++) {
            ReferenceValuation value = values.get(i);
            ReferenceLineAmounts amounts = new ReferenceLineAmounts(sale.lines().get(i), entry);
            amounts.put("price", converted(value.price()));
            amounts.put("goods", converted(value.price()));
            amounts.put("freight", converted(value.freight()));
            amounts.put("insurance", converted(value.insurance()));
            amounts.put("inland", converted(value.inland()));
            amounts.put("fob", converted(value.fob()));
            amounts.put("cif", converted(value.cif()));
            lines.add(amounts);
        }
        for (String name : List.of("price", "goods", "freight", "insurance", "inland", "fob", "cif")) {
            sum(name);
        }
        entry.put("line-count", Exact.of(lines.size()));
        entry.put("pieces", pieces());
        entry.put(
                "distinct-codes",
                Exact.of(sale.lines().stream().map(Line::subject).distinct().count()));
        sale.state().forEach((name, amount) -> entry.put(name, converted(amount)));
        pack.values()
                .forEach((name, dated) -> dated.stream()
                        .filter(v -> v.valid().contains(sale.dates().day(channel.date())))
                        .findFirst()
                        .ifPresent(v -> entry.put(name, converted(v.amount()))));
    }

    private @Nullable Exact converted(@Nullable Money money) {
        if (money == null) {
            return null;
        }
        Exact converted = rates.convert(money, pack.currency());
        if (converted == null) {
            throw new IllegalArgumentException("no exchange rate leads from %s to %s. State one with its source."
                    .formatted(money.currency(), pack.currency()));
        }
        return converted;
    }

    /** Invoiced quantities, whatever their unit: two bottles and a box are three. */
    private Exact pieces() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : sale.lines()) {
            sum = sum.add(line.quantity().value());
        }
        return Exact.of(sum);
    }

    private void sum(String name) {
        Exact sum = Exact.ZERO;
        for (ReferenceLineAmounts line : lines) {
            Exact value = line.peek(name);
            sum = sum == null || value == null ? null : sum.plus(value);
        }
        entry.put(name, sum);
    }

    private void admit() {
        if (channel.goods() != sale.goods()) {
            refuse("refusal.subject", Step.Refusal.NOT_OPEN, "subject");
        }
        if (!channel.buyers().isEmpty()
                && !channel.buyers().contains(sale.buyer().kind())) {
            refuse("refusal.buyer", Step.Refusal.NOT_OPEN, "buyers");
        }
    }

    private void refuse(String key, Step.Refusal kind, String rule) {
        refusals.add(new Refusal(kind, null, id(channel.name() + "/" + rule), Messages.wording(key), List.of(), null));
    }

    // The three kinds of steps.

    private void compute(Step.Base base) {
        if (base.at() == Step.Level.ENTRY) {
            compute(base, entry);
            return;
        }
        if (base.within() != null) {
            computeWithin(base, base.within());
        } else {
            lines.forEach(line -> compute(base, line));
        }
        sum(base.name());
    }

    /** Piece by piece: of those that still fit, the next in turn. */
    private void computeWithin(Step.Base base, Step.Within within) {
        entry.startAsking();
        Exact room = within.limit().value(entry);
        if (room == null) {
            questions.addAll(entry.asked());
        }
        List<Exact> wanted = new ArrayList<>();
        for (ReferenceLineAmounts line : lines) {
            line.startAsking();
            Exact value = base.formula().value(line);
            if (value == null) {
                questions.addAll(line.asked());
            } else {
                value = base.rounding() == null ? value : Exact.of(value.rounded(base.rounding()));
                wanted.add(value.compareTo(Exact.ZERO) < 0 ? Exact.ZERO : value);
            }
        }
        List<Exact> had = room != null && wanted.size() == lines.size() ? shared(within, room, wanted) : null;
        boolean known = had != null;
        for (int i = 0; i < lines.size(); i++) {
            Exact value = had == null ? null : had.get(i);
            complete &= known;
            lines.get(i).put(base.name(), value);
            trace.add(new Trace.Computed(lines.get(i).line(), base, value));
        }
    }

    private List<Exact> shared(Step.Within within, Exact room, List<Exact> wanted) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            turns.add(i);
        }
        Comparator<Integer> dear = Comparator.comparing(i -> piece(i, wanted));
        switch (within.take()) {
            case IN_ORDER -> {}
            case HIGHEST -> turns.sort(dear.reversed());
            case LOWEST -> turns.sort(dear);
        }
        List<Exact> had = new ArrayList<>(wanted);
        Exact left = room.compareTo(Exact.ZERO) < 0 ? Exact.ZERO : room;
        for (int turn : turns) {
            Exact taken = Exact.ZERO;
            if (within.pieces()) {
                Exact piece = piece(turn, wanted);
                for (int n = 0; n < pieces(turn) && taken.plus(piece).compareTo(left) <= 0; n++) {
                    taken = taken.plus(piece);
                }
            } else {
                taken = wanted.get(turn).compareTo(left) <= 0 ? wanted.get(turn) : left;
            }
            had.set(turn, taken);
            left = left.minus(taken);
        }
        return had;
    }

    private int pieces(int line) {
        BigDecimal quantity = sale.lines().get(line).quantity().value();
        return quantity.stripTrailingZeros().scale() <= 0 ? quantity.intValueExact() : 1;
    }

    private Exact piece(int line, List<Exact> wanted) {
        return wanted.get(line).dividedBy(BigDecimal.valueOf(pieces(line)));
    }

    private void compute(Step.Base base, ReferenceEntryAmounts amounts) {
        amounts.startAsking();
        Exact value = base.formula().value(amounts);
        if (value != null && base.rounding() != null) {
            value = Exact.of(value.rounded(base.rounding()));
        }
        if (value == null) {
            questions.addAll(amounts.asked());
            complete = false;
        }
        amounts.put(base.name(), value);
        trace.add(new Trace.Computed(amounts.line(), base, value));
    }

    private void check(Step.Check check) {
        if (!check.valid().contains(sale.dates().day(check.date()))) {
            return;
        }
        if (check.at() == Step.Level.ENTRY) {
            check(check, entry, Answer.YES);
            return;
        }
        for (ReferenceLineAmounts line : lines) {
            boolean listed =
                    !(line.line.subject() instanceof Line.Subject.Goods(var code)) || compiled.isListed(check, code);
            check(check, line, Answer.of(listed));
        }
    }

    private void check(Step.Check check, ReferenceEntryAmounts amounts, Answer listed) {
        amounts.startAsking();
        Answer answer =
                check.require() == null ? listed : listed.and(check.require().test(amounts));
        if (answer == Answer.UNKNOWN) {
            questions.addAll(amounts.asked());
        }
        if (answer == Answer.NO) {
            refusals.add(new Refusal(
                    check.refusal(),
                    amounts.line(),
                    id(channel.name() + "/" + check.name()),
                    check.text(),
                    check.instead(),
                    check.citation()));
        }
        trace.add(new Trace.Checked(amounts.line(), check, answer));
    }

    private void charge(Layer layer) {
        if (layer.at() == Step.Level.ENTRY) {
            Selected selected = select(layer, entry, compiled.entryCandidates(channel, layer));
            entry.put(layer.name(), selected.amount());
            return;
        }
        Exact exact = Exact.ZERO;
        for (ReferenceLineAmounts line : lines) {
            Selected selected = select(layer, line, compiled.candidates(channel, layer, line.line.subject()));
            line.put(layer.name(), selected.amount());
            exact = exact == null || selected.exact() == null ? null : exact.plus(selected.exact());
        }
        sum(layer.name());
        Exact sum = entry.peek(layer.name());
        if (layer.entryRounding() != null && exact != null && sum != null) {
            roundEntry(layer, exact, sum);
        }
    }

    private void roundEntry(Layer layer, Exact exact, Exact sum) {
        if (layer.entryRounding() == null) {
            return;
        }
        Exact rounded = Exact.of(exact.rounded(layer.entryRounding()));
        Exact difference = rounded.minus(sum);
        entry.put(layer.name(), rounded);
        if (!difference.isZero()) {
            charges.add(new Charge(
                    null, layer, null, null, difference, difference, pack.currency(), pack.name(), List.of()));
        }
    }

    /** What a layer came to: rounded as charged, and exact; null where something is unknown. */
    private record Selected(
            @Nullable Exact amount, @Nullable Exact exact) {}

    private Selected select(Layer layer, ReferenceEntryAmounts amounts, List<Measure> candidates) {
        ReferenceSelection selection = new ReferenceSelection(layer, amounts, assumed, trace::add);
        List<ReferenceSelection.Chosen> chosen = selection.choose(candidates);
        questions.addAll(selection.questions());
        if (chosen.isEmpty() && layer.required()) {
            if (!selection.questions().isEmpty()) {
                // Something is due, but which rule says how much depends on what is not known.
                complete = false;
                return new Selected(null, null);
            }
            if (amounts instanceof ReferenceLineAmounts line) {
                refuseUncovered(layer, line);
            }
        }
        Exact sum = Exact.ZERO;
        Exact exact = Exact.ZERO;
        for (ReferenceSelection.Chosen each : chosen) {
            Exact amount = each.amount();
            if (amount == null) {
                complete = false;
                sum = null;
                exact = null;
                continue;
            }
            Exact rounded = layer.rounding() == null ? amount : Exact.of(amount.rounded(layer.rounding()));
            sum = sum == null ? null : sum.plus(rounded);
            exact = exact == null ? null : exact.plus(amount);
            apply(layer, amounts, each.measure(), amount, rounded);
        }
        if (amounts instanceof ReferenceLineAmounts line && !layer.charged() && chosen.size() == 1) {
            line.notional.put(layer.name(), chosen.getFirst().measure());
            entry.notionalOfLines
                    .computeIfAbsent(layer.name(), n -> new ArrayList<>())
                    .add(chosen.getFirst().measure());
        }
        return new Selected(sum, exact);
    }

    private void apply(Layer layer, ReferenceEntryAmounts amounts, Measure measure, Exact exact, Exact rounded) {
        trace.add(new Trace.Applied(amounts.line(), measure, rounded));
        if (amounts instanceof ReferenceLineAmounts line) {
            line.switchedOff.addAll(measure.excludes());
        }
        need(measure.needs());
        if (layer.charged()) {
            charges.add(ReferenceChargeMaker.charge(layer, amounts, measure, exact, rounded));
        }
    }

    private void refuseUncovered(Layer layer, ReferenceLineAmounts line) {
        complete = false;
        if (refusals.stream().anyMatch(refusal -> line.line().equals(refusal.line()))) {
            // Goods that a check has refused already need no second reason.
            return;
        }
        String subject = switch (line.line.subject()) {
            case Line.Subject.Goods(var code) -> code.dotted();
            case Line.Subject.Service(var code) -> code.toString();
        };
        refusals.add(new Refusal(
                Step.Refusal.NOT_SUPPORTED,
                line.line(),
                id(channel.name() + "/" + layer.name()),
                Messages.wording("refusal.uncovered", pack.name(), layer.title().toString(), subject),
                List.of(),
                null));
    }

    private void need(List<String> names) {
        pack.requirements(names).forEach(needed -> requirements.put(needed.name(), needed));
    }

    private String id(String name) {
        return pack.name() + "/" + name;
    }

    // After the last step.

    private Assessment result() {
        Money zero = Money.zero(pack.currency());
        Money due = zero;
        Money creditable = zero;
        for (Charge charge : charges) {
            due = due.plus(charge.amount());
            creditable = charge.layer().creditable() ? creditable.plus(charge.amount()) : creditable;
        }
        Money goods = money("price");
        Money carriage = Valuation.carriageIncluded(sale) ? zero : money("freight");
        carriage = Valuation.inlandIncluded(sale) ? carriage : carriage.plus(money("inland"));
        Money insurance = Valuation.insuranceIncluded(sale) ? zero : money("insurance");
        Money landed = goods.plus(carriage).plus(insurance).plus(due);
        Money customsValue = entry.peek("customs-value") == null ? money("cif") : money("customs-value");
        Registers amounts = new Registers(Totals.SIZE);
        amounts.put(Totals.CUSTOMS_VALUE, customsValue.amount());
        amounts.put(Totals.GOODS, goods.amount());
        amounts.put(Totals.CARRIAGE, carriage.amount());
        amounts.put(Totals.INSURANCE, insurance.amount());
        amounts.put(Totals.CHARGES, due.amount());
        amounts.put(Totals.CREDITABLE, creditable.amount());
        amounts.put(Totals.LANDED, landed.amount());
        amounts.put(Totals.LANDED_IN_SALE_CURRENCY, inSaleCurrency(landed).amount());
        Totals totals = new Totals(pack.currency(), amounts, sale.currency());
        ExchangeRate rate =
                sale.currency().equals(pack.currency()) ? null : rates.find(sale.currency(), pack.currency());
        return new Assessment(
                sale,
                pack,
                channel,
                rate,
                charges,
                totals,
                refusals,
                List.copyOf(questions),
                List.copyOf(requirements.values()),
                complete && questions.stream().allMatch(ReferenceAssessor::leavesAmountsWhole),
                trace);
    }

    /** An open fact or limit decides which rule applies; an open quantity or origin leaves an amount itself open. */
    private static boolean leavesAmountsWhole(Question question) {
        return question.kind() == Question.Kind.FACT
                || question.kind() == Question.Kind.STATE
                || question.kind() == Question.Kind.ORIGINATING;
    }

    private Money money(String name) {
        Exact value = entry.peek(name);
        return value == null ? Money.zero(pack.currency()) : value.money(pack.currency());
    }

    private Money inSaleCurrency(Money landed) {
        Exact exact = rates.convert(landed, sale.currency());
        if (exact == null || sale.currency().equals(landed.currency())) {
            return landed;
        }
        int digits = Math.max(0, sale.currency().getDefaultFractionDigits());
        var unit = Rounding.halfUp(BigDecimal.ONE.movePointLeft(digits).toPlainString());
        return Money.of(exact.rounded(unit), sale.currency());
    }
}
