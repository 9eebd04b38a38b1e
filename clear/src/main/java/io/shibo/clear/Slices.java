package io.shibo.clear;

import io.shibo.clear.internal.Hasher;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All slices of the state in memory, and the walk of an event through them: what a step forwards is applied until nothing
 * is left, so that between two events no question is open.
 */
final class Slices {
    private static final Key.Space[] SPACES = Key.Space.values();

    private final SliceTable[] tables = new SliceTable[SPACES.length];
    private final Deque<Event> open = new ArrayDeque<>();
    private final Source source = new Source(new byte[0]);
    private final Sink sink = new Sink();

    Slices() {
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new SliceTable();
        }
    }

    @Nullable
    State find(Key key) {
        return table(key).find(key.high(), key.low(), source) ? StateBytes.read(source) : null;
    }

    /** All slices of one space, in no order. */
    void forEach(Key.Space space, BiConsumer<Key, State> visitor) {
        Source each = new Source(new byte[0]);
        tables[space.ordinal()].forEach((high, low, bytes, from, end) ->
                visitor.accept(new Key(space, high, low), StateBytes.read(each.over(bytes, from, end))));
    }

    /** Applies an event and all that follows from it. */
    void apply(Event event, Consumer<Effect> effects) {
        Event next = event;
        while (next != null) {
            Key key = next.key();
            Decision decision = Step.step(find(key), next);
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

    /** Slices of one space. */
    long count(Key.Space space) {
        return tables[space.ordinal()].size();
    }

    /** Bytes of memory that the slices take. */
    long bytes() {
        long bytes = 0;
        for (SliceTable table : tables) {
            bytes += table.bytes();
        }
        return bytes;
    }

    /**
     * A hash over all slices: the sum of each one's SHA-256, in four parts of 64 bits, which does not depend on their
     * order. Equal for equal states, whatever way they came about.
     */
    String hash() {
        Hasher hasher = new Hasher();
        long[] sum = new long[4];
        for (Key.Space space : SPACES) {
            tables[space.ordinal()].forEach((high, low, bytes, from, end) -> {
                hasher.add(space.ordinal())
                        .add(high)
                        .add(low)
                        .add(bytes, from, end - from)
                        .first();
                for (int part = 0; part < sum.length; part++) {
                    sum[part] += hasher.part(part);
                }
            });
        }
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(sum[0]) + hex.toHexDigits(sum[1]) + hex.toHexDigits(sum[2]) + hex.toHexDigits(sum[3]);
    }

    private SliceTable table(Key key) {
        return tables[key.space().ordinal()];
    }
}
