package io.shibo.clear.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A figure of a parcel that a rule may look at. Rules write it in small letters with hyphens. */
public enum Indicator {
    /** Price, freight and insurance as declared. */
    VALUE(Unit.YUAN, Span.NOW),
    /** Goods lines. */
    LINES(Unit.COUNT, Span.NOW),
    /** Freight against the value of the goods. */
    FREIGHT_SHARE(Unit.PERCENT, Span.NOW),
    /** 1 for an identity number of 18 characters with a wrong check digit, 0 for a right one. */
    IDENTITY_CHECK(Unit.COUNT, Span.NOW),
    /** From the time of the payment to that of the waybill, as their senders state them; negative where reversed. */
    PAYMENT_TO_WAYBILL(Unit.MINUTES, Span.NOW),
    /** The hour when the parcel was complete, 0 to 23, China's time. */
    HOUR_OF_DAY(Unit.COUNT, Span.NOW),
    /** How long the window has been open: an old shop looks new to a new window. */
    HISTORY(Unit.DAYS, Span.NOW),
    /** What the buyer's year has left after this parcel. */
    QUOTA_LEFT(Unit.YUAN, Span.NOW),
    /** How many of buyer, telephone, address, shop and platform are on the blocklist. */
    BLOCKLISTED(Unit.COUNT, Span.NOW),
    /** The parcel's number in a draw of 10,000, from 0. */
    LOT(Unit.COUNT, Span.NOW),

    PARCELS_OF_BUYER(Unit.COUNT, Span.HOUR, Span.DAY, Span.MONTH),
    VALUE_OF_BUYER(Unit.YUAN, Span.HOUR, Span.DAY, Span.MONTH),
    PARCELS_TO_TELEPHONE(Unit.COUNT, Span.HOUR, Span.DAY, Span.MONTH),
    VALUE_TO_TELEPHONE(Unit.YUAN, Span.HOUR, Span.DAY, Span.MONTH),
    /** Different buyers; at most {@value Faces#MOST} are told apart. */
    BUYERS_AT_TELEPHONE(Unit.COUNT, Span.MONTH),
    PARCELS_TO_ADDRESS(Unit.COUNT, Span.HOUR, Span.DAY, Span.MONTH),
    VALUE_TO_ADDRESS(Unit.YUAN, Span.HOUR, Span.DAY, Span.MONTH),
    /** Different buyers; at most {@value Faces#MOST} are told apart. */
    BUYERS_AT_ADDRESS(Unit.COUNT, Span.MONTH),
    /** Parcels of one shop with the same articles in the same quantities. */
    SAME_BASKETS(Unit.COUNT, Span.HOUR, Span.DAY, Span.MONTH),
    /** Pieces of the article that this buyer bought most of. */
    PIECES_OF_ARTICLE(Unit.COUNT, Span.DAY, Span.MONTH),

    PARCELS_OF_SHOP(Unit.COUNT, Span.HOUR, Span.DAY, Span.MONTH),
    /** Days since the shop's first parcel. */
    AGE_OF_SHOP(Unit.DAYS, Span.NOW),
    /** Parcels of a day against the mean of the days before, 30 at most; known from the seventh day on. */
    GROWTH_OF_SHOP(Unit.PERCENT, Span.NOW),
    PARCELS_OF_PLATFORM(Unit.COUNT, Span.HOUR, Span.DAY, Span.MONTH),
    AGE_OF_PLATFORM(Unit.DAYS, Span.NOW),
    GROWTH_OF_PLATFORM(Unit.PERCENT, Span.NOW),

    PAYMENTS_OF_COMPANY(Unit.COUNT, Span.DAY, Span.MONTH),
    /** Payments by another than the buyer, of all of the payment company. */
    STRANGERS_SHARE(Unit.PERCENT, Span.DAY, Span.MONTH),

    /** The cheapest line's price against the median of its goods code, by legal unit; known from {@value Prices#LEAST} on. */
    PRICE_OF_CODE_LOW(Unit.PERCENT, Span.NOW),
    PRICE_OF_CODE_HIGH(Unit.PERCENT, Span.NOW),
    /** The cheapest line's price a piece against the median of its article; known from {@value Prices#LEAST} prices on. */
    PRICE_OF_ARTICLE_LOW(Unit.PERCENT, Span.NOW),
    PRICE_OF_ARTICLE_HIGH(Unit.PERCENT, Span.NOW),

    /** What the zone's learnt model makes of all other figures, 0 to 100; known where there is a model ({@link RiskModel}). */
    MODEL_SCORE(Unit.PERCENT, Span.NOW);

    /** Pairs of an indicator and a span of it. */
    static final int SLOTS =
            Arrays.stream(values()).mapToInt(one -> one.spans.size()).sum();

    private static final Indicator[] OF_SLOT = new Indicator[SLOTS];

    static {
        int next = 0;
        for (Indicator indicator : values()) {
            indicator.first = next;
            for (int i = 0; i < indicator.spans.size(); i++) {
                OF_SLOT[next++] = indicator;
            }
        }
    }

    private final Unit unit;
    private final List<Span> spans;
    private int first;

    Indicator(Unit unit, Span... spans) {
        this.unit = unit;
        this.spans = List.of(spans);
    }

    /** What a figure is counted in, and the whole number that stands for one of it. */
    public enum Unit {
        COUNT(1),
        /** In fen. */
        YUAN(100),
        /** In tenths of a per cent. */
        PERCENT(10),
        /** In seconds. */
        MINUTES(60),
        DAYS(1);

        private final int parts;

        Unit(int parts) {
            this.parts = parts;
        }

        /** @throws IllegalArgumentException if the value has finer parts than the unit counts, or is too large */
        long whole(BigDecimal value) {
            try {
                return value.multiply(BigDecimal.valueOf(parts)).longValueExact();
            } catch (ArithmeticException tooFine) {
                throw new IllegalArgumentException(
                        "%s is finer than this figure is counted, or too large.".formatted(value.toPlainString()),
                        tooFine);
            }
        }

        /** The whole number that stands for one of it. */
        int parts() {
            return parts;
        }

        /** As a reader writes it: yuan with two places, the others without needless ones. */
        public String shown(long whole) {
            BigDecimal value = BigDecimal.valueOf(whole);
            if (this == YUAN) {
                return value.movePointLeft(2).toPlainString();
            }
            BigDecimal quotient = value.divide(BigDecimal.valueOf(parts), 1, RoundingMode.HALF_UP);
            return quotient.signum() == 0 ? "0" : quotient.stripTrailingZeros().toPlainString();
        }
    }

    public Unit unit() {
        return unit;
    }

    /** The spans it is counted over; {@link Span#NOW} alone where it has none. */
    public List<Span> spans() {
        return spans;
    }

    /** As rules write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a figure of it stands. */
    int slot(Span span) {
        int place = spans.indexOf(span);
        if (place < 0) {
            throw new IllegalArgumentException("%s has no figure over %s".formatted(written(), span));
        }
        return first + place;
    }

    static Indicator ofSlot(int slot) {
        return OF_SLOT[slot];
    }

    /** Whether of several lines' figures the least counts: for prices that are too low. */
    boolean least() {
        return this == PRICE_OF_CODE_LOW || this == PRICE_OF_ARTICLE_LOW;
    }
}
