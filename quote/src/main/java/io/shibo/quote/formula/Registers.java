package io.shibo.quote.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Amounts by number, for an engine that keeps many and shows few: a plain decimal is a long and a byte of two arrays, and no
 * object. Every step gives what the same step on {@link Exact} gives, and whatever is no plain decimal, or does not fit a
 * long, is kept as an {@link Exact} beside it.
 *
 * <p>A register is empty until something is put into it; what is put may be unknown.
 *
 * <pre>
 * register = number 64, form 8                  a plain decimal: number / 10^scale
 * form     = scale 5 | divided 1 | kind 2       kind: 0 empty, 1 unknown, 2 an Exact, 3 plain
 * </pre>
 */
public final class Registers {
    private static final int EMPTY = 0;
    private static final int UNKNOWN = 1;
    private static final int EXACT = 2;
    private static final int PLAIN = 3;
    private static final int KIND = 3;
    private static final int DIVIDED = 4;
    private static final int SCALE = 3;

    private long[] numbers;
    private byte[] forms;
    /** By register; null until one is no plain decimal. */
    private @Nullable Exact @Nullable [] exacts;

    /** Empty ones. */
    public Registers(int size) {
        numbers = new long[size];
        forms = new byte[size];
    }

    /** Makes room for more. */
    public void grow(int size) {
        numbers = Arrays.copyOf(numbers, size);
        forms = Arrays.copyOf(forms, size);
    }

    public int size() {
        return forms.length;
    }

    /** Makes all of them empty. */
    public void clear() {
        Arrays.fill(forms, (byte) EMPTY);
        exacts = null;
    }

    /** Whether anything was put there, known or unknown. */
    public boolean has(int at) {
        return forms[at] != EMPTY;
    }

    /** Whether an amount is there. */
    public boolean known(int at) {
        return (forms[at] & KIND) >= EXACT;
    }

    /** The amount; null where it is unknown or nothing was put there. */
    public @Nullable Exact get(int at) {
        int form = forms[at];
        if ((form & KIND) == PLAIN) {
            return numbers[at] == 0 && form == PLAIN
                    ? Exact.ZERO
                    : Exact.plain(numbers[at], scale(form), (form & DIVIDED) != 0);
        }
        return form == EXACT && exacts != null ? exacts[at] : null;
    }

    /** @param amount null where it is unknown */
    public void put(int at, @Nullable Exact amount) {
        if (amount == null) {
            putUnknown(at);
        } else if (amount.isPlain()) {
            set(at, amount.number(), form(amount));
        } else {
            forms[at] = EXACT;
            if (exacts == null || exacts.length <= at) {
                exacts = exacts == null ? new Exact[size()] : Arrays.copyOf(exacts, size());
            }
            exacts[at] = amount;
        }
    }

    /** @param amount null where it is unknown */
    public void put(int at, @Nullable BigDecimal amount) {
        if (amount != null && isSmall(amount)) {
            set(at, number(amount), amount.scale() << SCALE | PLAIN);
        } else {
            put(at, amount == null ? null : Exact.of(amount));
        }
    }

    /** Puts the product of two decimals. */
    public void putProduct(int at, BigDecimal one, BigDecimal other) {
        if (isSmall(one) && isSmall(other) && one.scale() + other.scale() <= Longs.MAX_SCALE) {
            long left = number(one);
            long right = number(other);
            if (Longs.fits(left, right)) {
                set(at, left * right, one.scale() + other.scale() << SCALE | PLAIN);
                return;
            }
        }
        put(at, Exact.of(one).times(other));
    }

    private static boolean isSmall(BigDecimal value) {
        return value.scale() >= 0 && value.scale() <= Longs.MAX_SCALE && value.precision() <= Longs.MAX_SCALE;
    }

    private static long number(BigDecimal value) {
        return value.scaleByPowerOfTen(value.scale()).longValue();
    }

    /** @param amount 0 or more */
    public void putWhole(int at, int amount) {
        set(at, amount, PLAIN);
    }

    public void putZero(int at) {
        set(at, 0, PLAIN);
    }

    public void putUnknown(int at) {
        forms[at] = UNKNOWN;
    }

    /** Puts what another has, known or unknown. */
    public void copy(int at, Registers from, int there) {
        int form = from.forms[there];
        if (form == EXACT) {
            put(at, from.get(there));
        } else {
            set(at, from.numbers[there], form);
        }
    }

    /** Adds what another has; unknown where either is. */
    public void add(int at, Registers other, int there) {
        if ((forms[at] & other.forms[there] & KIND) == PLAIN && addPlain(at, other, there)) {
            return;
        }
        Exact one = get(at);
        Exact two = other.get(there);
        put(at, one == null || two == null ? null : one.plus(two));
    }

    private boolean addPlain(int at, Registers other, int there) {
        int form = forms[at];
        int otherForm = other.forms[there];
        int to = Math.max(scale(form), scale(otherForm));
        long left = lifted(numbers[at], to - scale(form));
        long right = lifted(other.numbers[there], to - scale(otherForm));
        long sum = left + right;
        if (left == NONE || right == NONE || ((left ^ sum) & (right ^ sum)) < 0 || sum == NONE) {
            return false;
        }
        set(at, sum, to << SCALE | (form | otherForm) & DIVIDED | PLAIN);
        return true;
    }

    /** Lines among which {@link #putShares} shares; more are sorted better by another way. */
    private static final int MOST_SHARES = 64;

    /**
     * Shares an amount by weight where all of it is plain: the rest of rounding down goes, a unit each, to the shares with
     * the largest part cut off, of equals to the first.
     *
     * @param at where in each line its share is put
     * @param weight where in each line its weight is, 0 or more
     * @param whole 0 or more, a multiple of {@code unit}
     * @param unit a power of ten, 1 or less
     * @return false, and nothing put, where it takes more than whole longs, or all weights are 0
     */
    public static boolean putShares(Registers[] lines, int at, int weight, Exact whole, Exact unit) {
        int scale = 0;
        for (Registers line : lines) {
            if ((line.forms[weight] & KIND) != PLAIN) {
                return false;
            }
            scale = Math.max(scale, scale(line.forms[weight]));
        }
        long units = whole.isPlain() && unit.number() == 1 && unit.scale() >= whole.scale()
                ? lifted(whole.number(), unit.scale() - whole.scale())
                : NONE;
        long[] weights = new long[lines.length];
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lifted(lines[i].numbers[weight], scale - scale(lines[i].forms[weight]));
            total += weights[i];
            if (weights[i] == NONE || total < 0 || units == NONE || !Longs.fits(units, weights[i])) {
                return false;
            }
        }
        if (total == 0 || lines.length > MOST_SHARES) {
            return false;
        }
        long rest = units;
        for (int i = 0; i < weights.length; i++) {
            long product = units * weights[i];
            long part = product / total;
            lines[i].set(at, part, unit.scale() << SCALE | PLAIN);
            weights[i] = product - part * total;
            rest -= part;
        }
        for (; rest > 0; rest--) {
            int largest = 0;
            for (int i = 1; i < weights.length; i++) {
                largest = weights[i] > weights[largest] ? i : largest;
            }
            lines[largest].numbers[at]++;
            weights[largest] = -1;
        }
        return true;
    }

    /** Takes off what another has; unknown where either is. */
    public void subtract(int at, Registers other, int there) {
        Exact one = get(at);
        Exact two = other.get(there);
        put(at, one == null || two == null ? null : one.minus(two));
    }

    /** Adds what another shows, see {@link Exact#settled}; unknown where either is. */
    public void addSettled(int at, Registers other, int there) {
        if ((other.forms[there] & (KIND | DIVIDED)) == PLAIN) {
            add(at, other, there);
            return;
        }
        Exact one = get(at);
        Exact two = other.get(there);
        put(at, one == null || two == null ? null : one.plus(two.settled()));
    }

    /**
     * Puts a share of a sum, where all of it is plain.
     *
     * @param own where an addend is looked for first
     * @param outer where it is looked for then
     * @param addends bit n: register n
     * @param ratio the number of a plain decimal; the amount itself where there are no addends
     * @param ratioForm its {@link #form}
     * @return false, and nothing put, where something is unknown or no plain decimal
     */
    public boolean putShare(int at, Registers own, Registers outer, long addends, long ratio, int ratioForm) {
        if (addends == 0) {
            set(at, ratio, ratioForm);
            return true;
        }
        long sum = 0;
        int scale = 0;
        int divided = ratioForm;
        for (long left = addends; left != 0; left &= left - 1) {
            int register = Long.numberOfTrailingZeros(left);
            Registers from = own.forms[register] == EMPTY ? outer : own;
            int form = from.forms[register];
            if ((form & KIND) != PLAIN) {
                return false;
            }
            long addend = from.numbers[register];
            int its = scale(form);
            if (its != scale) {
                int to = Math.max(its, scale);
                sum = lifted(sum, to - scale);
                addend = lifted(addend, to - its);
                scale = to;
            }
            long more = sum + addend;
            if (sum == NONE || addend == NONE || ((sum ^ more) & (addend ^ more)) < 0) {
                return false;
            }
            sum = more;
            divided |= form;
        }
        scale += scale(ratioForm);
        if (scale > Longs.MAX_SCALE || sum == NONE || !Longs.fits(ratio, sum)) {
            return false;
        }
        set(at, ratio * sum, scale << SCALE | divided & DIVIDED | PLAIN);
        return true;
    }

    /** Puts the multiple of a unit that an amount is rounded to; unknown where it is. */
    public void putRounded(int at, Registers from, int there, Exact unit, RoundingMode mode) {
        int form = from.forms[there];
        if ((form & KIND) == PLAIN && unit.isPlain()) {
            long number = lifted(from.numbers[there], Math.max(0, unit.scale() - scale(form)));
            long step = lifted(unit.number(), Math.max(0, scale(form) - unit.scale()));
            if (number != NONE && step != NONE) {
                long multiples = step == 1 ? number : Longs.divide(number, step, mode);
                if (Longs.fits(multiples, unit.number())) {
                    set(at, multiples * unit.number(), unit.scale() << SCALE | PLAIN);
                    return;
                }
            }
        }
        Exact amount = from.get(there);
        put(at, amount == null ? null : amount.rounded(unit, mode));
    }

    /** Compares two amounts that are both known. */
    public int compare(int one, int other) {
        if (forms[one] == forms[other] && forms[one] != EXACT) {
            return Long.compare(numbers[one], numbers[other]);
        }
        Exact left = get(one);
        Exact right = get(other);
        if (left == null || right == null) {
            throw new IllegalStateException("an amount that is not known has no order");
        }
        return left.compareTo(right);
    }

    /**
     * How a plain decimal is kept: with its {@link Exact#number} it can be handed to {@link #putShare}.
     *
     * @return 0 for what is no plain decimal
     */
    public static int form(Exact amount) {
        return amount.isPlain() ? amount.scale() << SCALE | (amount.divided() ? DIVIDED : 0) | PLAIN : EMPTY;
    }

    /** What no plain decimal has for its number: the smallest long could not be negated. */
    private static final long NONE = Long.MIN_VALUE;

    /** A number with more decimals; {@link #NONE} where it does not fit. */
    private static long lifted(long number, int decimals) {
        return decimals == 0
                ? number
                : Longs.fits(number, Longs.power(decimals)) ? number * Longs.power(decimals) : NONE;
    }

    private void set(int at, long number, int form) {
        numbers[at] = number;
        forms[at] = (byte) form;
    }

    private static int scale(int form) {
        return (form & 0xFF) >>> SCALE;
    }
}
