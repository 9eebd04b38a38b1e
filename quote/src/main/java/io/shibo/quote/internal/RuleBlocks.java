package io.shibo.quote.internal;

import io.shibo.quote.rule.MeasureTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rows of each goods code, packed so that a look-up touches few lines of the processor's cache.
 *
 * <p>A tariff with 200 partners has some 50 rows a code, of which a sale meets two or three; the price of a line is that of
 * the memory it touches, not of the arithmetic. So rules are numbered in the order of ids, and the rows of a code are a
 * <em>block</em>: first which rules it has, as bits, then one cell a row in the same order. The row itself, which
 * explanations ask for and figures do not, lies apart under the same number as its cell.
 *
 * <pre>
 * block  = group+ cell+                      of 32 bits each
 * group  = word, first, mask low, mask high  rules 64 * word + i for each bit i of the mask;
 *                                            the lowest of them has its cell at first, the next at first + 1 …
 * cell   = formula
 * </pre>
 *
 * <p>The rules that goods of one origin may meet at all are words of bits as well ({@link RuleIndex}); an AND leaves those
 * that concern a line, and how many bits of the mask stand below one tells its cell. A code that has a rule twice, or ids
 * that do not follow the numbers of their rules, has several groups of the same word: the order of rows is that of ids, always.
 */
final class RuleBlocks {
    /** Cells of a group. */
    static final int GROUP = 4;

    private int[] cells;
    private int[] rowOfCell;
    private int size;
    private final MeasureTable table;
    private final int[] ruleOf;

    /** @param rows about how many will be added */
    RuleBlocks(MeasureTable table, Ranks ranks, int rows) {
        this.table = table;
        this.ruleOf = numbers(ranks);
        this.cells = new int[rows + rows / 4 + 16];
        this.rowOfCell = new int[cells.length];
    }

    private static int[] numbers(Ranks ranks) {
        int[] numbers = new int[ranks.starts().length];
        int[] ordered = IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingInt(template -> ranks.starts()[template]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int number = 0; number < ordered.length; number++) {
            numbers[ordered[number]] = number;
        }
        return numbers;
    }

    /** By template: the number of its rule. */
    int[] ruleOf() {
        return ruleOf;
    }

    /**
     * Adds the block of some rows in the order of ids.
     *
     * @return where its groups begin and end, as {@link CodeSpans} keeps it
     */
    long add(int[] rows, int from, int to) {
        int begin = size;
        int groups = 0;
        int last = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            int rule = rule(rows[i]);
            groups += rule <= last || rule >> 6 != last >> 6 ? 1 : 0;
            last = rule;
        }
        int at = begin;
        int cell = begin + GROUP * groups;
        grow(cell + to - from);
        last = Integer.MAX_VALUE;
        for (int i = from; i < to; i++, cell++) {
            int rule = rule(rows[i]);
            if (rule <= last || rule >> 6 != last >> 6) {
                cells[at] = rule >> 6;
                cells[at + 1] = cell;
                at += GROUP;
            }
            cells[(rule & 32) == 0 ? at - 2 : at - 1] |= 1 << rule;
            cells[cell] = table.formulaOf(rows[i]);
            rowOfCell[cell] = rows[i];
            last = rule;
        }
        size = cell;
        return CodeSpans.span(begin, at);
    }

    private int rule(int row) {
        return ruleOf[table.templateOf(row)];
    }

    private void grow(int least) {
        if (least > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(least, cells.length + cells.length / 2));
            rowOfCell = Arrays.copyOf(rowOfCell, cells.length);
        }
    }

    /** All blocks. */
    int[] cells() {
        return Arrays.copyOf(cells, size);
    }

    /** By cell: its row. */
    int[] rows() {
        return Arrays.copyOf(rowOfCell, size);
    }

    static int word(int[] cells, int group) {
        return cells[group];
    }

    static int first(int[] cells, int group) {
        return cells[group + 1];
    }

    static long mask(int[] cells, int group) {
        return cells[group + 2] & 0xFFFF_FFFFL | (long) cells[group + 3] << 32;
    }
}
