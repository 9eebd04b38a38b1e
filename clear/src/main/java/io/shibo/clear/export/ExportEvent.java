package io.shibo.clear.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the exports: a document from outside, and what one slice tells another because of it. */
public sealed interface ExportEvent {
    /** The slice that it concerns. */
    ExportKey key();

    /** A document. */
    record Filed(ExportDocument document) implements ExportEvent {
        @Override
        public ExportKey key() {
            return document.key();
        }
    }

    /** An order's list was declared. */
    record Declare(ExportKey key, ExportKey order, long sequence, long at, int day, ExportFacts.OfList facts)
            implements ExportEvent {}

    /** A list was changed or deleted by its sender before it was decided. */
    record Withdraw(ExportKey key) implements ExportEvent {}

    /** A list names a waybill. */
    record Link(ExportKey key, ExportKey order, long platform, ExportKey list, long at, int day)
            implements ExportEvent {}

    /** A list does not name a waybill any more. */
    record Unlink(ExportKey key, ExportKey list) implements ExportEvent {}

    /**
     * A waybill that a list names is there.
     *
     * @param waybill its place in the log
     * @param shop whom it names; 0 for nobody
     * @param taken whether it serves another order
     * @param cause place in the log of what brought them together, and its time
     */
    record Carried(
            ExportKey key,
            long platform,
            ExportKey list,
            long waybill,
            long shop,
            boolean taken,
            long cause,
            long at,
            int day)
            implements ExportEvent {}

    /** All documents of a list are there. */
    record Decide(ExportKey key, int differences, List<Long> documents, long cause, long at, int day)
            implements ExportEvent {
        public Decide {
            documents = List.copyOf(documents);
        }
    }

    /** A declaration was sent again: whatever became of its list is told again. */
    record Again(ExportKey key, long sequence) implements ExportEvent {}

    /** A list was cancelled: its order waits for nothing any more. */
    record Over(ExportKey key, ExportKey list) implements ExportEvent {}

    /** A list whose waybill this is was released. */
    record Go(ExportKey key, ExportKey list, long at, int day) implements ExportEvent {}

    /** A waybill arrived or left. */
    record Moved(ExportKey key, boolean left, long at, int day) implements ExportEvent {}

    /** A document told of a waybill or a tax bill. */
    record Trace(ExportKey key, ExportSlice.Report report) implements ExportEvent {}

    /** A released list's goods left the country. */
    record Leave(ExportKey key, long at, int day) implements ExportEvent {}

    /** The list is put down among those of the day. */
    record Enter(long declarant, int day, int page, ExportSlice.Released list) implements ExportEvent {
        @Override
        public ExportKey key() {
            return ExportKey.day(declarant, day, page);
        }
    }

    /**
     * Asks the warehouse for a line's goods. Its slice belongs to no register of the exports.
     *
     * @param item of the bonded account book
     */
    record Draw(long item, long qty, Drawn then) implements ExportEvent {
        @Override
        public ExportKey key() {
            return then.key();
        }
    }

    /**
     * The warehouse has answered.
     *
     * @param line that was asked for, from 0
     */
    record Drawn(ExportKey key, int line, boolean granted, long cause, long at, int day) implements ExportEvent {
        public Drawn answered(boolean yes) {
            return new Drawn(key, line, yes, cause, at, day);
        }
    }

    /** Tells the warehouse what became of goods that it holds or that left. */
    record Stocked(long item, Booking booking, long qty, int day, ExportKey key) implements ExportEvent {}

    /** What becomes of goods in a bonded warehouse. */
    enum Booking {
        /** Held goods leave. */
        TAKE,
        /** Held goods are not taken. */
        FREE,
        /** Goods that had left come back. */
        BACK
    }

    /** Looks for the lists that were released in a time, page by page. */
    record Leaf(
            Request request,
            int day,
            int lastDay,
            int page,
            int pages,
            @Nullable Chain found) implements ExportEvent {
        @Override
        public ExportKey key() {
            return ExportKey.day(request.declarant(), day, page);
        }
    }

    /** Takes lists into a summary, one after the other. */
    record Gather(
            Request request,
            List<ExportKey> lists,
            int next,
            @Nullable Chain taken,
            List<Conclusion.Offence> offences) implements ExportEvent {
        @Override
        public ExportKey key() {
            return lists.get(next);
        }
    }

    /** All lists were asked. */
    record Gathered(Request request, @Nullable Chain taken, List<Conclusion.Offence> offences) implements ExportEvent {
        @Override
        public ExportKey key() {
            return request.summary();
        }
    }

    /** A list that was taken into a summary that was refused is free again. */
    record Spare(ExportKey key, long summary) implements ExportEvent {}

    /**
     * What an application asks for.
     *
     * @param summary its slice
     * @param sequence place in the log of the part that completed it
     * @param named whether lists are named, all of which must be fit; else those that are not are left out
     * @param from first millisecond of the time asked for; 0 where lists are named
     */
    record Request(
            ExportKey summary, long sequence, long at, long declarant, long place, boolean named, long from, long to) {}

    /**
     * Lists, the last found first: a list that grows by one without being copied.
     *
     * @param sequence the list's place in the log; 0 where it was not asked yet, as is {@code at}
     * @param at when it arrived
     * @param length with those before
     */
    record Chain(
            ExportKey list,
            long sequence,
            long at,
            @Nullable Chain before,
            int length) {
        static Chain add(@Nullable Chain before, ExportKey list, long sequence, long at) {
            return new Chain(list, sequence, at, before, before == null ? 1 : before.length + 1);
        }

        /** The links, the first found first. */
        static List<Chain> links(@Nullable Chain last) {
            List<Chain> links = new ArrayList<>(last == null ? 0 : last.length);
            for (Chain link = last; link != null; link = link.before) {
                links.add(link);
            }
            return links.reversed();
        }
    }
}
