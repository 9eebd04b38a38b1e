package io.shibo.clear.export;

import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.export.SummaryDeclaration.Head;
import io.shibo.clear.export.SummaryDeclaration.Item;
import io.shibo.clear.export.SummaryDeclaration.Member;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts lists together into declarations: lists of one consignor, transport, producer, country of arrival and port of
 * departure, and of their lines those of one final destination, goods code of ten digits and currency (announcement 2018-194
 * of China Customs, on summary declarations). The producer counts where the application says so (summaryFlag 2), the shop's
 * name of the goods likewise (itemNameFlag 1). A declaration has one customs regime; and quantities of different legal units
 * are not added.
 *
 * <p>A declaration has at most {@value #MAX_ITEMS} goods lines: a list that would need more begins the next one. Lists are
 * added one by one and not kept.
 */
public final class SummaryBuilder {
    /** Goods lines of an export declaration, as the customs' form has had room for since 2018. */
    public static final int MAX_ITEMS = 50;

    private final boolean byProducer;
    private final boolean byName;
    private final String prefix;
    private final Map<Head, Draft> open = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * @param summaryFlag of the application: 1 by consignor, 2 by consignor and producer
     * @param itemNameFlag 1 where lines of one name are put together
     * @param customsCode the customs office, four characters
     * @param year of the summary
     * @param sequence the application's place in the log, which declarations are numbered by
     */
    public SummaryBuilder(String summaryFlag, String itemNameFlag, String customsCode, int year, long sequence) {
        byProducer = summaryFlag.equals("2");
        byName = itemNameFlag.equals("1");
        prefix = customsCode + "%04d".formatted(year) + base36(sequence, 7);
    }

    private static String base36(long number, int digits) {
        String text = Long.toString(number, 36).toUpperCase(Locale.ROOT);
        String padded = "0".repeat(Math.max(0, digits - text.length())) + text;
        return padded.substring(padded.length() - digits);
    }

    /** @param invtNo the list's number */
    public void add(ExportList list, String invtNo) {
        Head head = new Head(
                list.tradeMode(), list.portCode(), list.trafMode(), list.country(), byProducer ? list.ownerCode() : "");
        Draft draft = open.get(head);
        if (draft == null || !draft.takes(list)) {
            draft = new Draft(prefix + base36(drafts.size() + 1L, 3), head);
            drafts.add(draft);
            open.put(head, draft);
        }
        draft.add(list, invtNo);
    }

    /** The declarations, in the order in which their first lists came. */
    public List<SummaryDeclaration> declarations() {
        return drafts.stream().map(Draft::done).toList();
    }

    private record LineKey(String country, String gcode, String currency, String unit1, String itemName) {}

    private LineKey key(ExportList.Line line) {
        return new LineKey(
                line.country(),
                line.gcode(),
                line.currency(),
                line.unit1(),
                byName ? Objects.requireNonNullElse(line.itemName(), line.gname()) : "");
    }

    /** What has come together of one goods line. */
    private static final class Sum {
        private final int place;
        private BigDecimal qty1 = BigDecimal.ZERO;
        private BigDecimal totalPrice = BigDecimal.ZERO;
        private int lines;

        Sum(int place) {
            this.place = place;
        }

        void add(ExportList.Line line) {
            qty1 = qty1.add(line.qty1());
            totalPrice = totalPrice.add(line.totalPrice());
            lines++;
        }
    }

    private final class Draft {
        private final String declSeqNo;
        private final Head head;
        private final Map<LineKey, Sum> sums = new LinkedHashMap<>();
        private final List<Member> members = new ArrayList<>();
        private BigDecimal grossWeight = BigDecimal.ZERO;
        private BigDecimal netWeight = BigDecimal.ZERO;
        private int lists;

        Draft(String declSeqNo, Head head) {
            this.declSeqNo = declSeqNo;
            this.head = head;
        }

        boolean takes(ExportList list) {
            Set<LineKey> keys = new HashSet<>(sums.keySet());
            list.lines().forEach(line -> keys.add(key(line)));
            return keys.size() <= MAX_ITEMS;
        }

        void add(ExportList list, String invtNo) {
            lists++;
            grossWeight = grossWeight.add(list.grossWeight());
            netWeight = netWeight.add(list.netWeight());
            for (ExportList.Line line : list.lines()) {
                Sum sum = sums.computeIfAbsent(key(line), key -> new Sum(sums.size() + 1));
                sum.add(line);
                members.add(new Member(invtNo, list.logisticsNo(), sum.place, line.gnum(), line.gcode()));
            }
        }

        SummaryDeclaration done() {
            List<Item> items = new ArrayList<>();
            sums.forEach((key, sum) -> items.add(new Item(
                    key.country(),
                    key.gcode(),
                    key.currency(),
                    key.unit1(),
                    key.itemName(),
                    sum.qty1,
                    sum.totalPrice,
                    sum.lines)));
            return new SummaryDeclaration(declSeqNo, head, lists, grossWeight, netWeight, items, members);
        }
    }
}
