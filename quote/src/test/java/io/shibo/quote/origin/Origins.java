package io.shibo.quote.origin;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Material;
import io.shibo.quote.sale.Production;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agreement and goods for tests, changed one thing at a time. */
final class Origins {
    static final Citation SOURCE = new Citation("a test", null, null, Citation.Confidence.UNVERIFIED);
    static final Country CN = Country.of("CN");
    static final Country TH = Country.of("TH");
    static final Country ID = Country.of("ID");
    /** Not a party. */
    static final Country IN = Country.of("IN");

    private Cumulation cumulation = Cumulation.REGIONAL;
    private PriceBasis price = PriceBasis.FOB;
    private Set<ContentMethod> methods = EnumSet.of(ContentMethod.BUILD_DOWN, ContentMethod.BUILD_UP);
    private boolean costs;
    private final List<Tolerance> tolerances = new ArrayList<>();
    private Set<String> minimal = Set.of();
    private final List<ProductRule> rules = new ArrayList<>();
    private @Nullable ProductRule residual;

    /** One rule for all goods. */
    static Origins ruled(String rule) {
        Origins origins = new Origins();
        origins.residual = new ProductRule(null, OriginRuleParser.parse(rule), SOURCE);
        return origins;
    }

    Origins rule(String code, String rule) {
        rules.add(new ProductRule(HsCode.parse(code), OriginRuleParser.parse(rule), SOURCE));
        return this;
    }

    Origins cumulation(Cumulation kind) {
        cumulation = kind;
        return this;
    }

    Origins price(PriceBasis basis) {
        price = basis;
        return this;
    }

    Origins methods(ContentMethod first, ContentMethod... more) {
        methods = EnumSet.of(first, more);
        return this;
    }

    Origins costsInBuildUp() {
        costs = true;
        return this;
    }

    Origins tolerance(String goods, Tolerance.Of of, String percent) {
        tolerances.add(new Tolerance(HsCodes.parse(goods), of, new BigDecimal(percent), SOURCE));
        return this;
    }

    Origins tooLittle(String... processes) {
        minimal = Set.of(processes);
        return this;
    }

    /** In force for China, Thailand and Indonesia. */
    OriginRegime regime() {
        return new OriginRegime(
                "TEST",
                Set.of(CN, TH, ID),
                OriginRules.of(
                        new OriginRules.Common(price, methods, costs, cumulation, tolerances, minimal),
                        residual,
                        rules));
    }

    OriginResult judge(Good good) {
        return OriginJudge.judge(regime(), good);
    }

    // Goods

    /** Made in China, sold to Indonesia, ex works and FOB at the same price. */
    static Good good(String code, String price, Material... materials) {
        Exact exact = Exact.of(Decimals.parse(price));
        return new Good(HsCode.parse(code), CN, ID, exact, exact, null, Production.of(List.of(materials)));
    }

    /** From outside the agreement. */
    static Material foreign(String name, String code, String value) {
        return Material.of(name, HsCode.parse(code), IN, value);
    }

    /** From the producing country, and said to originate. */
    static Material own(String name, String code, String value) {
        return Material.of(name, HsCode.parse(code), CN, value).originatingUnder("TEST");
    }

    static Material open(String name, @Nullable String code, @Nullable Country origin, @Nullable String value) {
        return new Material(
                name,
                Fact.ofNullable(code == null ? null : HsCode.parse(code)),
                Fact.ofNullable(origin),
                Fact.unknown(),
                Fact.ofNullable(value == null ? null : Decimals.parse(value)),
                null,
                List.of());
    }

    static Good processed(Good good, String... processes) {
        Production old = good.production();
        return good.made(new Production(
                old.materials(), Fact.of(List.of(processes)), old.directCosts(), old.netCost(), old.exWorksPrice()));
    }

    static Good costing(Good good, Map<String, BigDecimal> costs, @Nullable String netCost) {
        Production old = good.production();
        return good.made(new Production(
                old.materials(),
                old.processes(),
                costs,
                Fact.ofNullable(netCost == null ? null : Decimals.parse(netCost)),
                old.exWorksPrice()));
    }
}
