package io.shibo.clear.ledger;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import org.jspecify.annotations.Nullable;

/**
 * One item (itemRecordNo) of a bonded account book (emsNo): what came in, what parcels hold, what left, what came back.
 *
 * <pre>  in stock = incoming + returned − taken;   available = in stock − reserved      never below 0</pre>
 *
 * An item of which nothing was ever told has no stock that a parcel could exceed: it is not limited. Quantities are 1/100000
 * of the item's unit, ≥ 0.
 */
public record BondedStock(boolean limited, long incoming, long reserved, long taken, long returned) {
    public static final BondedStock NONE = new BondedStock(false, 0, 0, 0, 0);

    private static final long MAX = 1L << 60;

    public BondedStock {
        if (incoming < 0 || reserved < 0 || taken < 0 || returned < 0 || returned > taken) {
            throw new IllegalArgumentException("stock: incoming %d, reserved %d, taken %d, returned %d"
                    .formatted(incoming, reserved, taken, returned));
        }
    }

    /** What a further parcel may take; without meaning where the item is not limited. */
    public long available() {
        return incoming + returned - taken - reserved;
    }

    /** Goods were entered into the book. The first entry says what is there now, after all that left before it was told. */
    public BondedStock enter(long qty) {
        long before = limited ? incoming : taken - returned;
        check(qty, MAX - before);
        return new BondedStock(true, before + qty, reserved, taken, returned);
    }

    /** Holds goods for a parcel; null where fewer are available. */
    public @Nullable BondedStock reserve(long qty) {
        check(qty, MAX - reserved);
        return limited && qty > available()
                ? null
                : new BondedStock(limited, incoming, reserved + qty, taken, returned);
    }

    /** Gives back what was held for a parcel that is not released. */
    public BondedStock release(long qty) {
        check(qty, reserved);
        return new BondedStock(limited, incoming, reserved - qty, taken, returned);
    }

    /** Goods held for a parcel leave with it. */
    public BondedStock take(long qty) {
        check(qty, Math.min(reserved, MAX - taken));
        return new BondedStock(limited, incoming, reserved - qty, taken + qty, returned);
    }

    /** Goods that had left come back. */
    public BondedStock takeBack(long qty) {
        check(qty, taken - returned);
        return new BondedStock(limited, incoming, reserved, taken, returned + qty);
    }

    private static void check(long qty, long most) {
        if (qty < 0 || qty > most) {
            throw new IllegalArgumentException("a quantity of %d; from 0 to %d are possible".formatted(qty, most));
        }
    }

    public void write(Sink out) {
        out.one(limited ? 1 : 0);
        out.unsigned(incoming);
        out.unsigned(reserved);
        out.unsigned(taken);
        out.unsigned(returned);
    }

    /** @throws IllegalStateException if the bytes are no stock */
    public static BondedStock read(Source in) {
        try {
            return new BondedStock(in.one() == 1, in.unsigned(), in.unsigned(), in.unsigned(), in.unsigned());
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException("no bonded stock: " + damaged.getMessage(), damaged);
        }
    }
}
