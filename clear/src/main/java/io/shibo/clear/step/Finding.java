package io.shibo.clear.step;

import io.shibo.clear.ledger.TaxedLine;
import io.shibo.codes.input.Problem;

/**
 * A difference that stops a parcel: what one document says and what it should be by another document or by a rule.
 *
 * @param field document and field, as in {@code CEB411.amountPaid}
 * @param value what it says; personal data masked
 * @param against the other document's field, or the limit or list it was held against
 * @param other what that says; personal data masked
 */
public record Finding(String field, String value, String against, String other) {
    public Finding {
        value = Problem.show(value);
        other = Problem.show(other);
    }

    /** What the buyer's year had left, against what was asked. */
    public static Finding overQuota(Ending ending) {
        Dues dues = ending.dues();
        return new Finding(
                "CEB621.value",
                Amounts.yuan(dues.value()).toPlainString(),
                "quota left",
                Amounts.yuan(dues.perYear() - ending.grants().usedBefore()).toPlainString());
    }

    /** What the guarantee had left, against the tax. */
    public static Finding overGuarantee(Ending ending) {
        return new Finding(
                "tax",
                Amounts.yuanOfFen(ending.dues().tax()).toPlainString(),
                "guarantee left",
                Amounts.yuanOfFen(ending.grants().guaranteeBefore()).toPlainString());
    }

    /** Which line takes more than a person may have of its goods in a year. */
    public static Finding overAllowance(Ending ending) {
        Allowance over = ending.dues().allowances().get(ending.grants().allowed());
        return new Finding(
                "CEB621.InventoryList[gnum=%d].gcode".formatted(over.gnum()),
                Amounts.yuan(over.quantity()).toPlainString() + " kg",
                "a person's year",
                Amounts.yuan(over.limit()).toPlainString() + " kg");
    }

    /** Which line takes more than the warehouse has. */
    public static Finding overStock(Ending ending) {
        TaxedLine line = ending.dues().lines().lines().get(ending.grants().drawn());
        return new Finding(
                "CEB621.InventoryList[gnum=%d].qty".formatted(line.gnum()),
                Amounts.yuan(line.qty()).toPlainString(),
                "bonded stock",
                "less");
    }

    /** As a receipt states it. */
    public String inWords() {
        return "%s=%s ≠ %s=%s".formatted(field, value, against, other);
    }
}
