package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Measured;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Pack;
import java.math.BigDecimal;
import java.util.List;

/** Makes formulas and predicates ready for a pack: looks up once what would else be looked up for every sale. */
final class Preparation {
    private final Pack pack;
    private final Slots slots;

    Preparation(Pack pack, Slots slots) {
        this.pack = pack;
        this.slots = slots;
    }

    Expr expr(Formula formula) {
        return switch (formula) {
            case Formula.Free() -> new Expr.Constant(Exact.ZERO);
            case Formula.Fixed(Money amount) -> amount(amount);
            case Formula.Count(BigDecimal number) -> new Expr.Constant(Exact.of(number));
            case Formula.Total(String name) -> new Expr.Total(slots.of(name), name);
            case Formula.Share(BigDecimal part, BigDecimal over, Formula of) ->
                new Expr.Ratio(Exact.of(part).dividedBy(over), expr(of));
            case Formula.PerUnit(Money amount, List<Measured> units) ->
                new Expr.PerUnit(
                        amount(amount), units.stream().map(this::counted).toArray(Expr.Counted[]::new));
            case Formula.Sum(List<Formula> parts) -> new Expr.Sum(exprs(parts));
            case Formula.Less(Formula from, Formula what) -> new Expr.Less(expr(from), expr(what));
            case Formula.Pick(boolean smallest, List<Formula> parts) -> new Expr.Pick(smallest, exprs(parts));
            case Formula.TopUp(Formula target, Formula already) -> new Expr.TopUp(expr(target), expr(already));
            case Formula.Prorata(Formula of, Formula part, Formula whole) ->
                new Expr.Prorata(expr(of), expr(part), expr(whole));
            case Formula.Quantity(Measured what) -> new Expr.Quantity(counted(what));
            case Formula.Gross gross ->
                new Expr.Ratio(
                        Exact.of(1)
                                .dividedBy(BigDecimal.ONE.subtract(gross.rate().fraction())),
                        expr(gross.net()));
        };
    }

    private Expr[] exprs(List<Formula> formulas) {
        return formulas.stream().map(this::expr).toArray(Expr[]::new);
    }

    private Expr amount(Money amount) {
        return amount.currency().equals(pack.currency())
                ? new Expr.Constant(Exact.of(amount.amount()))
                : new Expr.Foreign(amount);
    }

    Expr.Counted counted(Measured measured) {
        return new Expr.Counted(
                measured,
                measured.choices().stream()
                        .map(name -> new Expr.Choice(name, Measured.unit(name), slots.of(name)))
                        .toArray(Expr.Choice[]::new));
    }

    Condition condition(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Compare compare ->
                new Condition.Compare(
                        expr(compare.left()),
                        compare.per() == null ? null : counted(compare.per()),
                        compare.operator(),
                        expr(compare.right()));
            case Predicate.All all -> new Condition.All(conditions(all.parts()));
            case Predicate.Any any -> new Condition.Any(conditions(any.parts()));
            case Predicate.Not not -> new Condition.Not(condition(not.part()));
            default -> new Condition.Plain(predicate);
        };
    }

    private Condition[] conditions(List<Predicate> parts) {
        return parts.stream().map(this::condition).toArray(Condition[]::new);
    }
}
