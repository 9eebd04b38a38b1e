package io.shibo.quote.sale;

import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** What holds of every sale however it was made: how large it may be, and that its parts belong together. */
final class SaleLimits {
    private SaleLimits() {}

    /** @throws IllegalArgumentException that says what does not hold, in all languages */
    static void check(Sale sale) {
        int lines = sale.lines().size();
        if (lines == 0 || lines > Sale.MAX_LINES) {
            throw SaleProblems.of("sale-lines", Sale.MAX_LINES, lines).refusal();
        }
        Set<String> seen = lines == 1 ? Set.of() : new HashSet<>();
        for (Line line : sale.lines()) {
            if (lines > 1 && !seen.add(line.id())) {
                throw SaleProblems.of("line-id-twice", line.id()).refusal();
            }
            if (line.subject().getClass() != sale.lines().getFirst().subject().getClass()) {
                throw SaleProblems.of("mixed").refusal();
            }
            amount(sale, line.unitPrice(), "price-of-line", line.id());
            amount(sale, line.price(), "value-of-line", line.id());
        }
        if (sale.freight().orNull() instanceof Money money) {
            amount(sale, money, "freight");
        }
        if (sale.insurance().orNull() instanceof Money money) {
            amount(sale, money, "insurance");
        }
        if (sale.inland().orNull() instanceof Money money) {
            amount(sale, money, "inland");
        }
        for (Quantity balance : sale.balances().values()) {
            if (tooLarge(balance.value())) {
                throw SaleProblems.of("amount-range", balance.value().toPlainString(), most())
                        .refusal();
            }
        }
    }

    private static void amount(Sale sale, Money money, String what, Object... of) {
        if (!money.currency().equals(sale.currency())) {
            throw SaleProblems.of("other-currency", SaleProblems.of(what, of), money.currency(), sale.currency())
                    .refusal();
        }
        if (money.isNegative() || tooLarge(money.amount())) {
            throw SaleProblems.of(
                            "cost-range",
                            SaleProblems.of(what, of),
                            money.amount().toPlainString(),
                            most())
                    .refusal();
        }
    }

    private static boolean tooLarge(BigDecimal amount) {
        return amount.compareTo(Sale.MAX_AMOUNT) >= 0;
    }

    private static String most() {
        return Sale.MAX_AMOUNT.toPlainString();
    }
}
