package io.shibo.quote.tariff;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Measured;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which every dialect of duty texts ends: amounts joined by signs, in the order of the text.
 *
 * <p>A text with MAX or MIN is parted at the last of them: MAX caps what stands before it, MIN is a floor for it, and what
 * stands before is parted the same way. Within a part amounts are added and subtracted.
 */
final class DutyPieces {
    /** Characters of a duty text; longer ones are prose. */
    static final int MAX_TEXT = 400;

    /** Amounts of one duty; official ones have up to five, and a sign between each two. */
    private static final int MAX_PIECES = 16;

    static final Formula CUSTOMS_VALUE = new Formula.Total("customs-value");

    enum Sign {
        PLUS,
        MINUS,
        MIN,
        MAX
    }

    private record Piece(@Nullable Sign sign, @Nullable Formula amount) {}

    /** What in a text could not be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }

        DutyText.Unread text() {
            return new DutyText.Unread(String.valueOf(getMessage()));
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    void add(Sign sign) throws Unreadable {
        keep(new Piece(sign, null));
    }

    void add(Formula amount) throws Unreadable {
        keep(new Piece(null, amount));
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    private void keep(Piece piece) throws Unreadable {
        if (pieces.size() >= MAX_PIECES) {
            throw new Unreadable("more than %d parts".formatted(MAX_PIECES));
        }
        pieces.add(piece);
    }

    Formula formula() throws Unreadable {
        return parted(pieces);
    }

    private static Formula parted(List<Piece> part) throws Unreadable {
        for (int at = part.size() - 1; at >= 0; at--) {
            Sign sign = part.get(at).sign();
            if (sign == Sign.MIN || sign == Sign.MAX) {
                Formula limit = sum(part.subList(at + 1, part.size()));
                return at == 0
                        ? limit
                        : new Formula.Pick(sign == Sign.MAX, List.of(parted(part.subList(0, at)), limit));
            }
        }
        return sum(part);
    }

    private static Formula sum(List<Piece> part) throws Unreadable {
        Formula sum = null;
        Sign sign = null;
        for (Piece piece : part) {
            if (piece.amount() == null) {
                if (sign != null) {
                    throw new Unreadable("two signs without an amount between them");
                }
                sign = piece.sign();
            } else if (sum == null) {
                sum = sign == Sign.MINUS ? new Formula.Less(new Formula.Free(), piece.amount()) : piece.amount();
                sign = null;
            } else if (sign == null) {
                throw new Unreadable("two amounts without a sign between them");
            } else {
                sum = sign == Sign.MINUS
                        ? new Formula.Less(sum, piece.amount())
                        : sum instanceof Formula.Sum before
                                ? new Formula.Sum(join(before.parts(), piece.amount()))
                                : new Formula.Sum(List.of(sum, piece.amount()));
                sign = null;
            }
        }
        if (sum == null || sign != null) {
            throw new Unreadable("a sign without an amount after it");
        }
        return sum;
    }

    private static List<Formula> join(List<Formula> parts, Formula more) {
        List<Formula> joined = new ArrayList<>(parts);
        joined.add(more);
        return joined;
    }

    static Formula percent(String number, Formula base) throws Unreadable {
        BigDecimal value = decimal(number);
        return value.signum() == 0 ? new Formula.Free() : new Formula.Share(value, Formula.HUNDRED, base);
    }

    /** An amount per unit; {@code per} pieces of which the unit counts one, as a dozen counts twelve. */
    static Formula perUnit(BigDecimal amount, String currency, Per per) throws Unreadable {
        try {
            Money money = new Money(amount, Money.currency(currency));
            List<Measured> units = per.units().stream()
                    .map(unit -> new Measured(List.of(unit)))
                    .toList();
            Formula each = units.isEmpty() ? new Formula.Fixed(money) : new Formula.PerUnit(money, units);
            return per.of() == 1 ? each : new Formula.Share(BigDecimal.ONE, BigDecimal.valueOf(per.of()), each);
        } catch (IllegalArgumentException bad) {
            throw new Unreadable(String.valueOf(bad.getMessage()));
        }
    }

    /**
     * What an amount counts.
     *
     * @param of how many units make one of what the tariff counts: 12 for a dozen
     * @param units UN/ECE codes and names of measurements, multiplied with each other
     */
    record Per(int of, List<String> units) {
        Per {
            units = List.copyOf(units);
        }

        static Per unit(String... units) {
            return new Per(1, List.of(units));
        }
    }

    static BigDecimal decimal(String number) throws Unreadable {
        if (number.length() > 18) {
            throw new Unreadable("a number of %d characters".formatted(number.length()));
        }
        try {
            return Decimals.parse(number.startsWith(".") ? "0" + number : number);
        } catch (IllegalArgumentException bad) {
            throw new Unreadable(String.valueOf(bad.getMessage()));
        }
    }
}
