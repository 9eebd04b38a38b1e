package io.shibo.clear;

import io.shibo.clear.ceb.Cancellation;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.retail.RetailFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parcels of one buyer for tests of the ledgers: the sample's, with other numbers, goods and values. */
final class Parcels {
    private static final List<ParcelDocument> SAMPLE = Samples.parcel();

    private Parcels() {}

    /** Four documents of an order of coffee (13 % VAT, no other tax), each of its lines {@code pieces} at {@code price}. */
    static List<ParcelDocument> coffee(int number, String pieces, String price, int lines) {
        return of("0901210000", "1", number, pieces, price, lines);
    }

    /** The same of other goods, each line of so many kilograms. */
    static List<ParcelDocument> of(String gcode, String kilograms, int number, String pieces, String price, int lines) {
        Order order = (Order) SAMPLE.get(0);
        BigDecimal total = new BigDecimal(pieces).multiply(new BigDecimal(price));
        List<Declaration.Line> declared = new ArrayList<>();
        List<Order.Line> ordered = new ArrayList<>();
        for (int gnum = 1; gnum <= lines; gnum++) {
            declared.add(RetailFigures.line(gnum, gcode, pieces, price, total.toPlainString(), kilograms));
            Order.Line first = order.lines().getFirst();
            ordered.add(new Order.Line(
                    gnum,
                    first.itemNo(),
                    declared.getLast().gname(),
                    first.gmodel(),
                    null,
                    null,
                    first.unit(),
                    new BigDecimal(pieces),
                    new BigDecimal(price),
                    total,
                    "142",
                    first.country(),
                    null));
        }
        BigDecimal sum = total.multiply(BigDecimal.valueOf(lines));
        String orderNo = "L%06d".formatted(number);
        List<ParcelDocument> four = new ArrayList<>();
        for (ParcelDocument one : SAMPLE) {
            ParcelDocument next = Samples.with(one, "orderNo", orderNo);
            next = Samples.with(
                    next, "guid", Samples.guid(number * 10 + one.type().ordinal()));
            four.add(
                    switch (next) {
                        case Order o ->
                            lines(
                                    withAll(
                                            o,
                                            "goodsValue",
                                            sum,
                                            "freight",
                                            BigDecimal.ZERO,
                                            "discount",
                                            BigDecimal.ZERO,
                                            "taxTotal",
                                            BigDecimal.ZERO,
                                            "acturalPaid",
                                            sum,
                                            "payTransactionId",
                                            "P" + orderNo),
                                    ordered);
                        case Payment p -> withAll(p, "amountPaid", sum, "payTransactionId", "P" + orderNo);
                        case Declaration d ->
                            lines(
                                    withAll(
                                            d,
                                            "freight",
                                            BigDecimal.ZERO,
                                            "insuredFee",
                                            BigDecimal.ZERO,
                                            "logisticsNo",
                                            "W" + orderNo,
                                            "copNo",
                                            "C" + orderNo),
                                    declared);
                        case Waybill w -> Samples.with(w, "logisticsNo", "W" + orderNo);
                    });
        }
        return four;
    }

    @SuppressWarnings("unchecked") // the layout rebuilds the class it was made from
    static <T extends ParcelDocument> T lines(T document, List<? extends Record> lines) {
        Layout layout = Layout.of(((Record) document).getClass());
        return (T) layout.build(layout.values((Record) document), new ArrayList<>(lines));
    }

    static <T extends Filing> T withAll(T document, @Nullable Object... fields) {
        T next = document;
        for (int i = 0; i < fields.length; i += 2) {
            next = Samples.with(next, String.valueOf(fields[i]), fields[i + 1]);
        }
        return next;
    }

    static Cancellation cancellation(int guid, Declaration list, String invtNo) {
        return new Cancellation(
                Samples.guid(guid),
                "1",
                list.appTime(),
                "2",
                list.customsCode(),
                list.orderNo(),
                list.ebpCode(),
                list.ebpName(),
                list.ebcCode(),
                list.ebcName(),
                list.logisticsNo(),
                list.logisticsCode(),
                list.logisticsName(),
                null,
                null,
                invtNo,
                "1",
                list.buyerIdNumber(),
                list.buyerName(),
                list.buyerTelephone(),
                list.agentCode(),
                list.agentName(),
                "买方取消",
                null);
    }

    /** @param pieces that come back of the lines from the first on */
    static Return back(int guid, Declaration list, String invtNo, String... pieces) {
        List<Return.Line> lines = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            Declaration.Line line = list.lines().get(i);
            if (!pieces[i].equals("0")) {
                lines.add(new Return.Line(
                        line.gnum(), line.gcode(), line.gname(), new BigDecimal(pieces[i]), line.unit(), null));
            }
        }
        return new Return(
                Samples.guid(guid),
                "1",
                list.appTime(),
                "2",
                list.customsCode(),
                list.orderNo(),
                list.ebpCode(),
                list.ebpName(),
                list.ebcCode(),
                list.ebcName(),
                list.logisticsNo(),
                list.logisticsCode(),
                list.logisticsName(),
                null,
                null,
                invtNo,
                "1",
                list.buyerIdNumber(),
                list.buyerName(),
                list.buyerTelephone(),
                list.agentCode(),
                list.agentName(),
                "不合适",
                null,
                lines);
    }
}
