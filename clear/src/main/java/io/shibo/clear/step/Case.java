package io.shibo.clear.step;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.risk.Passage;
import io.shibo.clear.risk.Review;
import org.jspecify.annotations.Nullable;

/**
 * A parcel whose four documents agree, on its way through the ledgers: all that the stations and the verdict need.
 *
 * @param order the order number's slice
 * @param platform hash of the platform, which tells apart parcels under one order number
 * @param declared the declaration's place in the log
 * @param declaredAt when the declaration arrived, milliseconds since 1970 in UTC
 * @param sequence place in the log of what completed the parcel
 * @param at when that arrived, milliseconds since 1970 in UTC
 * @param label for the declaration's receipt
 * @param grants what the stations passed so far have granted
 * @param passage its way past the watches; null where no rules of risk are in force, and once it was judged
 * @param review null before it was judged, and where no rule hit
 */
public record Case(
        Key order,
        long platform,
        long declared,
        long declaredAt,
        long sequence,
        long at,
        Dues dues,
        Label label,
        Grants grants,
        @Nullable Passage passage,
        @Nullable Review review) {
    /** The year whose quota is asked: that of the moment of decision, in China's time. */
    public int year() {
        return ChinaTime.year(at);
    }

    Case with(Grants granted) {
        return new Case(order, platform, declared, declaredAt, sequence, at, dues, label, granted, passage, review);
    }

    Case on(Passage further) {
        return new Case(order, platform, declared, declaredAt, sequence, at, dues, label, grants, further, review);
    }

    /** Judged: the way past the watches is over. */
    Case judged(@Nullable Review found) {
        return new Case(order, platform, declared, declaredAt, sequence, at, dues, label, grants, null, found);
    }

    void write(Sink out) {
        order.write(out);
        out.fixed(platform);
        out.unsigned(declared);
        out.unsigned(declaredAt);
        out.unsigned(sequence);
        out.unsigned(at);
        dues.write(out);
        label.write(out);
        grants.write(out);
        out.one((passage == null ? 0 : 1) | (review == null ? 0 : 2));
        if (passage != null) {
            passage.write(out);
        }
        if (review != null) {
            review.write(out);
        }
    }

    static Case read(Source in) {
        Case bare = new Case(
                Key.read(in),
                in.fixed(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                Dues.read(in),
                Label.read(in),
                Grants.read(in),
                null,
                null);
        int flags = in.one();
        Case travelling = (flags & 1) == 0 ? bare : bare.on(Passage.read(in));
        return (flags & 2) == 0 ? travelling : travelling.judged(Review.read(in));
    }
}
