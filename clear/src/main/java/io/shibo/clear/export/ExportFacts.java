package io.shibo.clear.export;

import java.util.List;

/**
 * What is known of an export document: hashes of 64 bits of what is compared, amounts in 1/100000 of their unit, and nothing
 * that names a person. A hash is never 0, which stands for an absent field. The order of the records is part of the byte
 * layout.
 */
public sealed interface ExportFacts {
    /** Tells documents of one kind apart within their slice. */
    default long number() {
        return 0;
    }

    /**
     * An order (CEB303).
     *
     * @param platform ebpCode
     * @param shop ebcCode
     * @param orderType E, B or W
     * @param goods the lines by gnum: quantity, total price, currency
     * @param names the lines' itemName
     * @param worth goodsValue and freight
     * @param currency of {@code worth}
     */
    record OfOrder(long platform, long shop, String orderType, long goods, long names, long worth, long currency)
            implements ExportFacts {
        @Override
        public long number() {
            return platform;
        }
    }

    /**
     * Money received (CEB403).
     *
     * @param number platform and transaction
     */
    record OfProceeds(long number, long platform, long shop, long charge, long currency) implements ExportFacts {}

    /**
     * A waybill (CEB505).
     *
     * @param shop ebcCode; 0 where the carrier does not say
     */
    record OfWaybill(long shop) implements ExportFacts {}

    /**
     * A list (CEB603).
     *
     * @param names the lines' itemName; 0 where one has none
     * @param agent agentCode
     * @param declarant agentCode, ebcCode and customsCode together: who may sum it up, and where
     * @param place loctNo; 0 where none is told
     * @param summary whether it is to be summed up later (statisticsFlag B); else it is a declaration by itself
     * @param items for goods out of a bonded account book, the item of each line; else empty
     */
    record OfList(
            long platform,
            ExportMode mode,
            long shop,
            long goods,
            long names,
            ExportKey waybill,
            long agent,
            long declarant,
            long place,
            boolean summary,
            String customsCode,
            List<Line> lines,
            List<Long> items)
            implements ExportFacts {
        public OfList {
            lines = List.copyOf(lines);
            items = List.copyOf(items);
        }

        @Override
        public long number() {
            return platform;
        }
    }

    /**
     * A line of a list, or of what comes back of it.
     *
     * @param gcode as a number
     * @param qty 1/100000 of the declared unit, above 0
     */
    record Line(int gnum, long gcode, long qty) {}

    /** To cancel a list (CEB605). */
    record OfCancellation(ExportKey list, long agent) implements ExportFacts {}

    /** To bring goods of a list back (CEB213). */
    record OfReturn(ExportKey list, long agent, List<Line> lines) implements ExportFacts {
        public OfReturn {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Something is told of waybills: parcels arrived at a supervised place, left the country, were put under one bill, were
     * signed for (CEB507, 509, 607; 711, 513), or of a tax bill (CEB818).
     *
     * @param waybills the slices that are told
     */
    record OfNotice(List<ExportKey> waybills) implements ExportFacts {
        public OfNotice {
            waybills = List.copyOf(waybills);
        }
    }

    /**
     * To sum up lists (CEB701): those released in a time, or those named.
     *
     * @param declarant as of a list
     * @param place lists of this place alone; 0 for any
     * @param from first millisecond since 1970 in UTC; 0 where lists are named
     * @param to last millisecond
     * @param part msgSeqNo, from 1
     * @param parts msgCount
     */
    record OfSummary(long declarant, long place, long from, long to, List<ExportKey> lists, int part, int parts)
            implements ExportFacts {
        public OfSummary {
            lists = List.copyOf(lists);
        }

        boolean byTime() {
            return to > 0;
        }

        @Override
        public long number() {
            return part;
        }
    }
}
