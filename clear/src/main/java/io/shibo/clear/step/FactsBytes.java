package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.RiskFacts;
import java.util.ArrayList;
import java.util.List;

/** The bytes of {@link Facts}: hashes first, then amounts, eight bytes each, so that they can be read where they lie. */
final class FactsBytes {
    private FactsBytes() {}

    static void write(Facts facts, Sink out) {
        switch (facts) {
            case Facts.OfOrder order -> {
                out.fixed(order.platform());
                out.fixed(order.person());
                out.fixed(order.payCode());
                out.fixed(order.transaction());
                out.fixed(order.delivery());
                out.fixed(order.shop());
                out.fixed(order.goods());
                out.fixed(order.paid());
                out.fixed(order.withheld());
            }
            case Facts.OfPayment payment -> {
                out.fixed(payment.number());
                out.fixed(payment.platform());
                out.fixed(payment.person());
                out.fixed(payment.payCode());
                out.fixed(payment.transaction());
                out.fixed(payment.paid());
                out.six(payment.payTime());
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
                declared(declaration, out);
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
            case CEB311 -> order(in);
            case CEB411 -> payment(in);
            case CEB511 -> new Facts.OfWaybill(in.fixed(), in.fixed());
            case CEB621 -> declared(in.fixed(), in.fixed(), in.fixed(), in.fixed(), in);
            case CEB623 -> new Facts.OfCancellation(in.fixed(), in.signed(), in.fixed());
            case CEB625 -> new Facts.OfReturn(in.fixed(), in.signed(), in.fixed(), items(in));
            default -> throw new IllegalStateException("%s has no facts".formatted(type));
        };
    }

    private static Facts.OfOrder order(Source in) {
        long platform = in.fixed();
        long person = in.fixed();
        long payCode = in.fixed();
        long transaction = in.fixed();
        long delivery = in.fixed();
        long shop = in.fixed();
        long goods = in.fixed();
        return new Facts.OfOrder(platform, in.fixed(), person, payCode, transaction, delivery, shop, goods, in.fixed());
    }

    private static Facts.OfPayment payment(Source in) {
        long number = in.fixed();
        long platform = in.fixed();
        long person = in.fixed();
        long payCode = in.fixed();
        long transaction = in.fixed();
        return new Facts.OfPayment(number, platform, in.fixed(), person, payCode, transaction, in.six());
    }

    /** What follows a declaration's numbers. */
    static void declared(Facts.OfDeclaration declaration, Sink out) {
        declaration.dues().write(out);
        declaration.label().write(out);
        RiskFacts risk = declaration.risk();
        out.one(risk == null ? 0 : 1);
        if (risk != null) {
            risk.write(out);
        }
    }

    static Facts.OfDeclaration declared(long platform, long waybill, long shop, long goods, Source in) {
        return new Facts.OfDeclaration(
                platform,
                waybill,
                shop,
                goods,
                Dues.read(in),
                Label.read(in),
                in.one() == 0 ? null : RiskFacts.read(in));
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
