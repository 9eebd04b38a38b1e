package io.shibo.clear.export;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.RecordBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One slice of the exports, immutable. The order of the records is part of the byte layout. */
public sealed interface ExportSlice {
    /** Papers of one slice: a few are usual. */
    int MAX_PAPERS = 64;

    /** Whether it may be moved to disk: nothing waits there for anything. */
    default boolean closed() {
        return true;
    }

    /** The papers that it was sent, in the order of arrival. */
    default List<ExportPaper> papers() {
        return List.of();
    }

    /** The documents of an order number. */
    record OrderFile(List<ExportPaper> papers, List<Declared> lists) implements ExportSlice {
        static final OrderFile EMPTY = new OrderFile(List.of(), List.of());

        public OrderFile {
            papers = List.copyOf(papers);
            lists = List.copyOf(lists);
        }

        @Override
        public boolean closed() {
            return lists.stream().allMatch(Declared::ended) && papers.stream().allMatch(paper -> paper.facts() == null);
        }
    }

    /**
     * A list as its order sees it.
     *
     * @param sequence its place in the log
     * @param waybill the waybill's place in the log; 0 until it is there
     * @param shop whom the waybill names; 0 for nobody
     * @param taken whether the waybill serves another order
     * @param ended whether it was decided, or cancelled before
     */
    record Declared(
            long platform, ExportKey list, long sequence, long waybill, long shop, boolean taken, boolean ended) {
        Declared carried(long carriedBy, long named, boolean other) {
            return new Declared(platform, list, sequence, carriedBy, named, other, ended);
        }

        Declared over() {
            return new Declared(platform, list, sequence, waybill, shop, taken, true);
        }
    }

    /**
     * A waybill's number.
     *
     * @param link the list that names it; null for none
     * @param released whether that list was released
     * @param arrivedAt at a supervised place, milliseconds since 1970 in UTC; 0 where nobody told
     * @param leftAt the country; 0 where nobody told
     */
    record WaybillFile(List<ExportPaper> papers, @Nullable Link link, boolean released, long arrivedAt, long leftAt)
            implements ExportSlice {
        static final WaybillFile EMPTY = new WaybillFile(List.of(), null, false, 0, 0);

        public WaybillFile {
            papers = List.copyOf(papers);
        }
    }

    /** @param at since when, milliseconds since 1970 in UTC */
    record Link(ExportKey order, long platform, ExportKey list, long at) {}

    /**
     * A list, by its number.
     *
     * @param list null where somebody only asked for it
     */
    record ListFile(List<ExportPaper> papers, @Nullable Listing list) implements ExportSlice {
        static final ListFile EMPTY = new ListFile(List.of(), null);

        public ListFile {
            papers = List.copyOf(papers);
        }

        @Override
        public boolean closed() {
            return list == null || list.status() != ExportStatus.WAITING;
        }
    }

    /**
     * Lists that were released on a day.
     *
     * @param total of the day, in all pages; kept on the first
     */
    record DayPage(int total, List<Released> lists) implements ExportSlice {
        static final int LISTS = 64;
        static final DayPage EMPTY = new DayPage(0, List.of());

        public DayPage {
            lists = List.copyOf(lists);
        }
    }

    /** @param at milliseconds since 1970 in UTC */
    record Released(ExportKey list, long at) {}

    /**
     * An application to sum up lists, in one or several parts.
     *
     * @param conclusion null until all parts are there
     */
    record SummaryFile(List<ExportPaper> papers, @Nullable Conclusion conclusion) implements ExportSlice {
        static final SummaryFile EMPTY = new SummaryFile(List.of(), null);

        public SummaryFile {
            papers = List.copyOf(papers);
        }

        @Override
        public boolean closed() {
            return conclusion != null;
        }
    }

    /** A document that told of many waybills. */
    record NoticeFile(List<ExportPaper> papers) implements ExportSlice {
        static final NoticeFile EMPTY = new NoticeFile(List.of());

        public NoticeFile {
            papers = List.copyOf(papers);
        }
    }

    /**
     * What was reported of a waybill or a tax bill.
     *
     * @param reports the latest, at most {@value #REPORTS}
     */
    record TraceFile(List<Report> reports) implements ExportSlice {
        static final int REPORTS = 16;
        static final TraceFile EMPTY = new TraceFile(List.of());

        public TraceFile {
            reports = List.copyOf(reports);
        }

        TraceFile with(Report report) {
            List<Report> more = new ArrayList<>(reports);
            more.add(report);
            return new TraceFile(more.subList(Math.max(0, more.size() - REPORTS), more.size()));
        }
    }

    /**
     * A document that told of it.
     *
     * @param sequence its place in the log
     * @param at milliseconds since 1970 in UTC
     */
    record Report(MessageType type, long sequence, long at) {}

    /** The bytes of a slice. */
    static byte[] write(ExportSlice slice) {
        return Bytes.SLICE.write(slice);
    }

    /** @throws IllegalStateException if the bytes are no slice */
    static ExportSlice read(byte[] bytes) {
        return Bytes.SLICE.read(bytes);
    }

    /** Built at first use. */
    final class Bytes {
        private static final RecordBytes<ExportSlice> SLICE = RecordBytes.of(ExportSlice.class);
        static final RecordBytes<ExportDocument> DOCUMENT = RecordBytes.of(ExportDocument.class);

        private Bytes() {}
    }
}
