package io.shibo.clear;

import io.shibo.clear.Assessment.Tax;
import io.shibo.clear.Assessment.TaxLine;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.GaccCountry;
import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Charge;
import io.shibo.quote.LandedCost;
import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * China's retail regime for cross-border e-commerce by {@code quote}'s rulebook: positive list, limit of an order, tax by
 * line. The limit of a year is only read here; what a buyer has used is the window's own ledger.
 *
 * <p>A line whose total is not its unit price times its pieces (unit prices are rounded) is given to the rulebook as all
 * pieces but one and the last one, so that the sum is the declared total to the last digit.
 */
public final class RetailRegime implements Assessor {
    private static final Currency YUAN = Money.currency("CNY");
    private static final String PER_YEAR = "annual-limit";
    private static final List<Reason> GRAVEST_FIRST =
            List.of(Reason.NOT_ON_LIST, Reason.OVER_ORDER_LIMIT, Reason.OVER_YEAR_LIMIT, Reason.NOT_ASSESSED);
    private static final Map<String, Unit> UNITS =
            Map.of("035", Unit.KGM, "036", Unit.GRM, "095", Unit.LTR, "096", Unit.MLT, "025", Unit.PR);

    private final LandedCost rules;
    private final Pack pack;

    private RetailRegime(LandedCost rules, Pack pack) {
        this.rules = rules;
        this.pack = pack;
    }

    /** @throws IllegalArgumentException if the rulebook has no pack for China */
    public static RetailRegime of(Rulebook rulebook) {
        Pack china = rulebook.find(Country.CHINA)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the rulebook has no pack for CN. Name the folder packs/, which holds it."));
        return new RetailRegime(LandedCost.of(Rulebook.of(china)), china);
    }

    @Override
    public Assessment assess(Declaration declaration, LocalDate day) {
        io.shibo.quote.Assessment found = rules.assess(sale(declaration, day));
        BigDecimal value = found.customsValue().amount();
        BigDecimal perYear = perYear(day);
        List<Refused> refusals = refusals(declaration, found, value);
        List<TaxLine> lines = refusals.isEmpty() ? lines(declaration, found) : List.of();
        return new Assessment(rules.rulebook().hash(), value, perYear, lines, gravest(refusals));
    }

    private BigDecimal perYear(LocalDate day) {
        return pack.values().getOrDefault(PER_YEAR, List.of()).stream()
                .filter(dated -> dated.valid().contains(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pack CN has no %s on %s".formatted(PER_YEAR, day)))
                .amount()
                .amount();
    }

    private static Sale sale(Declaration declaration, LocalDate day) {
        Country dispatch = GaccCountry.find(declaration.country());
        Sale.Builder sale = Sale.builder()
                .id(declaration.orderNo())
                .seller(new Party(dispatch == null ? Country.CHINA : dispatch, PartyKind.BUSINESS))
                .buyer(new Party(Country.CHINA, PartyKind.CONSUMER))
                .channel(declaration.tradeMode())
                .dates(Dates.on(day))
                .currency(YUAN)
                .freight(Fact.of(yuan(declaration.freight())))
                .insurance(Fact.of(yuan(declaration.insuredFee())));
        declaration.lines().forEach(line -> add(sale, line));
        return sale.build();
    }

    private static void add(Sale.Builder sale, Declaration.Line line) {
        BigDecimal rest = line.qty().subtract(BigDecimal.ONE);
        BigDecimal allButOne = line.price().multiply(rest);
        BigDecimal last = line.totalPrice().subtract(allButOne);
        boolean exact = line.price().multiply(line.qty()).compareTo(line.totalPrice()) == 0;
        if (exact || rest.signum() <= 0 || last.signum() < 0) {
            BigDecimal price = exact ? line.price() : line.totalPrice();
            sale.line(line(line, "", exact ? line.qty() : BigDecimal.ONE, price, BigDecimal.ONE));
            return;
        }
        BigDecimal share = BigDecimal.ONE.divide(line.qty(), MathContext.DECIMAL64);
        sale.line(line(line, "", rest, line.price(), BigDecimal.ONE.subtract(share)));
        sale.line(line(line, "-last", BigDecimal.ONE, last, share));
    }

    private static Line line(
            Declaration.Line line, String part, BigDecimal pieces, BigDecimal price, BigDecimal shareOfLegal) {
        Line made = Line.goods(
                line.gnum() + part,
                line.gname(),
                HsCode.of(line.gcode()),
                Fact.ofNullable(GaccCountry.find(line.country())),
                new Quantity(pieces, Unit.H87),
                yuan(price));
        Unit legal = UNITS.get(line.unit1());
        return legal == null || line.qty1().signum() <= 0
                ? made
                : made.measuring(new Quantity(line.qty1().multiply(shareOfLegal), legal));
    }

    private static Money yuan(BigDecimal amount) {
        return Money.of(amount, YUAN);
    }

    private static int gnum(@Nullable String lineId) {
        return lineId == null ? 0 : Integer.parseInt(lineId.replace("-last", ""));
    }

    private record Refused(Reason reason, Finding finding) {}

    private static List<Refused> refusals(Declaration declaration, io.shibo.quote.Assessment found, BigDecimal value) {
        List<Refused> refused = new ArrayList<>();
        for (Refusal refusal : found.refusals()) {
            refused.add(new Refused(
                    reason(refusal),
                    new Finding(
                            field(refusal.line()),
                            valueOf(declaration, refusal.line(), value),
                            refusal.rule(),
                            refusal.text().in(Language.ZH))));
        }
        if (refused.isEmpty() && !found.complete()) {
            for (Question question : found.questions()) {
                if (question.kind() != Question.Kind.STATE && question.kind() != Question.Kind.FACT) {
                    refused.add(new Refused(
                            Reason.NOT_ASSESSED,
                            new Finding(
                                    field(question.line()),
                                    valueOf(declaration, question.line(), value),
                                    question.name(),
                                    question.text().in(Language.ZH))));
                }
            }
        }
        return refused;
    }

    private static Reason reason(Refusal refusal) {
        return switch (refusal.kind()) {
            case NOT_LISTED, PROHIBITED -> Reason.NOT_ON_LIST;
            case LIMIT_PER_ORDER -> Reason.OVER_ORDER_LIMIT;
            case LIMIT_PER_YEAR -> Reason.OVER_YEAR_LIMIT;
            case NOT_OPEN, UNKNOWN_CODE, NOT_SUPPORTED -> Reason.NOT_ASSESSED;
        };
    }

    private static String field(@Nullable String line) {
        return line == null ? "CEB621.value" : "CEB621.InventoryList[gnum=%d].gcode".formatted(gnum(line));
    }

    private static String valueOf(Declaration declaration, @Nullable String line, BigDecimal value) {
        return declaration.lines().stream()
                .filter(one -> line != null && one.gnum() == gnum(line))
                .map(Declaration.Line::gcode)
                .findFirst()
                .orElse(value.toPlainString());
    }

    private static Assessment.@Nullable Refusal gravest(List<Refused> refusals) {
        for (Reason reason : GRAVEST_FIRST) {
            List<Finding> findings = refusals.stream()
                    .filter(refused -> refused.reason() == reason)
                    .map(Refused::finding)
                    .toList();
            if (!findings.isEmpty()) {
                return new Assessment.Refusal(reason, findings);
            }
        }
        return null;
    }

    private static List<TaxLine> lines(Declaration declaration, io.shibo.quote.Assessment found) {
        Map<Integer, Map<String, Tax>> byLine = new HashMap<>();
        for (Charge charge : found.charges()) {
            Tax tax = tax(charge);
            byLine.computeIfAbsent(gnum(charge.line()), line -> new LinkedHashMap<>())
                    .merge(tax.kind(), tax, RetailRegime::sum);
        }
        return declaration.lines().stream()
                .map(line -> new TaxLine(
                        line.gnum(),
                        line.gcode(),
                        List.copyOf(byLine.getOrDefault(line.gnum(), Map.of()).values())))
                .toList();
    }

    private static Tax tax(Charge charge) {
        Charge.AppliedRule first = charge.rule();
        String rate = charge.rate();
        Money base = charge.base();
        return new Tax(
                charge.layer().name(),
                base == null ? null : base.amount(),
                rate == null ? charge.formula() : rate,
                charge.amount().amount(),
                first == null ? "" : first.id(),
                charge.rules().stream()
                        .map(rule -> rule.citation().toString())
                        .distinct()
                        .collect(Collectors.joining("；")),
                charge.rules().stream().map(Charge.AppliedRule::citation).noneMatch(Citation::unverified));
    }

    private static Tax sum(Tax one, Tax other) {
        return new Tax(
                one.kind(),
                one.base() == null || other.base() == null ? null : one.base().add(other.base()),
                one.rate(),
                one.amount().add(other.amount()),
                one.rule(),
                one.citation(),
                one.verified() && other.verified());
    }
}
