package io.shibo.measure;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One transaction as statistics see it.
 *
 * @param date when ownership changed or the declaration was accepted
 * @param flow export or import
 * @param partner the economy on the other side
 * @param product goods or a service
 * @param regime the customs regime of goods; null for services, which pass no customs
 * @param ordered whether the order came over a computer network by a method made for taking orders
 * @param delivered whether the service was supplied remotely over a computer network; goods never are
 * @param amount 0 or more, in the currency of the contract
 * @param enterprise the resident enterprise, by any stable key; counted for disclosure control, never published
 */
public record TradeRecord(
        LocalDate date,
        Flow flow,
        Country partner,
        Product product,
        @Nullable Regime regime,
        Answer ordered,
        Answer delivered,
        Money amount,
        String enterprise) {
    /** Characters of an enterprise's key. */
    public static final int MAX_ENTERPRISE = 64;

    public TradeRecord {
        Objects.requireNonNull(date);
        Objects.requireNonNull(partner);
        Objects.requireNonNull(ordered);
        List<Conflict> conflicts = conflicts(flow, product, regime, delivered, amount, enterprise);
        if (!conflicts.isEmpty()) {
            throw new IllegalArgumentException(
                    conflicts.get(0).field() + ": " + conflicts.get(0).message());
        }
    }

    /** What contradicts the definitions, by the column to mend. */
    record Conflict(String field, String message) {}

    static List<Conflict> conflicts(
            Flow flow, Product product, @Nullable Regime regime, Answer delivered, Money amount, String enterprise) {
        List<Conflict> found = new ArrayList<>();
        if (product instanceof Product.Goods) {
            if (delivered != Answer.NO) {
                found.add(new Conflict("delivered", "goods are never delivered digitally. Write no."));
            }
            if (regime == null) {
                found.add(new Conflict(
                        "regime", "goods pass customs under a regime. Write its code, as in 9610 or 0110."));
            } else if (regime.exportOnly() && flow == Flow.IMPORT) {
                found.add(new Conflict(
                        "regime", "regime %s is for exports, but this is an import.".formatted(regime.code())));
            }
        } else if (regime != null) {
            found.add(new Conflict(
                    "regime",
                    "a service passes no customs, so it has no regime, but this one has %s. Leave it empty."
                            .formatted(regime.code())));
        }
        if (amount.isNegative()) {
            found.add(new Conflict(
                    "amount",
                    "%s is negative. A return is trade the other way: a record of its own.".formatted(amount)));
        }
        if (enterprise.isBlank() || enterprise.length() > MAX_ENTERPRISE) {
            found.add(new Conflict(
                    "enterprise",
                    "has %d characters; 1 to %d are read.".formatted(enterprise.length(), MAX_ENTERPRISE)));
        }
        return found;
    }

    public boolean service() {
        return product instanceof Product.Service;
    }
}
