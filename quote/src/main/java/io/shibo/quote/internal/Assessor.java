package io.shibo.quote.internal;

import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.Totals;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One pass of one sale through the steps of one channel. Used once. */
public final class Assessor {
    private final Sale sale;
    private final CompiledPack compiled;
    private final Channel channel;
    private final CompiledPack.CompiledChannel steps;
    private final Assumption assumed;
    private final @Nullable TraceLog log;
    private final Desk desk;
    private final EntryAmounts entry;
    private final LineAmounts[] lines;
    private final Selection selection;
    private final ChargeLog charges;
    private final Findings findings;

    /**
     * @throws IllegalArgumentException if no exchange rate leads from the sale's currency to the pack's
     */
    public Assessor(Sale sale, CompiledPack compiled, Channel channel, Assumption assumed) {
        this(sale, compiled, channel, assumed, null, false);
    }

    private Assessor(
            Sale sale,
            CompiledPack compiled,
            Channel channel,
            Assumption assumed,
            @Nullable TraceLog log,
            boolean all) {
        this.sale = sale;
        this.compiled = compiled;
        this.channel = channel;
        this.steps = compiled.channel(channel);
        this.assumed = assumed;
        this.log = log;
        this.desk = compiled.desks().take(sale);
        this.came = desk.came;
        this.entry = desk.entry;
        this.lines = new LineAmounts[sale.lines().size()];
        Circumstances circumstances = Circumstances.of(sale, steps.number());
        this.selection = desk.selection;
        selection.begin(circumstances, assumed, log);
        this.charges = new ChargeLog(compiled);
        this.findings = new Findings(steps.needs());
        if (steps.chargesEntry()) {
            compiled.rules().collect(entry, circumstances, all);
        }
        for (int i = 0; i < lines.length; i++) {
            lines[i] = desk.line(i);
            compiled.rules().collect(lines[i], circumstances, all);
        }
    }

    /** Why: every decision of the same pass. @param all also measures of other origins, days and parties */
    static TraceLog trace(Sale sale, CompiledPack compiled, Channel channel, Assumption assumed, boolean all) {
        TraceLog log = new TraceLog(
                compiled.rules().table(), (all ? 80 : 16) * sale.lines().size());
        Assessor pass = new Assessor(sale, compiled, channel, assumed, log, all);
        pass.run();
        compiled.desks().giveBack(pass.desk);
        return log;
    }

    public Assessment assess() {
        run();
        Pack pack = compiled.pack();
        Totals totals = Outcome.totals(sale, pack, entry, charges);
        ExchangeRate rate =
                sale.currency().equals(pack.currency()) ? null : entry.rates().find(sale.currency(), pack.currency());
        compiled.desks().giveBack(desk);
        return new Assessment(
                sale,
                pack,
                channel,
                rate,
                charges,
                totals,
                findings.refusals(),
                findings.questions(),
                findings.requirements(),
                findings.complete(),
                new LazyTrace(sale, compiled, channel, assumed));
    }

    private void run() {
        if (sale.goods() && sale.terms() != null) {
            askForCarriage();
        }
        Given.put(sale, channel, compiled, assumed.net(), entry, lines);
        findings.refuse(Given.refusals(sale, channel, compiled.pack()));
        for (CompiledStep step : steps.steps()) {
            // No switch over types: what javac makes of one costs more than the step of most lines.
            if (step instanceof CompiledStep.Charging layer) {
                charge(layer);
            } else if (step instanceof CompiledStep.Base base) {
                compute(base);
            } else if (step instanceof CompiledStep.Check check) {
                check(check);
            }
        }
    }

    private void askForCarriage() {
        if (!Valuation.carriageIncluded(sale) && !sale.freight().known()) {
            leaveOpen(new Question(Question.Kind.FREIGHT, "freight", null, Messages.wording("question.freight", "")));
        }
        if (!Valuation.insuranceIncluded(sale) && !sale.insurance().known()) {
            leaveOpen(new Question(
                    Question.Kind.INSURANCE, "insurance", null, Messages.wording("question.insurance", "")));
        }
    }

    private void leaveOpen(Question question) {
        findings.ask(List.of(question));
        findings.leaveOpen();
    }

    // The three kinds of steps.

    private void compute(CompiledStep.Base base) {
        if (base.step().at() == Step.Level.ENTRY) {
            compute(base, entry);
            return;
        }
        if (base.limit() != null) {
            computeWithin(base, base.limit());
            return;
        }
        for (LineAmounts line : lines) {
            compute(base, line);
        }
        Given.sum(base.slot(), entry, lines);
    }

    /** Lines that share a limit: each one's part is known only once all are. */
    private void computeWithin(CompiledStep.Base base, Expr limit) {
        entry.startAsking();
        Exact room = limit.value(entry);
        if (room == null) {
            findings.ask(entry.asked());
        }
        @Nullable Exact[] wanted = new Exact[lines.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i].startAsking();
            Exact value = base.expr().value(lines[i]);
            wanted[i] = value == null || base.rounding() == null
                    ? value
                    : base.rounding().apply(value);
            if (value == null) {
                findings.ask(lines[i].asked());
            }
        }
        @Nullable Exact[] had = Allotment.of(base.step().within(), room, wanted, sale.lines());
        for (int i = 0; i < lines.length; i++) {
            if (had[i] == null) {
                findings.leaveOpen();
            }
            lines[i].put(base.slot(), had[i]);
            if (log != null) {
                log.computed(lines[i].line(), base.step(), had[i]);
            }
        }
        Given.sum(base.slot(), entry, lines);
    }

    private void compute(CompiledStep.Base base, EntryAmounts amounts) {
        if (log == null && base.putPlain(amounts)) {
            return;
        }
        amounts.startAsking();
        Exact value = base.expr().value(amounts);
        if (value != null && base.rounding() != null) {
            value = base.rounding().apply(value);
        }
        if (value == null) {
            findings.ask(amounts.asked());
            findings.leaveOpen();
        }
        amounts.put(base.slot(), value);
        if (log != null) {
            log.computed(amounts.line(), base.step(), value);
        }
    }

    private void check(CompiledStep.Check check) {
        if (!check.step().valid().contains(sale.dates().day(check.step().date()))) {
            return;
        }
        if (check.step().at() == Step.Level.ENTRY) {
            check(check, entry, Answer.YES);
            return;
        }
        for (LineAmounts line : lines) {
            boolean listed = !(line.line.subject() instanceof Line.Subject.Goods(var code)) || check.lists(code);
            check(check, line, Answer.of(listed));
        }
    }

    private void check(CompiledStep.Check check, EntryAmounts amounts, Answer listed) {
        Step.Check step = check.step();
        amounts.startAsking();
        Answer answer =
                check.require() == null ? listed : listed.and(check.require().test(amounts));
        if (answer == Answer.UNKNOWN) {
            findings.ask(amounts.asked());
        }
        if (answer == Answer.NO) {
            findings.refuse(List.of(new Refusal(
                    step.refusal(), amounts.line(), id(step.name()), step.text(), step.instead(), step.citation())));
        }
        if (log != null) {
            log.checked(amounts.line(), step, answer);
        }
    }

    private void charge(CompiledStep.Charging step) {
        if (step.layer().at() == Step.Level.ENTRY) {
            select(step, entry);
            entry.totals.copy(step.slot(), came, ROUNDED);
            return;
        }
        came.putZero(SUM);
        for (LineAmounts line : lines) {
            select(step, line);
            line.totals.copy(step.slot(), came, ROUNDED);
            came.add(SUM, came, EXACT);
        }
        Given.sum(step.slot(), entry, lines);
        if (step.entryRounding() != null) {
            Exact sum = came.get(SUM);
            Exact ofEntry = entry.peek(step.slot());
            if (sum != null && ofEntry != null) {
                roundEntry(step, step.entryRounding().apply(sum), ofEntry);
            }
        }
    }

    private void roundEntry(CompiledStep.Charging step, Exact whole, Exact sum) {
        Exact difference = whole.minus(sum);
        entry.put(step.slot(), whole);
        if (!difference.isZero()) {
            Pack pack = compiled.pack();
            charges.addMade(new Charge(
                    null, step.layer(), null, null, difference, difference, pack.currency(), pack.name(), List.of()));
        }
    }

    /** What the last selection came to: as charged, and before rounding; unknown where something in it is. */
    private final Registers came;

    private static final int ROUNDED = 0;
    private static final int EXACT = 1;
    /** What one chosen measure comes to, rounded. */
    private static final int DUE = 2;
    /** Over lines, before rounding. */
    private static final int SUM = 3;

    private void select(CompiledStep.Charging step, EntryAmounts amounts) {
        Layer layer = step.layer();
        came.putZero(ROUNDED);
        came.putZero(EXACT);
        if (!layer.required() && !amounts.candidates.mayHave(step.slot())) {
            return;
        }
        selection.choose(layer, step.slot(), amounts);
        findings.ask(selection.questions());
        if (selection.chosen.size == 0 && layer.required()) {
            if (!selection.questions().isEmpty()) {
                // Something is due, but which rule says how much depends on what is not known.
                findings.leaveOpen();
                came.putUnknown(ROUNDED);
                came.putUnknown(EXACT);
                return;
            }
            if (amounts instanceof LineAmounts line) {
                refuseUncovered(layer, line);
            }
        }
        for (int i = 0; i < selection.chosen.size; i++) {
            if (step.rounding() == null) {
                came.copy(DUE, selection.amounts, i);
            } else {
                step.rounding().put(came, DUE, selection.amounts, i);
            }
            came.add(ROUNDED, came, DUE);
            came.add(EXACT, selection.amounts, i);
            if (came.known(DUE)) {
                apply(layer, amounts, i);
            } else {
                findings.leaveOpen();
            }
        }
        if (amounts instanceof LineAmounts line && !layer.charged() && selection.chosen.size == 1) {
            line.notional(step.slot(), selection.chosen.entries[0]);
        }
    }

    private void apply(Layer layer, EntryAmounts amounts, int chosen) {
        int measure = selection.chosen.entries[chosen];
        Rule rule = selection.chosen.rules[chosen];
        if (log != null) {
            log.applied(amounts.line(), compiled.rules().row(measure), Objects.requireNonNull(came.get(DUE)));
        }
        if (amounts instanceof LineAmounts line) {
            line.switchOff(rule.excludes);
        }
        // A notional layer may ask for papers as well: what the goods need does not depend on what they are charged.
        findings.need(rule.needs);
        if (layer.charged()) {
            addCharge(layer, amounts, chosen);
        }
    }

    private void addCharge(Layer layer, EntryAmounts amounts, int chosen) {
        int measure = selection.chosen.entries[chosen];
        if (ChargeMaker.isNotional(amounts, lines)) {
            charges.addMade(new ChargeMaker(compiled, lines)
                    .charge(
                            layer,
                            amounts,
                            measure,
                            Objects.requireNonNull(selection.amounts.get(chosen)),
                            Objects.requireNonNull(came.get(DUE))));
        } else {
            charges.add(layer, amounts, measure, came, DUE, selection.amounts, chosen);
        }
    }

    private void refuseUncovered(Layer layer, LineAmounts line) {
        findings.leaveOpen();
        for (Refusal refusal : findings.refusals()) {
            if (line.line().equals(refusal.line())) {
                // Goods that a check has refused already need no second reason.
                return;
            }
        }
        String subject = switch (line.line.subject()) {
            case Line.Subject.Goods(var code) -> code.dotted();
            case Line.Subject.Service(var code) -> code.toString();
        };
        findings.refuse(List.of(new Refusal(
                Step.Refusal.NOT_SUPPORTED,
                line.line(),
                id(layer.name()),
                Messages.wording(
                        "refusal.uncovered",
                        compiled.pack().name(),
                        layer.title().toString(),
                        subject),
                List.of(),
                null)));
    }

    private String id(String name) {
        return compiled.pack().name() + "/" + channel.name() + "/" + name;
    }
}
