package io.shibo.quote;

import static io.shibo.quote.Example.quantity;
import static io.shibo.quote.Example.same;
import static io.shibo.quote.Example.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.sale.Sale;
import java.util.Map;

/** China, under the shipped pack. */
final class ChinaExamples {
    private ChinaExamples() {}

    static void addTo(Map<String, Example> expressed) {
        expressed.put("cn-cosmetic-1", (in, out) -> {
            Assessment got =
                    parcel(text(in.field("price_cny")), "33049900", quantity(in.field("statutory_qty_g"), Unit.GRM));
            assertThat(!got.due("consumption-tax").isZero())
                    .isEqualTo(text(out.field("consumption_tax_applies")).equals("true"));
        });
        expressed.put("cn-limit-1", (in, out) -> {
            Assessment got = parcel("6000", "64039900", Quantity.of("1", Unit.KGM));
            assertThat(got.admitted()).isTrue();
            assertThat(got.due("duty").isZero()).isFalse();
            assertThat(text(out.field("duty"))).isEqualTo("full");
        });
        expressed.put("cn-post-1", (in, out) -> {
            // 20 % of 250 yuan is exactly the tax of the example.
            Assessment got = Packs.shippedEngine()
                    .assess(order("250", "61091000", Quantity.of("1", Unit.KGM)).through("postal"));
            same(got.due("postal-tax"), out.field("payable"));
        });
    }

    private static Assessment parcel(String price, String code, Quantity measure) {
        return Packs.shippedEngine().assess(order(price, code, measure));
    }

    private static Sale order(String price, String code, Quantity measure) {
        return Samples.order(Samples.line("1", code, price, measure)).build();
    }
}
