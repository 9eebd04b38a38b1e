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
 * <em>block</em>: first which rules it has, as bits, then one cell a row in the same order.
 *
 * <pre>
 * block  = group+ cell+
 * group  = word 32 | first 32,   mask 64     two longs: rules 64 * word + i for each bit i of the mask;
 *                                            the lowest of them has its row in cells[first], the next in first + 1 …
 * cell   = formula 32 | row 32               one long
 * </pre>
 *
 * <p>The rules that goods of one origin may meet at all are words of bits as well ({@link RuleIndex}); an AND leaves those
 * that concern a line, and how many bits of the mask stand below one tells its cell. A code that has a rule twice, or ids
 * that do not follow the numbers of their rules, has several groups of the same word: the order of rows is that of ids, always.
 */
final class RuleBlocks {
    private long[] cells;
    private int size;
    private final MeasureTable table;
    private final int[] ruleOf;

    /** @param rows about how many will be added */
    RuleBlocks(MeasureTable table, Ranks ranks, int rows) {
        this.table = table;
        this.ruleOf = numbers(ranks);
        this.cells = new long[rows + rows / 4 + 16];
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
        int cell = begin + 2 * groups;
        grow(cell + to - from);
        last = Integer.MAX_VALUE;
        for (int i = from; i < to; i++, cell++) {
            int rule = rule(rows[i]);
            if (rule <= last || rule >> 6 != last >> 6) {
                cells[at] = (long) (rule >> 6) << 32 | cell;
                at += 2;
            }
            cells[at - 1] |= 1L << rule;
            cells[cell] = (long) table.formulaOf(rows[i]) << 32 | rows[i];
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
        }
    }

    /** All blocks. */
    long[] cells() {
        return Arrays.copyOf(cells, size);
    }

    static int word(long group) {
        return (int) (group >>> 32);
    }

    static int first(long group) {
        return (int) group;
    }

    static int row(long cell) {
        return (int) cell;
    }

    static int formula(long cell) {
        return (int) (cell >>> 32);
    }
}
