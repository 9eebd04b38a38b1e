package io.shibo.trade.check;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.trade.Deal.Charge.Kind;
import io.shibo.trade.check.UblDocument.Amount;
import io.shibo.trade.check.UblDocument.Charge;
import io.shibo.trade.check.UblDocument.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about amounts: order and invoice. */
final class MoneyRules {
    private final @Nullable UblDocument order;
    private final @Nullable UblDocument invoice;
    private final List<Finding> findings;

    MoneyRules(@Nullable UblDocument order, @Nullable UblDocument invoice, List<Finding> findings) {
        this.order = order;
        this.invoice = invoice;
        this.findings = findings;
    }

    void check() {
        List<UblDocument> priced =
                Stream.of(order, invoice).filter(Objects::nonNull).toList();
        Audit lines = new Audit(Rule.LINE_AMOUNT);
        Audit sums = new Audit(Rule.SUM_OF_LINES);
        Audit totals = new Audit(Rule.TOTAL);
        Audit minorUnits = new Audit(Rule.MINOR_UNITS);
        Audit currency = new Audit(Rule.CURRENCY);
        if (priced.isEmpty()) {
            List.of(lines, sums, totals, minorUnits, currency).forEach(audit -> audit.missing("Invoice"));
        }
        for (UblDocument document : priced) {
            document.lines().forEach(line -> lineAmount(document, line, lines));
            sumOfLines(document, sums);
            total(document, totals);
            document.amounts().forEach(amount -> minorUnits(amount, minorUnits));
            currency(document, currency);
        }
        if (order != null && invoice != null) {
            currency.same(order.currency(), invoice.currency(), "DocumentCurrencyCode");
        }
        Audit charges = new Audit(Rule.INCOTERM_CHARGES);
        charges(charges);
        List.of(lines, sums, totals, minorUnits, currency, charges).forEach(audit -> audit.conclude(findings));
    }

    private static void lineAmount(UblDocument document, Line line, Audit audit) {
        Found<BigDecimal> quantity = line.quantity();
        Found<BigDecimal> price = line.price();
        Found<BigDecimal> base = line.priceBase();
        if (quantity == null || price == null) {
            audit.missing("Price, Quantity (" + document.name() + ", " + line.id() + ")");
            return;
        }
        BigDecimal per = base == null ? BigDecimal.ONE : base.value();
        if (per.signum() == 0) {
            audit.missing("BaseQuantity (" + document.name() + ", " + line.id() + ")");
            return;
        }
        BigDecimal amount =
                quantity.value().multiply(price.value()).divide(per, minorUnits(document), RoundingMode.HALF_UP);
        String how = quantity.value().toPlainString() + " × " + price.value().toPlainString();
        audit.equals(amount, how, line.amount(), "LineExtensionAmount");
    }

    private static void sumOfLines(UblDocument document, Audit audit) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : document.lines()) {
            Found<BigDecimal> amount = line.amount();
            if (amount == null) {
                audit.missing("LineExtensionAmount (" + document.name() + ", " + line.id() + ")");
                return;
            }
            sum = sum.add(amount.value());
        }
        audit.equals(sum, "Σ " + document.lines().size(), document.goodsTotal(), "LineExtensionAmount");
    }

    private static void total(UblDocument document, Audit audit) {
        Found<BigDecimal> goods = document.goodsTotal();
        if (goods == null) {
            audit.missing("LineExtensionAmount (" + document.name() + ")");
            return;
        }
        BigDecimal total = goods.value();
        for (Charge charge : document.charges()) {
            Found<BigDecimal> amount = charge.amount();
            if (amount == null) {
                audit.missing("AllowanceCharge/Amount");
                return;
            }
            total = charge.allowance() ? total.subtract(amount.value()) : total.add(amount.value());
        }
        total = total.add(valueOrZero(document.tax()))
                .subtract(valueOrZero(document.prepaid()))
                .add(valueOrZero(document.rounding()));
        audit.equals(total, "Σ", document.payable(), "PayableAmount");
    }

    private static void minorUnits(Amount amount, Audit audit) {
        int allowed;
        try {
            allowed = Math.max(0, Money.currency(amount.currency()).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            audit.broken(
                    "ISO 4217", "currencyID", amount.currency(), amount.value().place());
            return;
        }
        // A unit price may be finer than the coin; what is owed may not.
        if (!amount.price() && amount.value().value().scale() > allowed) {
            audit.broken(
                    allowed,
                    amount.currency(),
                    amount.value().value(),
                    amount.value().place());
        } else {
            audit.kept(amount.value().place());
        }
    }

    private static void currency(UblDocument document, Audit audit) {
        Found<String> stated = document.currency();
        if (stated == null) {
            audit.missing("DocumentCurrencyCode (" + document.name() + ")");
            return;
        }
        for (Amount amount : document.amounts()) {
            if (amount.currency().equals(stated.value())) {
                audit.kept(amount.value().place());
            } else {
                audit.broken(
                        stated.value(),
                        stated.place(),
                        amount.currency(),
                        amount.value().place());
            }
        }
    }

    /** F-terms leave main carriage to the buyer; CIF and CIP show freight and insurance, since customs ask for both. */
    private void charges(Audit audit) {
        if (order != null && invoice != null) {
            audit.same(order.incoterm(), invoice.incoterm(), "DeliveryTerms/ID");
        }
        Found<String> stated = invoice == null ? null : invoice.incoterm();
        if (invoice == null || stated == null) {
            audit.missing("DeliveryTerms/ID");
            return;
        }
        Incoterm term;
        try {
            term = Incoterm.parse(stated.value());
        } catch (IllegalArgumentException unknown) {
            audit.broken("Incoterms 2020", "ICC 723E", stated.value(), stated.place());
            return;
        }
        shown(audit, term, stated, Kind.FREIGHT, invoice.charges());
        shown(audit, term, stated, Kind.INSURANCE, invoice.charges());
    }

    private static void shown(Audit audit, Incoterm term, Found<String> stated, Kind kind, List<Charge> charges) {
        Charge charge =
                charges.stream().filter(each -> is(each, kind)).findFirst().orElse(null);
        Found<BigDecimal> amount = charge == null ? null : charge.amount();
        if (amount != null && !term.includesMainCarriage()) {
            audit.broken(term + ": − " + kind.reason(), stated.place(), "+ " + kind.reason(), amount.place());
        } else if (amount == null && term.includesInsurance()) {
            audit.broken(term + ": + " + kind.reason(), stated.place(), "− " + kind.reason(), stated.place());
        } else {
            audit.kept(stated.place());
        }
    }

    private static boolean is(Charge charge, Kind kind) {
        Found<String> code = charge.code();
        Found<String> reason = charge.reason();
        return !charge.allowance()
                && (code != null && code.value().equals(kind.code())
                        || reason != null && reason.value().equalsIgnoreCase(kind.reason()));
    }

    private static int minorUnits(UblDocument document) {
        Found<String> currency = document.currency();
        try {
            return currency == null
                    ? 2
                    : Math.max(0, Money.currency(currency.value()).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    private static BigDecimal valueOrZero(@Nullable Found<BigDecimal> found) {
        return found == null ? BigDecimal.ZERO : found.value();
    }
}
