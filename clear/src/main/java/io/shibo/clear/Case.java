package io.shibo.clear;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

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
        Grants grants) {
    /** The year whose quota is asked: that of the moment of decision, in China's time. */
    public int year() {
        return ChinaTime.year(at);
    }

    Case with(Grants granted) {
        return new Case(order, platform, declared, declaredAt, sequence, at, dues, label, granted);
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
    }

    static Case read(Source in) {
        return new Case(
                Key.read(in),
                in.fixed(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                Dues.read(in),
                Label.read(in),
                Grants.read(in));
    }
}
