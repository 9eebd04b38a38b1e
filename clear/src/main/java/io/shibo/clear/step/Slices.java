package io.shibo.clear.step;

import io.shibo.clear.internal.Attic;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.SliceHash;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.Source;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All slices of the state, in memory and retired to disk, and the walk of an event through them: what a step forwards is applied until nothing
 * is left, so that between two events no question is open.
 */
public final class Slices implements AutoCloseable {
    /** Events that {@link #expect} may look at together. */
    public static final int MOST_EXPECTED = Outlook.MOST;

    private static final Key.Space[] SPACES = Key.Space.values();

    private final SliceTable[] tables = new SliceTable[SPACES.length];
    private final Shelf shelf = new Shelf();
    private final Deque<Event> open = new ArrayDeque<>();
    private final Source source = new Source(new byte[0]);
    private final Sink sink = new Sink();

    private final Accounts accounts;
    private final Express express;
    private final Outlook outlook;
    private final Forgetting forgetting;

    public Slices() {
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new SliceTable();
        }
        accounts = new Accounts(tables[Key.Space.GUARANTOR.ordinal()]);
        express = new Express(shelf, tables[Key.Space.ORDER.ordinal()], tables[Key.Space.BUYER.ordinal()], accounts);
        forgetting = new Forgetting(tables[Key.Space.WATCH.ordinal()]);
        outlook = new Outlook(shelf, tables[Key.Space.ORDER.ordinal()], tables[Key.Space.BUYER.ordinal()]);
    }

    @Nullable
    public State find(Key key) {
        accounts.write();
        if (table(key.space()).find(key.high(), key.low(), source)) {
            return StateBytes.read(source);
        }
        byte[] retired = shelf.find(key.space().ordinal(), key.high(), key.low());
        return retired == null ? null : StateBytes.read(source.over(retired, 0, retired.length));
    }

    /** All slices of one space, in no order; none may be on their way to the attic. */
    public void forEach(Key.Space space, BiConsumer<Key, State> visitor) {
        accounts.write();
        Source each = new Source(new byte[0]);
        SliceTable table = table(space);
        table.forEach((high, low, bytes, from, end) ->
                visitor.accept(new Key(space, high, low), StateBytes.read(each.over(bytes, from, end))));
        shelf.forEach(
                space.ordinal(),
                table,
                (place, high, low, bytes) -> visitor.accept(new Key(space, high, low), State.read(bytes)));
    }

    /** Brings near what a few events will concern: see {@link Outlook#over}. */
    public void expect(byte[] events, int[] offsets, int from, int to) {
        outlook.over(events, offsets, from, to);
    }

    /** Applies an event that stands in bytes and all that follows from it. */
    public void apply(byte[] bytes, int from, int end, Consumer<? super Effect> effects) {
        boolean usual = FiledBytes.isFiled(bytes, from) && express.file(bytes, from, end, effects);
        if (!usual) {
            apply(EventBytes.read(new Source(bytes, from, end)), effects);
        }
    }

    /** Likewise, where the event is at hand as well. */
    public void apply(Event event, byte[] bytes, int from, int end, Consumer<? super Effect> effects) {
        boolean usual = FiledBytes.isFiled(bytes, from) && express.file(bytes, from, end, effects);
        if (!usual) {
            apply(event, effects);
        }
    }

    /** Applies an event and all that follows from it, step by step. */
    public void apply(Event event, Consumer<? super Effect> effects) {
        Event next = event;
        while (next != null) {
            Key key = next.key();
            Decision decision = Step.step(take(key), next);
            put(key, decision.next());
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

    /** The slice that the next step is to replace: one that was on the shelf comes back with it. */
    private @Nullable State take(Key key) {
        if (key.space() == Key.Space.GUARANTOR) {
            accounts.letGo(key.high());
        }
        if (table(key.space()).find(key.high(), key.low(), source)) {
            return StateBytes.read(source);
        }
        byte[] bytes = shelf.take(key.space().ordinal(), key.high(), key.low());
        return bytes == null ? null : StateBytes.read(source.over(bytes, 0, bytes.length));
    }

    private void put(Key key, State next) {
        StateBytes.write(next, sink.reset());
        boolean ended = next instanceof State.Dossier dossier && dossier.closed();
        SliceTable table = ended ? shelf.ended() : table(key.space());
        table.put(key.high(), key.low(), sink.array(), sink.length());
        if (ended) {
            table(key.space()).remove(key.high(), key.low());
        }
        if (next instanceof State.Watched watched) {
            forgetting.seen(watched.watch());
        }
    }

    /** Forgets some of what nothing depends on any more: to be called from time to time, between two groups of events. */
    public void forget() {
        forgetting.sweep();
    }

    /** Sets aside what is on the shelf. */
    public Shelf.Load setAside() {
        return shelf.setAside();
    }

    /** What is to be in a snapshot beside it, by space. */
    public SliceTable.Copy[] copies() {
        accounts.write();
        SliceTable.Copy[] copies = new SliceTable.Copy[tables.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = tables[i].copy();
            tables[i].compact();
        }
        return copies;
    }

    /** What was set aside is in the attic. */
    public void adopt(Attic stored, SliceHash added) throws IOException {
        shelf.adopt(stored, added);
    }

    /** Takes a slice of a snapshot. */
    public void load(int space, long high, long low, byte[] bytes, int from, int end) {
        if (space >= tables.length) {
            throw new IllegalStateException("no register %d".formatted(space));
        }
        tables[space].put(high, low, bytes, from, end - from);
    }

    /** Takes what a snapshot says of the attic. */
    public void open(Attic named, long[] counts, long[] sum) {
        shelf.open(named, counts, sum);
    }

    /** Slices of one space, in memory and retired. */
    public long count(Key.Space space) {
        accounts.write();
        return tables[space.ordinal()].size() + shelf.count(space);
    }

    /** Slices in memory. */
    public long inMemory() {
        accounts.write();
        long count = shelf.inMemory();
        for (SliceTable table : tables) {
            count += table.size();
        }
        return count;
    }

    /** Bytes of memory that the slices take, and what finds the retired ones. */
    public long bytes() {
        accounts.write();
        long bytes = shelf.bytes();
        for (SliceTable table : tables) {
            bytes += table.bytes();
        }
        return bytes;
    }

    /** A hash over all slices, those in the attic included; none may be on their way there. Equal for equal states, whatever way they came about. */
    public String hash() {
        accounts.write();
        SliceHash sum = new SliceHash();
        for (Key.Space space : SPACES) {
            if (space != Key.Space.WATCH) {
                tables[space.ordinal()].forEach(
                        (high, low, bytes, from, end) -> sum.add(space.ordinal(), high, low, bytes, from, end));
            }
        }
        forgetting.addTo(sum);
        shelf.addTo(sum);
        return sum.plus(shelf.sum()).toString();
    }

    @Override
    public void close() throws IOException {
        shelf.close();
    }

    private SliceTable table(Key.Space space) {
        return space == Key.Space.CLAIM ? shelf.claims() : tables[space.ordinal()];
    }
}
