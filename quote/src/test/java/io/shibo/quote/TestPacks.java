package io.shibo.quote;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;

/** Small rulebooks for tests of other packages. */
public final class TestPacks {
    private TestPacks() {}

    /** A duty that rises from 5 % to 8 % on 1 July 2026, and a levy of 2 EUR a sale that then begins. */
    public static Rulebook rising() {
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .layer(
                        "duty",
                        "select: first, rounding: cent",
                        "formula: 5% of cif; to: 2026-07-01",
                        "formula: 8% of cif; from: 2026-07-01")
                .layer("levy", "at: entry, select: first, rounding: cent", "formula: 2 EUR; from: 2026-07-01");
        return Rulebook.of(Packs.pack(model.files()));
    }

    /** A sale of one line at this price in euro. */
    public static Sale sale(String price) {
        return Model.sale("EUR", price).id("sale " + price).build();
    }

    /** A deal that the project ships. */
    public static Sale deal(String id) {
        return Samples.deal(id);
    }

    /** The engine on {@code packs/}. */
    public static LandedCost shippedEngine() {
        return Packs.shippedEngine();
    }

    /** One piece from China to a business in Brunei at this price in its dollars. */
    public static Sale toBrunei(String code, String price) {
        Line line = Line.goods(
                "1",
                "goods",
                HsCode.of(code),
                Fact.of(Country.CHINA),
                Quantity.of("1", Unit.H87),
                Money.of(price, "BND"));
        return Model.sale("BND", line)
                .buyer(new Party(Country.of("BN"), PartyKind.BUSINESS))
                .build();
    }
}
