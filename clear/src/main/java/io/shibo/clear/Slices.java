package io.shibo.clear;

import io.shibo.clear.internal.Attic;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.SliceHash;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.SnapshotFile;
import io.shibo.clear.internal.Source;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All slices of the state, in memory and retired to disk, and the walk of an event through them: what a step forwards is applied until nothing
 * is left, so that between two events no question is open.
 */
final class Slices implements AutoCloseable {
    private static final Key.Space[] SPACES = Key.Space.values();

    private final SliceTable[] tables = new SliceTable[SPACES.length];
    private final long[] retired = new long[SPACES.length];
    private SliceHash retiredSum = new SliceHash();
    private final Deque<Event> open = new ArrayDeque<>();
    private final Source source = new Source(new byte[0]);
    private final Sink sink = new Sink();

    /** Null until something was retired. */
    private @Nullable Attic attic;

    private final Express express;

    Slices() {
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new SliceTable();
        }
        express = new Express(
                tables[Key.Space.CLAIM.ordinal()],
                tables[Key.Space.ORDER.ordinal()],
                tables[Key.Space.BUYER.ordinal()],
                tables[Key.Space.GUARANTOR.ordinal()]);
    }

    @Nullable
    State find(Key key) {
        if (table(key).find(key.high(), key.low(), source)) {
            return StateBytes.read(source);
        }
        byte[] retired = retired(key);
        return retired == null ? null : StateBytes.read(source.over(retired, 0, retired.length));
    }

    private byte @Nullable [] retired(Key key) {
        Attic known = attic;
        return known == null ? null : known.find(key.space().ordinal(), key.high(), key.low());
    }

    /** All slices of one space, in no order. */
    void forEach(Key.Space space, BiConsumer<Key, State> visitor) {
        Source each = new Source(new byte[0]);
        SliceTable table = tables[space.ordinal()];
        table.forEach((high, low, bytes, from, end) ->
                visitor.accept(new Key(space, high, low), StateBytes.read(each.over(bytes, from, end))));
        if (attic != null) {
            attic.forEach((place, high, low, bytes) -> {
                if (place == space.ordinal() && !table.find(high, low, each)) {
                    visitor.accept(new Key(space, high, low), State.read(bytes));
                }
            });
        }
    }

    /**
     * Brings near what a few events will concern, as far as it can be told before they are decided: where the state is large,
     * waiting for memory takes longer than deciding, and many such waits together take no longer than one.
     *
     * @param events as bytes, from {@code from} to {@code to} of those in {@code offsets}; at most {@value
     *     Express#MOST_EXPECTED}
     */
    void expect(byte[] events, int[] offsets, int from, int to) {
        for (int i = from; i < to; i++) {
            express.expect(events, offsets[i]);
        }
        express.touch();
    }

    /** Applies an event that stands in bytes and all that follows from it. */
    void apply(byte[] bytes, int from, int end, Consumer<? super Effect> effects) {
        boolean usual = FiledBytes.isFiled(bytes, from) && express.file(bytes, from, end, attic, effects);
        if (!usual) {
            apply(EventBytes.read(new Source(bytes, from, end)), effects);
        }
    }

    /** Likewise, where the event is at hand as well. */
    void apply(Event event, byte[] bytes, int from, int end, Consumer<? super Effect> effects) {
        boolean usual = FiledBytes.isFiled(bytes, from) && express.file(bytes, from, end, attic, effects);
        if (!usual) {
            apply(event, effects);
        }
    }

    /** Applies an event and all that follows from it, step by step. */
    void apply(Event event, Consumer<? super Effect> effects) {
        Event next = event;
        while (next != null) {
            Key key = next.key();
            Decision decision = Step.step(take(key), next);
            StateBytes.write(decision.next(), sink.reset());
            table(key).put(key.high(), key.low(), sink.array(), sink.length());
            for (Effect effect : decision.effects()) {
                if (effect instanceof Effect.Forward forward) {
                    open.add(forward.event());
                } else {
                    effects.accept(effect);
                }
            }
            next = open.poll();
        }
    }

    /** The slice that the next step is to replace: a retired one comes back to memory with it. */
    private @Nullable State take(Key key) {
        if (table(key).find(key.high(), key.low(), source)) {
            return StateBytes.read(source);
        }
        byte[] bytes = retired(key);
        if (bytes == null) {
            return null;
        }
        retired[key.space().ordinal()]--;
        retiredSum.remove(key.space().ordinal(), key.high(), key.low(), bytes, 0, bytes.length);
        return StateBytes.read(source.over(bytes, 0, bytes.length));
    }

    /**
     * Moves to disk what nothing waits for: claims, which are asked for once or hardly ever again, and order numbers whose
     * parcels have ended. Nothing that is decided changes by it.
     *
     * @param sequence the place in the log of the last record
     */
    void retire(Io io, long sequence) throws IOException {
        Attic.Load load = new Attic.Load();
        Source each = new Source(new byte[0]);
        for (Key.Space space : List.of(Key.Space.CLAIM, Key.Space.ORDER, Key.Space.EXPORT)) {
            tables[space.ordinal()].forEach((high, low, bytes, from, end) -> {
                if (space == Key.Space.CLAIM
                        || !StateBytes.isWaiting(bytes[from])
                                && StateBytes.read(each.over(bytes, from, end)).closed()) {
                    load.add(space.ordinal(), high, low, Arrays.copyOfRange(bytes, from, end));
                }
            });
        }
        if (load.isEmpty()) {
            return;
        }
        attic = attic == null ? new Attic(io) : attic;
        attic.take(load, sequence);
        load.forEach((space, high, low, bytes) -> {
            tables[space].remove(high, low);
            retired[space]++;
            retiredSum.add(space, high, low, bytes, 0, bytes.length);
        });
        for (SliceTable table : tables) {
            table.compact();
        }
    }

    /** Gives all slices in memory, for a snapshot. */
    void save(SnapshotFile.Slices taker) {
        for (Key.Space space : SPACES) {
            tables[space.ordinal()].forEach((high, low, bytes, from, end) -> {
                try {
                    taker.slice(space.ordinal(), high, low, bytes, from, end);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /** Takes a slice of a snapshot. */
    void load(int space, long high, long low, byte[] bytes, int from, int end) {
        if (space >= tables.length) {
            throw new IllegalStateException("no register %d".formatted(space));
        }
        tables[space].put(high, low, bytes, from, end - from);
    }

    /** Takes what a snapshot says of retired slices. */
    void adopt(Attic named, long[] counts, long[] sum) {
        attic = named;
        System.arraycopy(counts, 0, retired, 0, retired.length);
        retiredSum = new SliceHash(sum);
    }

    @Nullable
    Attic attic() {
        return attic;
    }

    long[] retired() {
        return retired.clone();
    }

    long[] retiredSum() {
        return retiredSum.parts();
    }

    /** Slices of one space, in memory and retired. */
    long count(Key.Space space) {
        return tables[space.ordinal()].size() + retired[space.ordinal()];
    }

    /** Slices in memory. */
    long inMemory() {
        long count = 0;
        for (SliceTable table : tables) {
            count += table.size();
        }
        return count;
    }

    /** Bytes of memory that the slices take, and what finds the retired ones. */
    long bytes() {
        long bytes = attic == null ? 0 : attic.bytes();
        for (SliceTable table : tables) {
            bytes += table.bytes();
        }
        return bytes;
    }

    /** A hash over all slices, retired ones included. Equal for equal states, whatever way they came about. */
    String hash() {
        SliceHash sum = new SliceHash();
        for (Key.Space space : SPACES) {
            tables[space.ordinal()].forEach(
                    (high, low, bytes, from, end) -> sum.add(space.ordinal(), high, low, bytes, from, end));
        }
        return sum.plus(retiredSum).toString();
    }

    @Override
    public void close() throws IOException {
        if (attic != null) {
            attic.close();
        }
    }

    private SliceTable table(Key key) {
        return tables[key.space().ordinal()];
    }
}
