package io.shibo.clear.step;

import io.shibo.clear.internal.SliceHash;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.Source;
import io.shibo.clear.risk.Watch;

/**
 * Forgets watches that nothing depends on any more, so that their number follows the parcels of the last month and not all
 * that ever were. Nobody can tell: {@link Watch#see} begins an expired watch anew whether it is there or not, and the hash of
 * the state leaves expired ones out. So a runtime may forget when it likes, and a replay that forgets at other times comes to
 * the same.
 *
 * <p>Holds only where the time of events never runs backwards, as in the log of a window.
 */
final class Forgetting {
    /** A slice's head, before the watch itself. */
    private static final int HEAD = 1;

    private final SliceTable watches;
    private final Source source = new Source(new byte[0]);

    /** The newest day that a watch was seen on; what this has not turned further, nothing expires. */
    private long today = Long.MIN_VALUE;

    private long sweptFor = Long.MIN_VALUE;
    private int part;

    Forgetting(SliceTable watches) {
        this.watches = watches;
    }

    void seen(Watch watch) {
        today = Math.max(today, watch.lastDay());
    }

    /** Goes through a part of the watches, if the day has turned since they were last gone through. */
    void sweep() {
        if (today > sweptFor) {
            part = watches.sweep(part, (bytes, from, end) -> expired(bytes, from, end, today));
            sweptFor = part == 0 ? today : sweptFor;
        }
    }

    private boolean expired(byte[] bytes, int from, int end, long day) {
        return Watch.expired(source.over(bytes, from + HEAD, end), day);
    }

    /** Adds the watches that count on the day of the newest of them. */
    void addTo(SliceHash sum) {
        long[] newest = {Long.MIN_VALUE};
        watches.forEach((high, low, bytes, from, end) -> newest[0] = Math.max(newest[0], lastDay(bytes, from, end)));
        watches.forEach((high, low, bytes, from, end) -> {
            if (!expired(bytes, from, end, newest[0])) {
                sum.add(Key.Space.WATCH.ordinal(), high, low, bytes, from, end);
            }
        });
    }

    private long lastDay(byte[] bytes, int from, int end) {
        return Watch.lastDay(source.over(bytes, from + HEAD, end));
    }
}
