package io.shibo.quote.formula;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction of two decimals. Shares such as 11/12 and grossed-up bases such as 100 / 0.85 have no finite decimal;
 * rounding them on the way would turn an exact 1,000 into 1,000.000…4, and a legal "round up" into a thousand too much.
 *
 * <p>Kept in one of two forms. Amounts of trade fit the small one, {@code number / (over * 10^scale)} in whole longs, where
 * a step costs a few nanoseconds. Whatever does not fit goes on as a fraction of two {@link BigDecimal}s: slower, never
 * wrong. Which form a value has can be seen from nowhere but the clock.
 */
public final class Exact implements Comparable<Exact> {
    public static final Exact ZERO = new Exact(0, 1, 0, false, null);
    private static final Exact ONE = new Exact(1, 1, 0, false, null);

    /** Decimals beyond which a value that was divided is shown rounded. */
    private static final int SHOWN = 12;

    private final long number;
    /** Above 0. */
    private final long over;
    /** From 0 to {@link Longs#MAX_SCALE}. */
    private final int scale;
    /** Whether it went through a division; decides how it is shown. */
    private final boolean divided;

    private final @Nullable Fraction large;

    /** The form without limits; {@code denominator > 0}. */
    private record Fraction(BigDecimal numerator, BigDecimal denominator) {}

    private Exact(long number, long over, int scale, boolean divided, @Nullable Fraction large) {
        this.number = number;
        this.over = over;
        this.scale = scale;
        this.divided = divided;
        this.large = large;
    }

    private static Exact large(BigDecimal numerator, BigDecimal denominator, boolean divided) {
        return new Exact(0, 1, 0, divided, new Fraction(numerator, denominator));
    }

    public static Exact of(BigDecimal value) {
        int scale = value.scale();
        if (scale >= 0 && scale <= Longs.MAX_SCALE && value.precision() <= Longs.MAX_SCALE) {
            return new Exact(value.scaleByPowerOfTen(scale).longValue(), 1, scale, false, null);
        }
        return large(value, BigDecimal.ONE, false);
    }

    public static Exact of(long value) {
        return value == 0 ? ZERO : value == 1 ? ONE : new Exact(value, 1, 0, false, null);
    }

    // A plain decimal, number / 10^scale, is what Registers keep without an object.

    static Exact plain(long number, int scale, boolean divided) {
        return new Exact(number, 1, scale, divided, null);
    }

    boolean isPlain() {
        return large == null && over == 1;
    }

    /** Of a plain decimal: how many of {@code 10^-scale}. Public for whoever keeps it with {@link Registers#packed}. */
    public long number() {
        return number;
    }

    int scale() {
        return scale;
    }

    boolean divided() {
        return divided;
    }

    public Exact plus(Exact other) {
        // Most layers of most lines come to nothing.
        if (other == ZERO) {
            return this;
        }
        if (this == ZERO) {
            return other;
        }
        boolean mark = divided | other.divided;
        if (large == null && other.large == null && over == other.over) {
            int to = Math.max(scale, other.scale);
            if (Longs.fits(number, Longs.power(to - scale))
                    && Longs.fits(other.number, Longs.power(to - other.scale))) {
                long left = number * Longs.power(to - scale);
                long right = other.number * Longs.power(to - other.scale);
                long sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0) {
                    return new Exact(sum, over, to, mark, null);
                }
            }
        }
        Fraction a = fraction();
        Fraction b = other.fraction();
        if (a.denominator.compareTo(b.denominator) == 0) {
            return kept(a.numerator.add(b.numerator), a.denominator, mark);
        }
        return kept(
                a.numerator.multiply(b.denominator).add(b.numerator.multiply(a.denominator)),
                a.denominator.multiply(b.denominator),
                mark);
    }

    /** Adds up many amounts as {@link #plus} does, without a value for each step on the way. */
    public static final class Sum {
        private Exact whole = ZERO;
        private long number;
        private int scale;
        private boolean divided;

        /** Adds one more. */
        public void add(Exact amount) {
            int to = Math.max(scale, amount.scale);
            if (amount.large == null
                    && amount.over == 1
                    && Longs.fits(number, Longs.power(to - scale))
                    && Longs.fits(amount.number, Longs.power(to - amount.scale))) {
                long left = number * Longs.power(to - scale);
                long right = amount.number * Longs.power(to - amount.scale);
                long sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                    number = sum;
                    scale = to;
                    divided |= amount.divided;
                    return;
                }
            }
            whole = whole.plus(amount);
        }

        /** What was added so far; zero at the beginning. */
        public Exact total() {
            return number == 0 && scale == 0 && !divided
                    ? whole
                    : whole.plus(new Exact(number, 1, scale, divided, null));
        }
    }

    public Exact minus(Exact other) {
        return plus(other.negated());
    }

    private Exact negated() {
        if (large == null) {
            // The smallest long never comes about: of() takes 18 digits, and every step checks.
            return new Exact(-number, over, scale, divided, null);
        }
        return large(large.numerator.negate(), large.denominator, divided);
    }

    public Exact times(BigDecimal factor) {
        return times(of(factor));
    }

    public Exact times(Exact factor) {
        boolean mark = divided | factor.divided;
        if (large == null
                && factor.large == null
                && scale + factor.scale <= Longs.MAX_SCALE
                && Longs.fits(number, factor.number)
                && Longs.fits(over, factor.over)) {
            return new Exact(number * factor.number, over * factor.over, scale + factor.scale, mark, null);
        }
        Fraction a = fraction();
        Fraction b = factor.fraction();
        return kept(a.numerator.multiply(b.numerator), a.denominator.multiply(b.denominator), mark);
    }

    /** @param divisor above 0 */
    public Exact dividedBy(BigDecimal divisor) {
        if (divisor.signum() <= 0) {
            throw new IllegalArgumentException("cannot divide by " + divisor.toPlainString());
        }
        if (divisor.compareTo(BigDecimal.ONE) == 0) {
            return this;
        }
        Exact by = of(divisor);
        if (large == null && by.large == null) {
            // Tens of the divisor go into the scale, so that a percentage keeps the denominator 1.
            int tens = Longs.trailingZeros(by.number);
            long rest = by.number / Longs.power(tens);
            int to = scale - by.scale + tens;
            int lift = Math.max(0, -to);
            if (to <= Longs.MAX_SCALE
                    && lift <= Longs.MAX_SCALE
                    && Longs.fits(number, Longs.power(lift))
                    && Longs.fits(over, rest)) {
                return new Exact(number * Longs.power(lift), over * rest, to + lift, true, null);
            }
        }
        Fraction a = fraction();
        return kept(a.numerator, a.denominator.multiply(divisor), true);
    }

    /** @param divisor not 0 */
    public Exact dividedBy(Exact divisor) {
        if (divisor.isZero()) {
            throw new IllegalArgumentException("cannot divide by 0");
        }
        Fraction a = fraction();
        Fraction b = divisor.fraction();
        boolean negative = b.numerator.signum() < 0;
        return kept(
                a.numerator.multiply(negative ? b.denominator.negate() : b.denominator),
                a.denominator.multiply(b.numerator.abs()),
                true);
    }

    /** Back in the small form where it fits again, so that one large step does not slow all that follow. */
    private static Exact kept(BigDecimal numerator, BigDecimal denominator, boolean divided) {
        Exact top = of(Decimals.normalise(numerator));
        Exact bottom = of(Decimals.normalise(denominator));
        if (top.large == null && bottom.large == null && bottom.number > 0) {
            int to = top.scale - bottom.scale;
            int lift = Math.max(0, -to);
            if (Longs.fits(top.number, Longs.power(lift))) {
                return new Exact(top.number * Longs.power(lift), bottom.number, to + lift, divided, null);
            }
        }
        return large(numerator, denominator, divided);
    }

    private Fraction fraction() {
        return large == null ? new Fraction(BigDecimal.valueOf(number, scale), BigDecimal.valueOf(over)) : large;
    }

    public boolean isZero() {
        return large == null ? number == 0 : large.numerator.signum() == 0;
    }

    /** Rounded once, from the exact value. */
    public BigDecimal rounded(Rounding rounding) {
        return rounded(of(rounding.unit()), rounding.mode()).shown();
    }

    /**
     * Rounded once, from the exact value, to a multiple of {@code unit}.
     *
     * @param unit above 0, a plain decimal
     */
    public Exact rounded(Exact unit, RoundingMode mode) {
        if (large == null && unit.large == null) {
            // number * 10^unit.scale / (over * unit.number * 10^scale)
            int up = Math.max(0, unit.scale - scale);
            int down = Math.max(0, scale - unit.scale);
            if (Longs.fits(number, Longs.power(up))
                    && Longs.fits(over, unit.number)
                    && Longs.fits(over * unit.number, Longs.power(down))) {
                long multiples = Longs.divide(number * Longs.power(up), over * unit.number * Longs.power(down), mode);
                if (Longs.fits(multiples, unit.number)) {
                    return new Exact(multiples * unit.number, 1, unit.scale, false, null);
                }
            }
        }
        Fraction a = fraction();
        BigDecimal step = unit.fraction().numerator();
        BigDecimal multiples = a.numerator.divide(a.denominator.multiply(step), 0, mode);
        return of(Decimals.normalise(multiples.multiply(step)));
    }

    /** For showing and for money that no rule rounds: exact where it was never divided, else half-up at 12 decimals. */
    public BigDecimal shown() {
        if (large == null && over == 1 && (scale <= SHOWN || !divided)) {
            return Longs.decimal(number, scale);
        }
        Fraction a = fraction();
        if (!divided) {
            return Decimals.normalise(a.numerator);
        }
        return Decimals.normalise(a.numerator.divide(a.denominator, SHOWN, RoundingMode.HALF_UP));
    }

    /** What is shown, to go on with: sums of amounts as shown are those of their parts. */
    public Exact settled() {
        if (!divided && large == null && over == 1) {
            return this;
        }
        return large == null && over == 1 && scale <= SHOWN ? new Exact(number, 1, scale, false, null) : of(shown());
    }

    public Money money(Currency currency) {
        return Money.of(shown(), currency);
    }

    /**
     * Adds what {@link Money#plainAmount} of {@link #money} gives.
     *
     * @param decimals at least so many, 0 or more
     */
    public StringBuilder show(int decimals, StringBuilder out) {
        if (large != null || over != 1 || scale > SHOWN) {
            BigDecimal shown = shown();
            return out.append((shown.scale() < decimals ? shown.setScale(decimals) : shown).toPlainString());
        }
        long rest = number;
        int places = scale;
        while (places > decimals && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        if (rest < 0) {
            out.append('-');
            rest = -rest;
        }
        out.append(rest / Longs.power(places));
        if (places > 0 || decimals > 0) {
            out.append('.');
            for (int i = places - 1; i >= 0; i--) {
                out.append((char) ('0' + rest / Longs.power(i) % 10));
            }
            for (int i = places; i < decimals; i++) {
                out.append('0');
            }
        }
        return out;
    }

    /** This as a share of a whole, to 12 significant digits; for showing. */
    public BigDecimal shareOf(Exact whole) {
        Fraction a = fraction();
        Fraction b = whole.fraction();
        BigDecimal top = a.numerator.multiply(b.denominator);
        return Decimals.normalise(top.divide(a.denominator.multiply(b.numerator), new MathContext(12)));
    }

    @Override
    public int compareTo(Exact other) {
        if (large == null && other.large == null && over == other.over) {
            int to = Math.max(scale, other.scale);
            long left = Longs.power(to - scale);
            long right = Longs.power(to - other.scale);
            if (Longs.fits(number, left) && Longs.fits(other.number, right)) {
                return Long.compare(number * left, other.number * right);
            }
        }
        Fraction a = fraction();
        Fraction b = other.fraction();
        return a.numerator.multiply(b.denominator).compareTo(b.numerator.multiply(a.denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact && compareTo(exact) == 0;
    }

    /** Equal fractions may be written differently, so only their decimal value can be hashed. */
    @Override
    public int hashCode() {
        return shown().hashCode();
    }

    @Override
    public String toString() {
        return shown().toPlainString();
    }
}
