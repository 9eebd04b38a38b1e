package io.shibo.quote.internal;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Rounding;
import io.shibo.codes.Unit;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.rule.Step;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import io.shibo.quote.sale.Transport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packs and sales from a seed, using every part of the model, valid or hardly; the same seed gives the same. */
public final class RandomRules {
    private static final Citation CITATION = new Citation("invented", null, null, Citation.Confidence.UNVERIFIED);
    private static final List<String> CODES =
            List.of("84", "8479", "847950", "84795000", "8479500010", "85", "850440", "85044090", "0901", "09012100");
    private static final List<String> ORIGINS = List.of("CN", "JP", "DE", "ID", "US");
    private static final List<String> RATES = List.of(
            "5% of customs-value",
            "6.5% of customs-value",
            "0% of cif",
            "free",
            "12.3456% of 11/12 of (cif + freight)",
            "35.10 EUR per DTN",
            "0.50 CNY per KGM",
            "2.5 CNY per (LTR|KGM)",
            "0.10 CNY per KGM per alcohol-percent",
            "min(10% of cif, 2.00 CNY per KGM)",
            "max(3% of customs-value, 1.5 CNY per KGM)",
            "3% of cif + 1.20 CNY per KGM",
            "top-up(15% of cif, 2% of goods)",
            "7% of fob",
            "25 CNY",
            "1/3 of customs-value - 1% of price",
            "prorata(12% of cif, share, customs-value)",
            "5% of (customs-value - share)",
            "prorata(2 CNY, quantity(KGM), 100)",
            "2.77% of prorata(cif, cif, quantity(KGM|alcohol-percent))");
    private static final List<String> TAXES = List.of(
            "13% of (customs-value + duty)",
            "9% of gross(customs-value + duty, 15%)",
            "15% of gross(customs-value + duty, 15%)",
            "70% of notional",
            "70% of 13% of (customs-value + notional)",
            "notional",
            "13% of (customs-value + duty + extra)",
            "clamp(1% of customs-value, 5 CNY, 20 CNY)");
    private static final List<String> CONDITIONS = List.of(
            "f1",
            "f1 and not f2",
            "f1 or f2",
            "customs-value per KGM >= 10 CNY",
            "known(alcohol-percent)",
            "cif > limit",
            "spent + cif <= 5000 CNY",
            "originates(ACFTA)",
            "line-count > 1",
            "known(KGM) and cif per (LTR|KGM) < 50 CNY");

    private final SplittableRandom random;

    public RandomRules(long seed) {
        random = new SplittableRandom(seed);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Wording words(String text) {
        return Wording.english(text);
    }

    private Rounding rounding() {
        return new Rounding(
                "r",
                new BigDecimal(any(List.of("0.01", "1", "0.0001", "100"))),
                any(List.of(RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.CEILING, RoundingMode.HALF_EVEN)));
    }

    public Pack pack(String name, Set<Country> territories) {
        Map<String, List<Pack.Value>> values = new LinkedHashMap<>();
        List<Pack.Value> limit = new ArrayList<>();
        limit.add(new Pack.Value(Money.of("500", "CNY"), new DateRange(day(-700), one(2) ? null : day(5)), CITATION));
        limit.add(new Pack.Value(Money.of("40", "EUR"), DateRange.since(day(one(2) ? 5 : -3)), CITATION));
        values.put("limit", limit);
        Map<String, Pack.Requirement> requirements = new LinkedHashMap<>();
        for (String need : List.of("licence", "proof", "label")) {
            requirements.put(need, new Pack.Requirement(need, words(need), CITATION));
        }
        List<Channel> channels = List.of(channel("general", true), channel("post", true), channel("digital", false));
        TreeMap<HsCode, Wording> goods = new TreeMap<>();
        CODES.forEach(code -> goods.put(HsCode.of(code), words("goods " + code)));
        return new Pack(
                name,
                words(name),
                territories,
                Money.currency("CNY"),
                LocalDate.of(2026, 1, 1),
                Map.of("f1", words("f1?"), "f2", words("f2?")),
                Map.of("spent", words("spent?")),
                Map.of(),
                values,
                requirements,
                channels,
                measures(),
                goods,
                List.of(new ExchangeRate(
                        Money.currency("EUR"), Money.currency("CNY"), new BigDecimal("7.8125"), null, "test")),
                "0".repeat(64));
    }

    private LocalDate day(int offset) {
        return LocalDate.of(2026, 3, 1).plusDays(offset);
    }

    private Channel channel(String name, boolean goods) {
        List<Step> steps = new ArrayList<>();
        if (one(2)) {
            steps.add(check("limit-check", Step.Level.ENTRY, false));
        }
        steps.add(new Step.Base(
                "customs-value",
                Step.Level.LINE,
                FormulaParser.formula(any(List.of("cif", "fob", "goods + freight"))),
                one(3) ? rounding() : null,
                null));
        steps.add(new Step.Base(
                "share",
                Step.Level.LINE,
                FormulaParser.formula(any(List.of("cif", "customs-value", "goods - 100 CNY", "quantity(KGM)"))),
                one(4) ? rounding() : null,
                one(2) ? within() : null));
        if (one(2)) {
            steps.add(check("list-check", Step.Level.LINE, true));
        }
        steps.add(layer("duty", Step.Level.LINE, true));
        steps.add(layer("extra", Step.Level.LINE, true));
        steps.add(layer("notional", Step.Level.LINE, false));
        steps.add(layer("tax", Step.Level.LINE, true));
        steps.add(layer("fee", Step.Level.ENTRY, true));
        return new Channel(
                name,
                List.of(),
                words(name),
                goods,
                one(4) ? Set.of(PartyKind.CONSUMER) : Set.of(),
                any(List.of(NamedDate.values())),
                one(2) ? List.of("label") : List.of(),
                one(4),
                steps);
    }

    private Step.Within within() {
        return new Step.Within(
                FormulaParser.formula(any(List.of("5000 CNY", "limit", "spent", "50% of cif", "limit - cif"))),
                any(List.of(Step.Within.Take.values())),
                one(2));
    }

    private Step.Check check(String name, Step.Level at, boolean listed) {
        return new Step.Check(
                name,
                at,
                Step.Refusal.NOT_LISTED,
                listed ? List.of(HsCode.of("84"), HsCode.of(any(CODES))) : List.of(),
                listed && one(2) ? null : FormulaParser.predicate(any(CONDITIONS)),
                any(List.of(NamedDate.values())),
                DateRange.since(day(one(3) ? 3 : -100)),
                words(name),
                List.of("post"),
                CITATION);
    }

    private Layer layer(String name, Step.Level at, boolean charged) {
        return new Layer(
                name,
                at,
                words(name),
                any(List.of(Layer.Select.values())),
                charged,
                one(3),
                one(4),
                charged || one(2) ? rounding() : null,
                at == Step.Level.LINE && one(4) ? rounding() : null);
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        int count = 5 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            String id = any(List.of("m", "mfn", "mfn/x", "pref-", "z")) + random.nextInt(12);
            if (one(3)) {
                // A list: the same measure for several codes, some of them for two periods.
                Measure shared = measure(id, List.of(), 0);
                for (String code : CODES) {
                    if (one(2) && ids.add(id + "/" + code)) {
                        measures.add(row(shared, id + "/" + code, code));
                    }
                    if (one(5) && ids.add(id + "/" + code + "/2026-01-01")) {
                        measures.add(row(shared, id + "/" + code + "/2026-01-01", code));
                    }
                }
            } else if (ids.add(id)) {
                List<HsCode> codes = new ArrayList<>();
                for (int c = random.nextInt(3); c > 0; c--) {
                    codes.add(HsCode.of(any(CODES)));
                }
                measures.add(measure(id, codes, i + 1));
            }
        }
        return measures;
    }

    private Measure row(Measure shared, String id, String code) {
        return new Measure(
                id,
                shared.channels(),
                shared.layer(),
                shared.program(),
                shared.title(),
                shared.scope()
                        .forRow(
                                HsCode.of(code),
                                shared.scope().origins(),
                                shared.scope().exceptOrigins(),
                                shared.scope().dispatch(),
                                shared.scope().destinations(),
                                shared.scope().when()),
                shared.date(),
                shared.valid(),
                shared.priority(),
                shared.excludes(),
                FormulaParser.formula(rate(shared.layer())),
                shared.needs(),
                shared.citation(),
                new Measure.Origin("list.csv", 1 + random.nextInt(100)));
    }

    private String rate(String layer) {
        return layer.equals("tax") || layer.equals("fee") ? any(TAXES) : any(RATES);
    }

    private Measure measure(String id, List<HsCode> codes, int line) {
        String layer = any(List.of("duty", "duty", "duty", "extra", "notional", "tax", "fee"));
        Set<String> channels = new LinkedHashSet<>(Set.of(any(List.of("general", "post", "digital"))));
        channels.add("general");
        return new Measure(
                id,
                channels,
                layer,
                one(3) ? any(List.of("ACFTA", "RCEP")) : null,
                words("title of " + id),
                scope(codes),
                any(List.of(NamedDate.values())),
                new DateRange(day(one(4) ? 2 : -400), one(3) ? day(4) : null),
                random.nextInt(3),
                one(6) ? Set.of(any(List.of("extra", "tax", "nothing"))) : Set.of(),
                FormulaParser.formula(rate(layer)),
                one(4) ? List.of(any(List.of("licence", "proof"))) : List.of(),
                CITATION,
                new Measure.Origin("pack.yaml", line));
    }

    private Scope scope(List<HsCode> codes) {
        return new Scope(
                codes,
                one(6) ? List.of(HsCode.of(any(CODES))) : List.of(),
                List.of(),
                one(2) ? countries() : Set.of(),
                one(6) ? countries() : Set.of(),
                one(8) ? countries() : Set.of(),
                one(10) ? Set.of(Country.of("AD")) : Set.of(),
                one(8) ? Set.of(PartyKind.BUSINESS) : Set.of(),
                one(8) ? Set.of(Transport.AIR) : Set.of(),
                one(3) ? FormulaParser.predicate(any(CONDITIONS)) : null);
    }

    private Set<Country> countries() {
        Set<Country> countries = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            countries.add(Country.of(any(ORIGINS)));
        }
        return countries;
    }

    public Sale sale(Country destination) {
        String currency = one(3) ? "EUR" : "CNY";
        boolean business = one(2);
        Sale.Builder sale = Sale.builder()
                .id("s")
                .seller(new Party(Country.of(any(ORIGINS)), PartyKind.BUSINESS))
                .buyer(new Party(destination, business ? PartyKind.BUSINESS : PartyKind.CONSUMER))
                .transport(one(2) ? Transport.AIR : Transport.SEA)
                .dates(new Dates(
                        day(random.nextInt(3)),
                        one(2) ? null : day(3 + random.nextInt(2)),
                        one(2) ? null : day(5 + random.nextInt(2))))
                .terms(terms())
                .currency(Money.currency(currency))
                .freight(amount(currency))
                .insurance(amount(currency));
        for (String fact : List.of("f1", "f2")) {
            if (one(2)) {
                sale.fact(fact, any(List.of(Answer.values())));
            }
        }
        if (one(2)) {
            sale.state("spent", Money.of(String.valueOf(random.nextInt(9000)), "CNY"));
        }
        if (one(3)) {
            sale.claim("ACFTA");
        }
        int lines = one(2) ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            sale.line(line("l" + i, currency));
        }
        return sale.build();
    }

    private @Nullable Terms terms() {
        return one(3) ? null : new Terms(any(List.of(Incoterm.values())), "somewhere");
    }

    private Fact<Money> amount(String currency) {
        return one(4)
                ? Fact.unknown()
                : Fact.of(Money.of(BigDecimal.valueOf(random.nextInt(20_000), 2), Money.currency(currency)));
    }

    private Line line(String id, String currency) {
        long fen = one(20) ? random.nextLong(99_999_999_999_999L) : 1 + random.nextInt(4_000_000);
        Line line = Line.goods(
                id,
                "goods",
                HsCode.of(any(CODES)),
                one(4) ? Fact.unknown() : Fact.of(Country.of(any(ORIGINS))),
                new Quantity(BigDecimal.valueOf(1 + random.nextInt(9)), Unit.H87),
                Money.of(BigDecimal.valueOf(fen, 2), Money.currency(currency)));
        if (one(2)) {
            line = line.measuring(new Quantity(BigDecimal.valueOf(1 + random.nextInt(99_999), 3), Unit.KGM));
        }
        if (one(4)) {
            line = line.originating("ACFTA", any(List.of(Answer.values())));
        }
        return new Line(
                line.id(),
                line.description(),
                line.subject(),
                line.origin(),
                line.quantity(),
                line.unitPrice(),
                line.measures(),
                one(3) ? Map.of("alcohol-percent", new BigDecimal("12.5")) : Map.of(),
                null,
                line.originates());
    }
}
