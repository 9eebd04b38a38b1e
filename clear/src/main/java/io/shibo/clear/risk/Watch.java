package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is counted at one thing that parcels touch: one buyer, one telephone, one article's prices. A few dozen bytes, never
 * more than a thousand, whatever happens. Immutable.
 *
 * <p>Its bytes: the subject's place, then by subject a {@link Tally}; a tally and {@link Faces}; or {@link Prices}. Either
 * begins with the time of the last sighting.
 */
public final class Watch {
    /** Days of shipping before a shop's growth means anything. */
    private static final int GROWTH_LEAST_DAYS = 7;

    private static final Subject[] SUBJECTS = Subject.values();
    private static final Span[] COUNTED = {Span.HOUR, Span.DAY, Span.MONTH};

    private final Subject subject;
    private final Tally tally;
    private final Faces faces;
    private final Prices prices;

    /** A sighting's effect: what is counted from now on, and what it tells of the parcel. */
    public record Seen(Watch next, Figures figures) {}

    private Watch(Subject subject, Tally tally, Faces faces, Prices prices) {
        this.subject = subject;
        this.tally = tally;
        this.faces = faces;
        this.prices = prices;
    }

    /**
     * Counts a parcel.
     *
     * @param watch as the last sighting left it; null where there was none, or none that still counts
     * @param at milliseconds since 1970 in UTC; earlier than the last sighting's counts as that
     * @throws IllegalArgumentException if the watch is of another subject
     */
    public static Seen see(@Nullable Watch watch, Sighting sighting, long at) {
        if (watch != null && watch.subject != sighting.subject()) {
            throw new IllegalArgumentException(
                    "a watch of %s was given where one of %s is needed".formatted(watch.subject, sighting.subject()));
        }
        int slot = Span.slot(at);
        // One that has expired is begun anew, whether the runtime has forgotten it yet or not.
        Watch before = watch == null || watch.expired(Span.day(slot))
                ? new Watch(sighting.subject(), Tally.EMPTY, Faces.NONE, Prices.NONE)
                : watch;
        return switch (sighting.subject()) {
            case GOODS_CODE, ARTICLE -> before.seePrice(sighting.amount(), Span.day(slot));
            default -> before.count(sighting, slot);
        };
    }

    private Seen seePrice(long price, int day) {
        // A gift has no price, and a price of nothing tells nothing of what is usual.
        if (price <= 0) {
            return new Seen(this, Figures.NONE);
        }
        int today = Math.max(day, prices.day());
        OptionalLong median = prices.median(today);
        Figures figures = Figures.NONE;
        if (median.isPresent()) {
            long percent = Math.min(price, Prices.HIGHEST) * 1000 / median.getAsLong();
            boolean ofCode = subject == Subject.GOODS_CODE;
            figures = figures.with(
                            ofCode ? Indicator.PRICE_OF_CODE_LOW : Indicator.PRICE_OF_ARTICLE_LOW, Span.NOW, percent)
                    .with(ofCode ? Indicator.PRICE_OF_CODE_HIGH : Indicator.PRICE_OF_ARTICLE_HIGH, Span.NOW, percent);
        }
        return new Seen(new Watch(subject, tally, faces, prices.plus(price, today)), figures);
    }

    private Seen count(Sighting sighting, int slot) {
        Tally more = tally.plus(slot, sighting.amount());
        boolean withFaces = subject == Subject.TELEPHONE || subject == Subject.ADDRESS;
        Faces known = withFaces ? faces.plus(sighting.face(), more.lastDay()) : faces;
        return new Seen(new Watch(subject, more, known, prices), figures(more, known));
    }

    private Figures figures(Tally tally, Faces known) {
        return switch (subject) {
            case BUYER -> counted(Indicator.PARCELS_OF_BUYER, Indicator.VALUE_OF_BUYER, tally);
            case TELEPHONE ->
                counted(Indicator.PARCELS_TO_TELEPHONE, Indicator.VALUE_TO_TELEPHONE, tally)
                        .with(Indicator.BUYERS_AT_TELEPHONE, Span.MONTH, known.count());
            case ADDRESS ->
                counted(Indicator.PARCELS_TO_ADDRESS, Indicator.VALUE_TO_ADDRESS, tally)
                        .with(Indicator.BUYERS_AT_ADDRESS, Span.MONTH, known.count());
            case BASKET -> counted(Indicator.SAME_BASKETS, null, tally);
            case PURCHASE ->
                Figures.NONE
                        .with(Indicator.PIECES_OF_ARTICLE, Span.DAY, tally.sum(Span.DAY))
                        .with(Indicator.PIECES_OF_ARTICLE, Span.MONTH, tally.sum(Span.MONTH));
            case SHOP -> firm(Indicator.PARCELS_OF_SHOP, Indicator.AGE_OF_SHOP, Indicator.GROWTH_OF_SHOP, tally);
            case PLATFORM ->
                firm(Indicator.PARCELS_OF_PLATFORM, Indicator.AGE_OF_PLATFORM, Indicator.GROWTH_OF_PLATFORM, tally);
            case PAYMENT_COMPANY ->
                Figures.NONE
                        .with(Indicator.PAYMENTS_OF_COMPANY, Span.DAY, tally.count(Span.DAY))
                        .with(Indicator.PAYMENTS_OF_COMPANY, Span.MONTH, tally.count(Span.MONTH))
                        .with(Indicator.STRANGERS_SHARE, Span.DAY, share(tally, Span.DAY))
                        .with(Indicator.STRANGERS_SHARE, Span.MONTH, share(tally, Span.MONTH));
            case GOODS_CODE, ARTICLE -> Figures.NONE;
        };
    }

    private static Figures counted(Indicator parcels, @Nullable Indicator value, Tally tally) {
        Figures figures = Figures.NONE;
        for (Span span : COUNTED) {
            figures = figures.with(parcels, span, tally.count(span));
            if (value != null) {
                figures = figures.with(value, span, tally.sum(span));
            }
        }
        return figures;
    }

    private static Figures firm(Indicator parcels, Indicator age, Indicator growth, Tally tally) {
        Figures figures = counted(parcels, null, tally).with(age, Span.NOW, tally.age());
        long earlier = tally.count(Span.MONTH) - tally.count(Span.DAY);
        int days = Math.min(Span.MONTH.length() - 1, tally.age());
        boolean known = days >= GROWTH_LEAST_DAYS && earlier > 0;
        return known ? figures.with(growth, Span.NOW, tally.count(Span.DAY) * 1000 * days / earlier) : figures;
    }

    /** In tenths of a per cent. */
    private static long share(Tally tally, Span span) {
        return tally.sum(span) * 1000 / tally.count(span);
    }

    /** Whether nothing can depend on it any more on a day, counted from 1970 in China's time: the runtime may forget it. */
    public boolean expired(long day) {
        return day - lastDay() > subject.days();
    }

    /** The day of the last sighting that was counted, from 1970 in China's time. */
    public int lastDay() {
        return ofPrices(subject) ? prices.day() : tally.lastDay();
    }

    /** {@link #lastDay} of a watch of which only the beginning is read. */
    public static int lastDay(Source in) {
        return lastDay(RiskTerms.one(SUBJECTS, in), in);
    }

    /** {@link #expired}, of a watch of which only the beginning is read. */
    public static boolean expired(Source in, long day) {
        Subject subject = RiskTerms.one(SUBJECTS, in);
        return day - lastDay(subject, in) > subject.days();
    }

    private static int lastDay(Subject subject, Source in) {
        int last = Math.toIntExact(in.signed());
        return ofPrices(subject) ? last : Span.day(last);
    }

    private static boolean ofPrices(Subject subject) {
        return subject == Subject.GOODS_CODE || subject == Subject.ARTICLE;
    }

    public void write(Sink out) {
        out.one(subject.ordinal());
        switch (subject) {
            case GOODS_CODE, ARTICLE -> prices.write(out);
            case TELEPHONE, ADDRESS -> {
                tally.write(out);
                faces.write(out, tally.lastDay());
            }
            default -> tally.write(out);
        }
    }

    /** @throws IllegalStateException if the bytes are no watch of this format */
    public static Watch read(Source in) {
        Subject subject = RiskTerms.one(SUBJECTS, in);
        return switch (subject) {
            case GOODS_CODE, ARTICLE -> new Watch(subject, Tally.EMPTY, Faces.NONE, Prices.read(in));
            case TELEPHONE, ADDRESS -> {
                Tally tally = Tally.read(in);
                yield new Watch(subject, tally, Faces.read(in, tally.lastDay()), Prices.NONE);
            }
            default -> new Watch(subject, Tally.read(in), Faces.NONE, Prices.NONE);
        };
    }

    private byte[] bytes() {
        Sink out = new Sink(64);
        write(out);
        return out.toBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Watch that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }
}
