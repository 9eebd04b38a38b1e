package io.shibo.quote.internal;

import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The order of ids, without making the ids of millions of rows: within one code, ids differ by how they begin and how
 * they end.
 *
 * @param starts by template: the place of its id among all
 * @param suffixes by suffix, likewise
 * @param plain whether no id begins with the beginning of another list's ids; else whole ids are compared
 */
record Ranks(int[] starts, int[] suffixes, boolean plain) {
    static Ranks of(MeasureTable table) {
        List<Measure> templates = table.parts().templates();
        boolean[] list = lists(table);
        String[] names = new String[templates.size()];
        TreeSet<String> all = new TreeSet<>();
        for (int i = 0; i < names.length; i++) {
            Measure template = templates.get(i);
            names[i] = list[i] ? template.id() + "/" : template.id();
            all.add(names[i]);
        }
        boolean plain = true;
        for (int i = 0; i < names.length; i++) {
            String next = all.higher(names[i]);
            plain &= !list[i] || next == null || !next.startsWith(names[i]);
        }
        return new Ranks(ranks(names), ranks(table.parts().suffixes().toArray(new String[0])), plain);
    }

    /** Which templates are those of rows with codes. */
    private static boolean[] lists(MeasureTable table) {
        boolean[] lists = new boolean[table.parts().templates().size()];
        for (int row = 0; row < table.size(); row++) {
            lists[table.templateOf(row)] |= table.codeOf(row) != MeasureTable.ALONE;
        }
        return lists;
    }

    private static int[] ranks(String[] names) {
        int[] ranks = new int[names.length];
        int rank = 0;
        String last = null;
        for (int i : IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing(i -> names[i]))
                .mapToInt(Integer::intValue)
                .toArray()) {
            if (last != null && !last.equals(names[i])) {
                rank++;
            }
            ranks[i] = rank;
            last = names[i];
        }
        return ranks;
    }

    /** Compares the ids of two rows. */
    int compare(MeasureTable table, int one, int other) {
        int order = Integer.compare(starts[table.templateOf(one)], starts[table.templateOf(other)]);
        return plain && order != 0 ? order : table.id(one).compareTo(table.id(other));
    }

    /** Sorts rows of one code by id; equal ids stay in the order of rows. */
    void sort(MeasureTable table, int[] rows, int from, int to) {
        if (to - from < 2) {
            return;
        }
        if (!plain) {
            Integer[] boxed = Arrays.stream(rows, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(boxed, Comparator.comparing(table::id));
            for (int i = 0; i < boxed.length; i++) {
                rows[from + i] = boxed[i];
            }
            return;
        }
        long[] keys = new long[to - from];
        for (int i = 0; i < keys.length; i++) {
            int row = rows[from + i];
            long rank = (long) starts[table.templateOf(row)] * suffixes.length + suffixes[table.suffixOf(row)];
            keys[i] = rank << 32 | row;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            rows[from + i] = (int) keys[i];
        }
    }
}
