package io.shibo.clear;

import io.shibo.clear.internal.Attic;
import io.shibo.clear.internal.Hasher;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.SnapshotFile;
import io.shibo.clear.internal.Source;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
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
    private final long[] retiredSum = new long[4];
    private final Deque<Event> open = new ArrayDeque<>();
    private final Source source = new Source(new byte[0]);
    private final Sink sink = new Sink();

    /** Null until something was retired. */
    private @Nullable Attic attic;

    /** What {@link #expect} read, kept so that it is not left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    Slices() {
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new SliceTable();
        }
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

    /** Brings near what an event will concern, as far as it can be told before it is decided. */
    void expect(Event.Logged event) {
        if (event instanceof Event.Filed filed) {
            touched += touch(filed.order());
            Key claim = filed.claim();
            if (claim != null) {
                touched += touch(claim);
            }
            if (filed.facts() instanceof Facts.OfDeclaration declaration) {
                touched += touch(declaration.dues().buyerYear(ChinaTime.year(filed.at())));
            }
        }
    }

    private int touch(Key key) {
        return table(key).touch(key.high(), key.low());
    }

    /** Applies an event and all that follows from it. */
    void apply(Event event, Consumer<Effect> effects) {
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
        new Sum(retiredSum).add(key.space().ordinal(), key.high(), key.low(), bytes, 0, bytes.length, -1);
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
        for (Key.Space space : List.of(Key.Space.CLAIM, Key.Space.ORDER)) {
            tables[space.ordinal()].forEach((high, low, bytes, from, end) -> {
                if (space == Key.Space.CLAIM
                        || StateBytes.read(each.over(bytes, from, end)) instanceof State.Dossier dossier
                                && dossier.closed()) {
                    load.add(space.ordinal(), high, low, Arrays.copyOfRange(bytes, from, end));
                }
            });
        }
        if (load.isEmpty()) {
            return;
        }
        attic = attic == null ? new Attic(io) : attic;
        attic.take(load, sequence);
        Sum sum = new Sum(retiredSum);
        load.forEach((space, high, low, bytes) -> {
            tables[space].remove(high, low);
            retired[space]++;
            sum.add(space, high, low, bytes, 0, bytes.length, 1);
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
        tables[space].put(high, low, Arrays.copyOfRange(bytes, from, end), end - from);
    }

    /** Takes what a snapshot says of retired slices. */
    void adopt(Attic named, long[] counts, long[] sum) {
        attic = named;
        System.arraycopy(counts, 0, retired, 0, retired.length);
        System.arraycopy(sum, 0, retiredSum, 0, retiredSum.length);
    }

    @Nullable
    Attic attic() {
        return attic;
    }

    long[] retired() {
        return retired.clone();
    }

    long[] retiredSum() {
        return retiredSum.clone();
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

    /**
     * A hash over all slices, retired ones included: the sum of each one's SHA-256, in four parts of 64 bits, which does not
     * depend on their order. Equal for equal states, whatever way they came about.
     */
    String hash() {
        long[] parts = retiredSum.clone();
        Sum sum = new Sum(parts);
        for (Key.Space space : SPACES) {
            tables[space.ordinal()].forEach(
                    (high, low, bytes, from, end) -> sum.add(space.ordinal(), high, low, bytes, from, end, 1));
        }
        StringBuilder hex = new StringBuilder();
        for (long part : parts) {
            hex.append(HexFormat.of().toHexDigits(part));
        }
        return hex.toString();
    }

    /** Adds slices' hashes to a sum, or takes them away. */
    private static final class Sum {
        private final Hasher hasher = new Hasher();
        private final long[] parts;

        Sum(long[] parts) {
            this.parts = parts;
        }

        void add(int space, long high, long low, byte[] bytes, int from, int end, int sign) {
            hasher.add(space).add(high).add(low).add(bytes, from, end - from).first();
            for (int part = 0; part < parts.length; part++) {
                parts[part] += sign * hasher.part(part);
            }
        }
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
