package io.shibo.quote.origin;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.Finding.Figure;
import io.shibo.quote.origin.Finding.Range;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shares of value and weight: regional value content, ceilings, tolerances. Compared as amount against percentage times
 * whole, so that nothing is divided and nothing rounded.
 */
final class Shares {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final OriginRules.Common common;
    private final Good good;
    private final List<Material> materials;
    private final Loads loads;
    private final OriginJudge.Resolver resolver;
    private final String prefix;

    Shares(OriginRules.Common common, Good good, Loads loads, OriginJudge.Resolver resolver, String prefix) {
        this.common = common;
        this.good = good;
        this.materials = good.production().materials();
        this.loads = loads;
        this.resolver = resolver;
        this.prefix = prefix;
    }

    /** Whether a material is of these codes; an open code is resolved as if being of them spoke against the goods. */
    Answer covers(HsCodes codes, Material material, String path) {
        HsCode code = material.hs().orNull();
        Answer covers = code == null ? Answer.UNKNOWN : codes.covers(code);
        return covers == Answer.UNKNOWN
                ? resolver.of(new OriginQuestion(OriginQuestion.Kind.MATERIAL_CODE, path))
                        .not()
                : covers;
    }

    // The whole of which a share is taken

    /** A whole between two bounds, and how to take it where it is open. */
    private record Whole(Range range, Answer resolved) {
        @Nullable
        Exact value() {
            return range.known() ? range.low() : null;
        }
    }

    private Whole price(PriceBasis basis) {
        Exact price = good.price(basis);
        if (price != null) {
            return new Whole(new Range(price, price), Answer.UNKNOWN);
        }
        // What is paid at the factory gate is at most what is paid on board.
        Exact low = basis == PriceBasis.FOB && good.exWorks() != null ? good.exWorks() : Exact.ZERO;
        Exact high = basis == PriceBasis.FOB ? null : good.fob();
        return open(new Range(low, high), new OriginQuestion(OriginQuestion.Kind.PRICE, prefix + basis));
    }

    private Whole netCost() {
        BigDecimal cost = good.production().netCost().orNull();
        return cost == null
                ? open(new Range(Exact.ZERO, null), new OriginQuestion(OriginQuestion.Kind.NET_COST, prefix))
                : new Whole(new Range(Exact.of(cost), Exact.of(cost)), Answer.UNKNOWN);
    }

    private Whole netMass() {
        return good.netKg() == null
                ? open(new Range(Exact.ZERO, null), new OriginQuestion(OriginQuestion.Kind.NET_MASS, prefix))
                : new Whole(new Range(good.netKg(), good.netKg()), Answer.UNKNOWN);
    }

    private Whole open(Range range, OriginQuestion question) {
        return new Whole(range, resolver.of(question));
    }

    // Tests: what counts against the goods may be at most a percentage of a whole

    Finding.Allowance allowance(Tolerance tolerance, Range failing) {
        Whole whole = tolerance.of() == Tolerance.Of.VALUE ? price(common.price()) : netMass();
        Exact value = whole.value();
        return new Finding.Allowance(
                tolerance,
                failing,
                value == null ? null : percentOf(value, tolerance.percent()),
                atMost(failing, whole, tolerance.percent()));
    }

    private static Answer atMost(Range part, Whole whole, BigDecimal percent) {
        Range of = whole.range();
        boolean worst = part.high() != null && part.high().compareTo(percentOf(of.low(), percent)) <= 0;
        boolean best = of.high() == null
                ? percent.signum() > 0 || part.low().isZero()
                : part.low().compareTo(percentOf(of.high(), percent)) <= 0;
        return between(worst, best, whole.resolved());
    }

    private static Answer between(boolean worst, boolean best, Answer resolved) {
        return switch (resolved) {
            case YES -> Answer.of(best);
            case NO -> Answer.of(worst);
            case UNKNOWN -> worst ? Answer.YES : best ? Answer.UNKNOWN : Answer.NO;
        };
    }

    Finding maxNom(OriginRule.MaxNom rule) {
        PriceBasis basis = rule.of() == null ? common.price() : rule.of();
        Range part = against(rule.from(), Tolerance.Of.VALUE);
        Figure figure = ceiling(Finding.Kind.MAX_NOM, basis, price(basis), part, rule.percent());
        return new Finding.Measured(rule, figure.answer(), List.of(figure));
    }

    Finding maxWeight(OriginRule.MaxWeight rule) {
        Range part = against(rule.from(), Tolerance.Of.WEIGHT);
        Figure figure = ceiling(Finding.Kind.MAX_WEIGHT, null, netMass(), part, rule.percent());
        return new Finding.Measured(rule, figure.answer(), List.of(figure));
    }

    private Range against(@Nullable HsCodes from, Tolerance.Of measure) {
        return loads.against(
                        materials,
                        prefix,
                        measure,
                        (material, path) -> from == null ? Answer.YES : covers(from, material, path))
                .amount();
    }

    private static Figure ceiling(
            Finding.Kind kind, @Nullable PriceBasis basis, Whole whole, Range part, BigDecimal percent) {
        Exact value = whole.value();
        Exact known = part.known() ? value : null;
        return new Figure(
                kind,
                basis,
                value,
                part,
                Exact.ZERO,
                known == null || known.isZero()
                        ? null
                        : part.low().shareOf(known).multiply(HUNDRED),
                percent,
                known == null ? null : percentOf(known, percent).minus(part.low()),
                atMost(part, whole, percent));
    }

    // Regional value content

    Finding content(OriginRule.Content rule) {
        List<Figure> figures = new ArrayList<>();
        if (rule.method() != null) {
            figures.add(figure(rule.method(), rule));
        } else {
            common.methods().forEach(method -> figures.add(figure(method, rule)));
        }
        Answer answer = figures.stream().map(Figure::answer).reduce(Answer.NO, Answer::or);
        return new Finding.Measured(rule, answer, figures);
    }

    private Figure figure(ContentMethod method, OriginRule.Content rule) {
        return switch (method) {
            case BUILD_DOWN ->
                less(
                        Finding.Kind.BUILD_DOWN,
                        common.price(),
                        price(common.price()),
                        against(null, Tolerance.Of.VALUE),
                        rule);
            case NET_COST -> less(Finding.Kind.NET_COST, null, netCost(), against(null, Tolerance.Of.VALUE), rule);
            case FOCUSED ->
                less(
                        Finding.Kind.FOCUSED,
                        common.price(),
                        price(common.price()),
                        against(rule.from(), Tolerance.Of.VALUE),
                        rule);
            case BUILD_UP -> buildUp(rule);
        };
    }

    /** (whole - part) / whole: at least the threshold as long as the part is at most the rest of 100 %. */
    private static Figure less(
            Finding.Kind kind, @Nullable PriceBasis basis, Whole whole, Range part, OriginRule.Content rule) {
        Figure rest = ceiling(kind, basis, whole, part, HUNDRED.subtract(rule.percent()));
        BigDecimal percent = rest.percent() == null ? null : HUNDRED.subtract(rest.percent());
        return new Figure(
                kind, basis, rest.whole(), part, Exact.ZERO, percent, rule.percent(), rest.room(), rest.answer());
    }

    /**
     * (VOM + direct costs) / V. Direct costs hold profit and all other costs, so that open ones come to what the price leaves
     * beside materials, and no more.
     */
    private Figure buildUp(OriginRule.Content rule) {
        Whole price = price(common.price());
        Exact value = price.value();
        Range part = loads.originating(materials, prefix);
        Range costs = common.costsBuildUp() ? directCosts() : Range.ZERO;
        Range sum = part.plus(costs);
        if (!costs.known() && value != null) {
            Exact left = Loads.atLeastZero(
                    value.minus(against(null, Tolerance.Of.VALUE).low()));
            Exact low = sum.low().compareTo(left) > 0 ? left : sum.low();
            sum = new Range(low, Loads.lower(sum.high(), left));
        }
        boolean worst = price.range().high() != null
                && sum.low().compareTo(percentOf(price.range().high(), rule.percent())) >= 0;
        boolean best = sum.high() == null
                || sum.high().compareTo(percentOf(price.range().low(), rule.percent())) >= 0;
        Exact known = sum.known() ? value : null;
        return new Figure(
                Finding.Kind.BUILD_UP,
                common.price(),
                value,
                part,
                costs.known() ? costs.low() : null,
                known == null || known.isZero()
                        ? null
                        : sum.low().shareOf(known).multiply(HUNDRED),
                rule.percent(),
                known == null ? null : sum.low().minus(percentOf(known, rule.percent())),
                between(worst, best, price.resolved()));
    }

    private Range directCosts() {
        if (!good.production().directCosts().isEmpty()) {
            Exact sum = Exact.of(
                    good.production().directCosts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            return new Range(sum, sum);
        }
        return switch (resolver.of(new OriginQuestion(OriginQuestion.Kind.DIRECT_COSTS, prefix))) {
            case NO -> Range.ZERO;
            case YES -> new Range(Loads.HUGE, null);
            case UNKNOWN -> new Range(Exact.ZERO, null);
        };
    }

    private static Exact percentOf(Exact whole, BigDecimal percent) {
        return whole.times(percent.movePointLeft(2));
    }
}
