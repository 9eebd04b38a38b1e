package io.shibo.clear.intake;

import io.shibo.clear.ceb.Cancellation;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.internal.Hasher;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Remarks;
import io.shibo.clear.retail.TaxBills;
import io.shibo.clear.risk.RiskFacts;
import io.shibo.clear.step.Allowance;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Facts;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Label;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reduces documents to their {@link Facts}. Not thread-safe. */
public final class FactsReader {
    private final Hasher hasher = new Hasher();

    Key order(String orderNo) {
        return Key.of(Key.Space.ORDER, hasher.add(orderNo));
    }

    public long platform(String ebpCode) {
        return hash(ebpCode);
    }

    /** The register of a payment's or a waybill's own number; null for other documents. */
    @Nullable
    Key claim(Document document) {
        return switch (document) {
            case Payment payment -> Key.of(Key.Space.CLAIM, number(payment));
            case Waybill waybill -> Key.of(Key.Space.CLAIM, number(waybill.logisticsCode(), waybill.logisticsNo()));
            default -> null;
        };
    }

    public Facts.OfOrder of(Order order) {
        return new Facts.OfOrder(
                hash(order.ebpCode()),
                Amounts.exact(order.acturalPaid()),
                hash(order.buyerIdNumber(), order.buyerName()),
                orAbsent(order.payCode()),
                orAbsent(order.payTransactionId()),
                hash(order.consignee(), order.consigneeTelephone(), order.consigneeAddress()),
                hash(order.ebcCode(), order.buyerIdNumber(), order.buyerName()),
                goods(order),
                Amounts.exact(order.taxTotal()));
    }

    public Facts.OfPayment of(Payment payment) {
        number(payment).first();
        return new Facts.OfPayment(
                hasher.second(),
                hash(payment.ebpCode()),
                Amounts.exact(payment.amountPaid()),
                hash(payment.payerIdNumber(), payment.payerName()),
                hash(payment.payCode()),
                hash(payment.payTransactionId()),
                Math.max(0, payment.payTime().toEpochSecond(ZoneOffset.UTC)));
    }

    public Facts.OfWaybill of(Waybill waybill) {
        return new Facts.OfWaybill(
                waybill(waybill.logisticsCode(), waybill.logisticsNo()),
                hash(waybill.consignee(), waybill.consigneeTelephone(), waybill.consigneeAddress()));
    }

    /**
     * @param assessment what the rulebook says of it
     * @param shares what its lines take of quantities of a person and year
     * @param risk null where no rules of risk are in force
     * @param signature what is known of it
     */
    public Facts.OfDeclaration of(
            Declaration declaration,
            Assessment assessment,
            List<Remarks.Share> shares,
            @Nullable RiskFacts risk,
            Reading.Signature signature) {
        Assessment.Refusal refusal = assessment.refusal();
        long buyer = hasher.add(declaration.buyerIdNumber()).first();
        Dues dues = new Dues(
                buyer,
                hasher.second(),
                Amounts.exact(assessment.value()),
                Amounts.exact(assessment.perYear()),
                Amounts.fen(assessment.total("duty")),
                Amounts.fen(assessment.total("consumption-tax")),
                Amounts.fen(assessment.total("vat")),
                refusal == null ? null : refusal.reason(),
                hash(declaration.assureCode()),
                orAbsent(declaration.copNo()),
                refusal == null ? lines(declaration, assessment) : TaxedLines.NONE,
                refusal == null ? items(declaration) : List.of(),
                refusal == null ? allowances(shares) : List.of());
        return new Facts.OfDeclaration(
                hash(declaration.ebpCode()),
                waybill(declaration.logisticsCode(), declaration.logisticsNo()),
                hash(declaration.ebcCode(), declaration.buyerIdNumber(), declaration.buyerName()),
                goods(declaration),
                dues,
                Label.of(Keys.of(declaration).signed(signature)),
                risk);
    }

    private List<Allowance> allowances(List<Remarks.Share> shares) {
        return shares.stream()
                .map(share -> new Allowance(
                        share.gnum(),
                        hash("allowance", share.group()),
                        Amounts.exact(share.quantity().setScale(5, RoundingMode.CEILING)),
                        Amounts.exact(share.limit())))
                .toList();
    }

    private static TaxedLines lines(Declaration declaration, Assessment assessment) {
        List<BigDecimal> values = TaxBills.values(declaration);
        List<TaxedLine> lines = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Declaration.Line line = declaration.lines().get(i);
            Assessment.TaxLine tax = assessment.line(line.gnum());
            lines.add(new TaxedLine(
                    line.gnum(),
                    Long.parseLong(line.gcode()),
                    Amounts.exact(line.qty()),
                    Amounts.exact(values.get(i)),
                    tax == null ? 0 : Amounts.fen(tax.total("duty")),
                    tax == null ? 0 : Amounts.fen(tax.total("consumption-tax")),
                    tax == null ? 0 : Amounts.fen(tax.total("vat"))));
        }
        return new TaxedLines(lines);
    }

    /** The items of the bonded account book; none for goods that come directly. */
    private List<Long> items(Declaration declaration) {
        String book = declaration.emsNo();
        if (book == null || !declaration.tradeMode().matches("1210|1239")) {
            return List.of();
        }
        List<Long> items = new ArrayList<>();
        for (Declaration.Line line : declaration.lines()) {
            String item = line.itemRecordNo();
            items.add(hasher.add(book).add(item == null ? "" : item).first());
        }
        return items;
    }

    public Facts.OfCancellation of(Cancellation one) {
        return new Facts.OfCancellation(hash(one.ebpCode()), serial(one.invtNo()), orAbsent(one.copNo()));
    }

    public Facts.OfReturn of(Return one) {
        List<TaxedLines.Item> items = one.lines().stream()
                .map(line -> new TaxedLines.Item(
                        line.gnum(),
                        line.gcode().chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(line.gcode()) : 0,
                        Amounts.exact(line.qty())))
                .toList();
        return new Facts.OfReturn(hash(one.ebpCode()), serial(one.invtNo()), orAbsent(one.copNo()), items);
    }

    /** The window numbers lists by their place in the log, nine digits of it. */
    private static long serial(String invtNo) {
        String digits = invtNo.length() < 9 ? "" : invtNo.substring(invtNo.length() - 9);
        return digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9') ? -1 : Long.parseLong(digits);
    }

    /** One sending: the same kind and guid with the same content. */
    long sending(Keys keys, long digest) {
        return hasher.add(keys.type().name()).add(keys.guid()).add(digest).first();
    }

    private record Goods(int gnum, String name, BigDecimal qty, BigDecimal totalPrice) {}

    private long goods(Order order) {
        List<Goods> lines = new ArrayList<>(order.lines().size());
        for (Order.Line line : order.lines()) {
            lines.add(new Goods(line.gnum(), line.itemName(), line.qty(), line.totalPrice()));
        }
        return goods(lines);
    }

    private long goods(Declaration declaration) {
        List<Goods> lines = new ArrayList<>(declaration.lines().size());
        for (Declaration.Line line : declaration.lines()) {
            lines.add(new Goods(line.gnum(), line.gname(), line.qty(), line.totalPrice()));
        }
        return goods(lines);
    }

    /** In the order of their numbers. */
    private long goods(List<Goods> lines) {
        lines.sort(Comparator.comparingInt(Goods::gnum));
        for (Goods line : lines) {
            hasher.add(line.gnum())
                    .add(line.name())
                    .add(Amounts.exact(line.qty()))
                    .add(Amounts.exact(line.totalPrice()));
        }
        return hasher.first();
    }

    private Hasher number(Payment payment) {
        return number(payment.payCode(), payment.payTransactionId()).add("payment");
    }

    private Hasher number(String register, String number) {
        return hasher.add(register).add(number);
    }

    private long waybill(String carrier, String number) {
        number(carrier, number).first();
        return hasher.second();
    }

    private long orAbsent(@Nullable String text) {
        return text == null ? 0 : hash(text);
    }

    private long hash(String... texts) {
        for (String text : texts) {
            hasher.add(text);
        }
        return hasher.first();
    }
}
