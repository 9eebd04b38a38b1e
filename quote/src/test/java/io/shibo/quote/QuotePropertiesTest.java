package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Tree;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.SaleReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds of every quote, whatever the sale. */
class QuotePropertiesTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();
    private static final List<String> CODES =
            List.of("09012100", "22042100", "22083000", "33049900", "15092000", "64039900", "95030060", "24022000");

    @Provide
    Arbitrary<Sale> orders() {
        Arbitrary<String> price = Arbitraries.longs()
                .between(1, 400_000)
                .map(fen -> BigDecimal.valueOf(fen, 2).toPlainString());
        Arbitrary<Line> line = Combinators.combine(
                        Arbitraries.of(CODES),
                        price,
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 2000))
                .as(QuotePropertiesTest::line);
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of("1210", "general", "postal"),
                        Arbitraries.integers().between(0, 3000),
                        Arbitraries.integers().between(-1, 27_000))
                .as(QuotePropertiesTest::order);
    }

    private static Line line(String code, String price, int pieces, int grams) {
        Line line = Line.goods(
                "x",
                code,
                HsCode.of(code),
                Fact.unknown(),
                new Quantity(BigDecimal.valueOf(pieces), Unit.H87),
                Money.of(price, "CNY"));
        return grams == 0 ? line : line.measuring(new Quantity(BigDecimal.valueOf(grams), Unit.GRM));
    }

    private static Sale order(List<Line> lines, String channel, int freight, int spent) {
        Sale.Builder order = Samples.order()
                .channel(channel)
                .freight(Fact.of(Money.of(BigDecimal.valueOf(freight, 2), Money.currency("CNY"))));
        for (int i = 0; i < lines.size(); i++) {
            Line l = lines.get(i);
            order.line(new Line(
                    "l" + i,
                    l.description(),
                    l.subject(),
                    l.origin(),
                    l.quantity(),
                    l.unitPrice(),
                    l.measures(),
                    l.measurements()));
        }
        if (spent >= 0) {
            order.state("spent-this-year", Money.of(String.valueOf(spent), "CNY"));
        }
        return order.build();
    }

    @Property(tries = 300)
    void totalsAreTheSumsOfTheirParts(@ForAll("orders") Sale order) {
        Assessment got = ENGINE.assess(order);

        Money charges =
                got.charges().stream().map(Charge::amount).reduce(Money::plus).orElse(Money.zero(order.currency()));
        Money price =
                order.lines().stream().map(Line::price).reduce(Money::plus).orElseThrow();
        Totals totals = got.totals();
        assertThat(totals.charges()).isEqualTo(charges);
        assertThat(totals.goods()).isEqualTo(price);
        assertThat(totals.landed())
                .isEqualTo(totals.goods()
                        .plus(totals.carriage())
                        .plus(totals.insurance())
                        .plus(charges));
        got.charges().forEach(charge -> {
            assertThat(charge.amount().amount().scale()).as("whole fen").isLessThanOrEqualTo(2);
            assertThat(charge.amount().minus(charge.exact()).amount().abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.005"));
            assertThat(charge.rules()).as("every figure is cited").isNotEmpty();
        });
    }

    @Property(tries = 100)
    void orderOfMeasuresInAPackDoesNotMatter(@ForAll("orders") Sale order, @ForAll long seed) {
        Pack china = Packs.shipped().find(order.destination()).orElseThrow();
        List<Measure> shuffled = new ArrayList<>(china.measures());
        Collections.shuffle(shuffled, new Random(seed));
        Pack other = new Pack(
                china.name(),
                china.title(),
                china.territories(),
                china.currency(),
                china.vintage(),
                china.facts(),
                china.state(),
                china.units(),
                china.values(),
                china.requirements(),
                china.channels(),
                shuffled,
                china.goods(),
                china.rates(),
                china.hash());

        assertThat(figures(LandedCost.of(Rulebook.of(other)).assess(order)))
                .isEqualTo(figures(LandedCost.of(Rulebook.of(china)).assess(order)));
    }

    private static String figures(Assessment got) {
        StringBuilder out = new StringBuilder();
        got.charges()
                .forEach(c -> out.append(c.line())
                        .append(c.layer().name())
                        .append(c.amount())
                        .append(c.rules()));
        return out.append(got.refusals())
                .append(got.questions())
                .append(got.totals())
                .toString();
    }

    @Property(tries = 100)
    void aQuoteIsRecomputedFromItsOwnDocument(@ForAll("orders") Sale order) {
        Map<String, Object> document = SaleDocument.of(order);
        Sale again = SaleReader.read("again", tree(document));

        assertThat(SaleDocument.of(again)).isEqualTo(document);
        assertThat(figures(ENGINE.assess(again))).isEqualTo(figures(ENGINE.assess(order)));
    }

    @Example
    void aSampleDealGivesTheSameDocumentAgain() {
        for (String deal : Samples.DEALS) {
            Map<String, Object> document = QuoteDocument.of(ENGINE.quote(Samples.deal(deal)), Language.ZH);
            Object sale = document.get("sale");

            Map<String, Object> again =
                    QuoteDocument.of(ENGINE.quote(SaleReader.read("again", tree(sale))), Language.ZH);
            assertThat(again.toString()).isEqualTo(document.toString());
        }
    }

    @Property(tries = 60)
    void aPreferenceNeverRaisesTheTotal(@ForAll Answer formE, @ForAll Answer rcep, @ForAll Answer api) {
        Sale sale = Samples.deal("robot-arm").with("rcep-proof", rcep).with("importer-has-api", api);

        Money with = ENGINE.assess(sale.with("form-e", Answer.YES)).totals().charges();
        Money stated = ENGINE.assess(sale.with("form-e", formE)).totals().charges();

        assertThat(with).isLessThanOrEqualTo(stated);
        ENGINE.quote(sale)
                .preferences()
                .forEach(p -> assertThat(p.saving().isNegative()).isFalse());
    }

    @Property(tries = 300)
    void agreesWithThePlainFormulaOfTheNotice(@ForAll("orders") Sale order) {
        Assessment got = ENGINE.assess(order.through("9610"));
        BigDecimal value = got.customsValue().amount();
        if (value.compareTo(new BigDecimal("5000")) > 0) {
            return;
        }
        for (Line line : order.lines()) {
            BigDecimal consumption = rateOf(line);
            if (consumption == null) {
                continue;
            }
            BigDecimal p = valueOf(line, order);
            BigDecimal v = code(line).equals("15092000") ? new BigDecimal("0.09") : new BigDecimal("0.13");
            BigDecimal net = BigDecimal.ONE.subtract(consumption);
            assertThat(got.due(line.id(), "consumption-tax").amount())
                    .isEqualByComparingTo(p.multiply(consumption)
                            .multiply(new BigDecimal("0.7"))
                            .divide(net, 2, RoundingMode.HALF_UP));
            assertThat(got.due(line.id(), "vat").amount())
                    .isEqualByComparingTo(
                            p.multiply(v).multiply(new BigDecimal("0.7")).divide(net, 2, RoundingMode.HALF_UP));
        }
    }

    /** The consumption tax rate of lines that a short formula covers; null for the others. */
    private static @Nullable BigDecimal rateOf(Line line) {
        return switch (code(line)) {
            case "09012100", "15092000", "64039900", "95030060" -> BigDecimal.ZERO;
            case "22042100" -> new BigDecimal("0.10");
            default -> null;
        };
    }

    private static String code(Line line) {
        return line.subject() instanceof Line.Subject.Goods(var code) ? code.digits() : "";
    }

    /** Price and the share of freight that the engine gave the line; checked against the whole elsewhere. */
    private static BigDecimal valueOf(Line line, Sale order) {
        Assessment one = ENGINE.assess(order.through("9610"));
        for (Trace trace : one.trace()) {
            if (trace instanceof Trace.Computed(var at, var step, var amount)
                    && line.id().equals(at)
                    && step.name().equals("customs-value")
                    && amount != null) {
                return amount.shown();
            }
        }
        throw new AssertionError("no customs value for " + line.id());
    }

    /** What a JSON reader would give for a document. */
    static Tree tree(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                map.forEach((name, field) -> fields.put(String.valueOf(name), tree(field)));
                yield new Tree.Fields(fields, 1);
            }
            case List<?> list ->
                new Tree.Items(list.stream().map(QuotePropertiesTest::tree).toList(), 1);
            case null -> new Tree.Scalar(null, 1);
            default -> new Tree.Scalar(value.toString(), 1);
        };
    }
}
