package io.shibo.clear;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.RiskFacts;
import java.util.ArrayList;
import java.util.List;

/** The bytes of {@link Facts}, in the order of their components: hashes of eight bytes, amounts as varints. */
final class FactsBytes {
    private FactsBytes() {}

    static void write(Facts facts, Sink out) {
        switch (facts) {
            case Facts.OfOrder order -> {
                out.fixed(order.platform());
                out.unsigned(order.paid());
                out.fixed(order.person());
                out.fixed(order.payCode());
                out.fixed(order.transaction());
                out.fixed(order.delivery());
                out.fixed(order.shop());
                out.fixed(order.goods());
                out.unsigned(order.withheld());
            }
            case Facts.OfPayment payment -> {
                out.fixed(payment.number());
                out.fixed(payment.platform());
                out.unsigned(payment.paid());
                out.fixed(payment.person());
                out.fixed(payment.payCode());
                out.fixed(payment.transaction());
                out.unsigned(payment.payTime());
            }
            case Facts.OfWaybill waybill -> {
                out.fixed(waybill.number());
                out.fixed(waybill.delivery());
            }
            case Facts.OfDeclaration declaration -> {
                out.fixed(declaration.platform());
                out.fixed(declaration.waybill());
                out.fixed(declaration.shop());
                out.fixed(declaration.goods());
                declaration.dues().write(out);
                declaration.label().write(out);
                RiskFacts risk = declaration.risk();
                out.one(risk == null ? 0 : 1);
                if (risk != null) {
                    risk.write(out);
                }
            }
            case Facts.OfCancellation one -> application(one, out);
            case Facts.OfReturn one -> {
                application(one, out);
                out.unsigned(one.items().size());
                for (TaxedLines.Item item : one.items()) {
                    out.unsigned(item.gnum());
                    out.unsigned(item.gcode());
                    out.unsigned(item.qty());
                }
            }
        }
    }

    static Facts read(MessageType type, Source in) {
        return switch (type) {
            case CEB311 ->
                new Facts.OfOrder(
                        in.fixed(),
                        in.unsigned(),
                        in.fixed(),
                        in.fixed(),
                        in.fixed(),
                        in.fixed(),
                        in.fixed(),
                        in.fixed(),
                        in.unsigned());
            case CEB411 ->
                new Facts.OfPayment(
                        in.fixed(), in.fixed(), in.unsigned(), in.fixed(), in.fixed(), in.fixed(), in.unsigned());
            case CEB511 -> new Facts.OfWaybill(in.fixed(), in.fixed());
            case CEB621 ->
                new Facts.OfDeclaration(
                        in.fixed(),
                        in.fixed(),
                        in.fixed(),
                        in.fixed(),
                        Dues.read(in),
                        Label.read(in),
                        in.one() == 0 ? null : RiskFacts.read(in));
            case CEB623 -> new Facts.OfCancellation(in.fixed(), in.signed(), in.fixed());
            case CEB625 -> new Facts.OfReturn(in.fixed(), in.signed(), in.fixed(), items(in));
            default -> throw new IllegalStateException("%s has no facts".formatted(type));
        };
    }

    private static void application(Facts.OfApplication one, Sink out) {
        out.fixed(one.platform());
        out.signed(one.serial());
        out.fixed(one.copNo());
    }

    private static List<TaxedLines.Item> items(Source in) {
        int count = in.count();
        List<TaxedLines.Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(new TaxedLines.Item((int) in.unsigned(), in.unsigned(), in.unsigned()));
        }
        return items;
    }
}
