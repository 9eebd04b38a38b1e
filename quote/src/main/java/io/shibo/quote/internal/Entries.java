package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a table by what they are found by, each kind as a block of {@link RuleBlocks} in the order of ids.
 *
 * @param spans the block of each code; a row with several codes is in that of each
 * @param general the block of rows without codes
 * @param services the block of rows that name services
 */
record Entries(CodeSpans spans, long general, long services) {
    static Entries of(MeasureTable table, Ranks ranks, RuleBlocks blocks) {
        Sorter sorter = new Sorter(table.parts().codes());
        List<Integer> general = new ArrayList<>();
        List<Integer> services = new ArrayList<>();
        int size = table.size();
        for (int row = 0; row < size; row++) {
            int number = table.codeOf(row);
            if (number != MeasureTable.ALONE) {
                sorter.count(number);
                continue;
            }
            Scope scope = table.parts().templates().get(table.templateOf(row)).scope();
            if (!scope.services().isEmpty()) {
                services.add(row);
            } else if (scope.codes().isEmpty()) {
                general.add(row);
            } else {
                scope.outermostCodes().forEach(code -> sorter.count(sorter.number(code)));
            }
        }
        sorter.counted();
        for (int row = 0; row < size; row++) {
            int number = table.codeOf(row);
            if (number != MeasureTable.ALONE) {
                sorter.place(number, row);
                continue;
            }
            Scope scope = table.parts().templates().get(table.templateOf(row)).scope();
            if (scope.services().isEmpty()) {
                int at = row;
                scope.outermostCodes().forEach(code -> sorter.place(sorter.number(code), at));
            }
        }
        return new Entries(
                sorter.spans(table, ranks, blocks),
                block(general, table, ranks, blocks),
                block(services, table, ranks, blocks));
    }

    private static long block(List<Integer> numbers, MeasureTable table, Ranks ranks, RuleBlocks blocks) {
        int[] rows = numbers.stream().mapToInt(Integer::intValue).toArray();
        ranks.sort(table, rows, 0, rows.length);
        return blocks.add(rows, 0, rows.length);
    }

    /** Puts rows in the order of their codes' numbers, by counting, and then each code's rows in the order of ids. */
    private static final class Sorter {
        private final java.util.Map<String, Integer> numbers = new java.util.HashMap<>();
        private final List<Long> more = new ArrayList<>();
        private final long[] known;
        private int[] starts;
        private int[] ends = new int[0];
        private int[] rows = new int[0];

        Sorter(List<HsCode> codes) {
            known = new long[codes.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = codes.get(i).key();
                numbers.put(codes.get(i).digits(), i);
            }
            starts = new int[known.length + 16];
        }

        int number(HsCode code) {
            return numbers.computeIfAbsent(code.digits(), digits -> {
                more.add(code.key());
                return known.length + more.size() - 1;
            });
        }

        /** First how many rows a code has; after {@link #counted} where its rows begin. */
        void count(int number) {
            if (number >= starts.length) {
                starts = Arrays.copyOf(starts, number * 2);
            }
            starts[number]++;
        }

        void counted() {
            int sum = 0;
            for (int i = 0; i < starts.length; i++) {
                int here = starts[i];
                starts[i] = sum;
                sum += here;
            }
            ends = starts.clone();
            rows = new int[sum];
        }

        void place(int number, int row) {
            rows[ends[number]++] = row;
        }

        CodeSpans spans(MeasureTable table, Ranks ranks, RuleBlocks blocks) {
            int codes = known.length + more.size();
            CodeSpans spans = new CodeSpans(codes);
            for (int i = 0; i < codes; i++) {
                if (ends[i] > starts[i]) {
                    ranks.sort(table, rows, starts[i], ends[i]);
                    spans.put(
                            i < known.length ? known[i] : more.get(i - known.length),
                            blocks.add(rows, starts[i], ends[i]));
                }
            }
            return spans;
        }
    }
}
