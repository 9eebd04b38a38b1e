package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.CodeRange;
import io.shibo.quote.Missing;
import io.shibo.quote.Question;
import io.shibo.quote.Quote;
import io.shibo.quote.Refusal;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Quotes a sale whose goods codes are short over the tariff lines below them. Tariff lines under which every rule of the
 * pack speaks alike ({@link Alike}) are quoted once; of several short codes all combinations are, up to a limit.
 */
public final class CodeRanges {
    /** Tariff lines below one code. */
    public static final int MAX_TARIFF_LINES = 2_000;

    /** Combinations of several short codes, and lines quoted for them; past it lines are varied one by one. */
    private static final int MAX_COMBINATIONS = 2_000;

    private static final int MAX_LINES_QUOTED = 50_000;

    /** Lines quoted in all for the short codes of one sale: some seconds of work. */
    private static final long MAX_WORK = 4_000_000;

    private final Sale sale;
    private final CompiledPack compiled;
    private final Pack pack;
    private final Channel channel;
    private final List<ShortCode> shorts = new ArrayList<>();

    /** A line with a short code, and its tariff lines by what the rules say about them. */
    private record ShortCode(String line, HsCode code, List<List<HsCode>> groups) {}

    /** A combination of tariff lines and what it gives. */
    private record Tried(Map<String, HsCode> codes, Assessment assessment) {
        Money landed() {
            return assessment.totals().landed();
        }
    }

    private static final Comparator<Tried> CHEAPEST = Comparator.<Tried, Boolean>comparing(
                    tried -> !tried.assessment().admitted())
            .thenComparing(Tried::landed)
            .thenComparing(tried -> tried.codes().toString());

    /** @throws InputException if so many lines have short codes that quoting them all would take too long */
    public CodeRanges(Sale sale, CompiledPack compiled, Channel channel) {
        this.sale = sale;
        this.compiled = compiled;
        this.pack = compiled.pack();
        this.channel = channel;
        Map<String, List<List<HsCode>>> known = new HashMap<>();
        long quoted = 0;
        for (Line line : sale.lines()) {
            if (isPartial(line, compiled) && line.subject() instanceof Line.Subject.Goods(HsCode code)) {
                boolean made = line.production() != null;
                List<List<HsCode>> groups =
                        known.computeIfAbsent(code + " " + made, k -> new Alike(pack, channel, code, made).groups());
                shorts.add(new ShortCode(line.id(), code, groups));
                // Each line is varied by itself twice: for the ends and for what is told about it.
                quoted += 2L * groups.size() * sale.lines().size();
            }
        }
        if (quoted > MAX_WORK) {
            throw new InputException(new Problem(
                    sale.id(),
                    0,
                    "lines",
                    "%d of %d lines have short goods codes: their range takes %d quoted lines, at most %d are. State whole codes."
                            .formatted(shorts.size(), sale.lines().size(), quoted, MAX_WORK)));
        }
    }

    /** Whether some goods code is shorter than the tariff lines of the pack. */
    public static boolean isPartial(Sale sale, CompiledPack compiled) {
        for (Line line : sale.lines()) {
            if (isPartial(line, compiled)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartial(Line line, CompiledPack compiled) {
        return line.subject() instanceof Line.Subject.Goods(HsCode code)
                && !compiled.hasLine(code)
                && !compiled.pack().linesBelow(code).isEmpty();
    }

    public Quote quote(Rulebook rulebook) {
        Map<String, HsCode> start = new LinkedHashMap<>();
        shorts.forEach(each -> start.put(each.line(), each.groups().getFirst().getFirst()));
        boolean whole = combinations() <= MAX_COMBINATIONS
                && combinations() * sale.lines().size() <= MAX_LINES_QUOTED;
        List<Tried> tried = whole ? everyCombination(start) : apart(start);
        Tried lowest = tried.stream().min(CHEAPEST).orElseThrow();
        Tried highest = tried.stream()
                .filter(each ->
                        each.assessment().admitted() == lowest.assessment().admitted())
                .max(CHEAPEST)
                .orElseThrow();
        List<CodeRange.Partial> lines = new ArrayList<>();
        shorts.forEach(each -> lines.add(partial(each, lowest.codes())));
        CodeRange range = new CodeRange(
                lines,
                end(lowest),
                end(highest),
                whole || !tied() ? CodeRange.Certainty.EXACT : CodeRange.Certainty.LINES_APART);
        Quote base = new Comparer(sale.withCodes(lowest.codes()), compiled, channel).quote(rulebook);
        return base.over(sale, range, missing(lines));
    }

    private long combinations() {
        long product = 1;
        for (ShortCode each : shorts) {
            product = Math.min(product * each.groups().size(), Integer.MAX_VALUE);
        }
        return product;
    }

    private List<Tried> everyCombination(Map<String, HsCode> start) {
        List<Map<String, HsCode>> all = List.of(start);
        for (ShortCode each : shorts) {
            List<Map<String, HsCode>> next = new ArrayList<>();
            for (Map<String, HsCode> one : all) {
                for (List<HsCode> group : each.groups()) {
                    next.add(with(one, each.line(), group.getFirst()));
                }
            }
            all = next;
        }
        return all.stream().map(this::attempt).toList();
    }

    /** Each line by itself, from the start; then all cheapest together, and all dearest. */
    private List<Tried> apart(Map<String, HsCode> start) {
        Map<String, HsCode> cheapest = new LinkedHashMap<>(start);
        Map<String, HsCode> dearest = new LinkedHashMap<>(start);
        for (ShortCode each : shorts) {
            List<Tried> alone = each.groups().stream()
                    .map(group -> attempt(with(start, each.line(), group.getFirst())))
                    .toList();
            Tried low = alone.stream().min(CHEAPEST).orElseThrow();
            Tried high = alone.stream()
                    .filter(one ->
                            one.assessment().admitted() == low.assessment().admitted())
                    .max(CHEAPEST)
                    .orElseThrow();
            cheapest.put(each.line(), get(low.codes(), each.line()));
            dearest.put(each.line(), get(high.codes(), each.line()));
        }
        return List.of(attempt(cheapest), attempt(dearest));
    }

    private static HsCode get(Map<String, HsCode> codes, String line) {
        HsCode code = codes.get(line);
        if (code == null) {
            throw new IllegalStateException("no code for line " + line);
        }
        return code;
    }

    private static Map<String, HsCode> with(Map<String, HsCode> codes, String line, HsCode code) {
        Map<String, HsCode> copy = new LinkedHashMap<>(codes);
        copy.put(line, code);
        return copy;
    }

    private Tried attempt(Map<String, HsCode> codes) {
        return new Tried(codes, Passes.assess(sale.withCodes(codes), compiled, channel, Assumption.NONE));
    }

    /** Whether something on the whole entry follows from the codes, so that lines act on one another. */
    private boolean tied() {
        if (shorts.size() < 2) {
            return false;
        }
        if (Valuation.dutyIncluded(sale)) {
            return true;
        }
        Set<String> followCodes = new HashSet<>(Set.of("distinct-codes"));
        for (Step step : channel.steps()) {
            if (step instanceof Layer layer) {
                if (layer.at() == Step.Level.ENTRY || layer.entryRounding() != null) {
                    return true;
                }
                followCodes.add(layer.name());
            } else if (step instanceof Step.Base base) {
                Set<String> names = new HashSet<>();
                base.formula().names(names::add);
                if (base.within() != null) {
                    // What one line leaves of a limit is another's.
                    return true;
                }
                names.retainAll(followCodes);
                if (!names.isEmpty()) {
                    if (base.at() == Step.Level.ENTRY) {
                        return true;
                    }
                    followCodes.add(base.name());
                }
            }
        }
        return pack.measures().stream()
                .anyMatch(measure -> measure.formula().toString().contains("distinct-codes"));
    }

    // What is told about one line

    /** What tariff lines of one short code give, with the other short codes at their cheapest. */
    private CodeRange.Partial partial(ShortCode each, Map<String, HsCode> cheapest) {
        Map<Answer, List<HsCode>> byAnswer = new LinkedHashMap<>();
        for (List<HsCode> group : each.groups()) {
            Assessment found =
                    attempt(with(cheapest, each.line(), group.getFirst())).assessment();
            byAnswer.computeIfAbsent(Answer.of(found, each.line()), a -> new ArrayList<>())
                    .addAll(group);
        }
        byAnswer.values().forEach(codes -> codes.sort(Comparator.naturalOrder()));
        DecidingDigits digits = DecidingDigits.of(each.code(), List.copyOf(byAnswer.values()));
        Set<Layer> differing = Answer.differing(byAnswer.keySet());
        List<CodeRange.Branch> branches = new ArrayList<>();
        byAnswer.forEach((answer, codes) -> branches.add(new CodeRange.Branch(
                digits == null ? "" : digits.runs(codes),
                codes,
                answer.rates(differing),
                answer.admitted(),
                answer.complete(),
                answer.charges(),
                answer.landed())));
        branches.sort(Comparator.<CodeRange.Branch, Boolean>comparing(b -> !b.admitted())
                .thenComparing(CodeRange.Branch::landed)
                .thenComparing(b -> b.codes().getFirst()));
        int tariffLines = each.groups().stream().mapToInt(List::size).sum();
        return new CodeRange.Partial(
                each.line(),
                each.code(),
                tariffLines,
                digits == null ? null : digits.first(),
                digits == null ? null : digits.last(),
                branches);
    }

    /** What makes two tariff lines the same to this sale. */
    private record Answer(
            boolean admitted,
            boolean complete,
            Money charges,
            Money landed,
            Map<Layer, String> formulas,
            Set<String> refusals,
            Set<String> questions) {
        static Answer of(Assessment found, String line) {
            Map<Layer, String> formulas = new LinkedHashMap<>();
            for (Charge charge : found.charges()) {
                if (line.equals(charge.line())) {
                    String rate = charge.rate();
                    formulas.merge(charge.layer(), rate == null ? charge.formula() : rate, (a, b) -> a + " + " + b);
                }
            }
            Set<String> refusals = new HashSet<>();
            found.refusals().stream().map(Refusal::rule).forEach(refusals::add);
            Set<String> questions = new HashSet<>();
            found.questions().stream().map(Question::name).forEach(questions::add);
            return new Answer(
                    found.admitted(),
                    found.complete(),
                    found.totals().charges(),
                    found.totals().landed(),
                    formulas,
                    refusals,
                    questions);
        }

        static Set<Layer> differing(Set<Answer> answers) {
            Set<Layer> differing = new HashSet<>();
            for (Answer one : answers) {
                for (Answer other : answers) {
                    one.formulas().forEach((layer, formula) -> {
                        if (!formula.equals(other.formulas().get(layer))) {
                            differing.add(layer);
                        }
                    });
                }
            }
            return differing;
        }

        Map<Layer, String> rates(Set<Layer> of) {
            Map<Layer, String> rates = new LinkedHashMap<>(formulas);
            rates.keySet().retainAll(of);
            return rates;
        }
    }

    private static CodeRange.End end(Tried tried) {
        var totals = tried.assessment().totals();
        return new CodeRange.End(tried.codes(), totals.charges(), totals.landed(), totals.landedInSaleCurrency());
    }

    private static List<Missing> missing(List<CodeRange.Partial> lines) {
        List<Missing> missing = new ArrayList<>();
        for (CodeRange.Partial line : lines) {
            Question question = new Question(
                    Question.Kind.CODE,
                    line.code().dotted(),
                    line.line(),
                    Messages.wording("question.code", line.code().dotted(), String.valueOf(line.tariffLines())));
            boolean refusedSome = line.branches().stream().anyMatch(b -> !b.admitted());
            boolean refusedAll = line.branches().stream().noneMatch(CodeRange.Branch::admitted);
            Missing.Effect effect = !line.changes()
                    ? line.decides() ? Missing.Effect.CHANGES_WITH_OTHERS : Missing.Effect.NO_CHANGE
                    : refusedSome && !refusedAll ? Missing.Effect.COULD_REFUSE : Missing.Effect.CHANGES_TOTAL;
            missing.add(new Missing(question, effect, null, null));
        }
        return missing;
    }
}
