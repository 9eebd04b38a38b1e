package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Line;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a pack by goods code, in the order of ids, so that the order in a file never matters; the measures of
 * other partners cost a line nothing but their bits. An <em>entry</em> is where a measure stands in {@link RuleBlocks}.
 */
final class RuleIndex {
    private final MeasureTable table;
    /** By number. */
    private final Rule[] rules;

    private final CodeSpans spans;
    private final Ranks ranks;
    private final int[] cells;
    private final int[] rowOfCell;
    private final long general;
    private final long services;
    /** Bit r of word r / 64: rule r belongs to the channel. */
    private final long[][] ofChannel;
    /** By channel and country of origin, made when first needed; threads that race make the same. */
    private final @Nullable Admitted[] ofOrigin;

    /** Bits of rules, as in {@link #ofChannel}. A record, so that its field is seen whole by whoever sees it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Admitted(long[] rules) {}

    RuleIndex(Pack pack, Slots slots, Preparation preparation) {
        table = pack.table();
        ranks = Ranks.of(table);
        RuleBlocks blocks = new RuleBlocks(table, ranks, table.size());
        List<Measure> templates = table.parts().templates();
        rules = new Rule[templates.size()];
        for (int i = 0; i < rules.length; i++) {
            rules[blocks.ruleOf()[i]] = new Rule(templates.get(i), ranks.starts()[i], pack, slots, preparation);
        }
        Entries entries = Entries.of(table, ranks, blocks);
        spans = entries.spans();
        general = entries.general();
        services = entries.services();
        cells = blocks.cells();
        rowOfCell = blocks.rows();
        ofChannel = new long[pack.channels().size()][];
        for (int c = 0; c < ofChannel.length; c++) {
            String name = pack.channels().get(c).name();
            ofChannel[c] = bits(
                    rule -> rule.layer != Slots.NONE && rule.template.channels().contains(name));
        }
        ofOrigin = new @Nullable Admitted[ofChannel.length * Rule.COUNTRIES];
    }

    MeasureTable table() {
        return table;
    }

    /** Whether the id of one entry's measure comes before that of another. */
    boolean idBefore(Rule rule, int entry, Rule otherRule, int otherEntry) {
        return ranks.plain() && rule.rank != otherRule.rank
                ? rule.rank < otherRule.rank
                : ranks.compare(table, row(entry), row(otherEntry)) < 0;
    }

    int row(int entry) {
        return rowOfCell[entry];
    }

    /** The measures of some entries; made when they are read. */
    List<Measure> measures(int[] entries) {
        int[] itsRows = new int[entries.length];
        for (int i = 0; i < entries.length; i++) {
            itsRows[i] = row(entries[i]);
        }
        return table.pick(itsRows);
    }

    int formula(int entry) {
        return cells[entry];
    }

    /** The rules that may speak about goods of an origin; of those that depend on it, all where it is unknown. */
    private long[] admitted(int channel, int origin) {
        if (origin == LineAmounts.UNKNOWN) {
            return ofChannel[channel];
        }
        int at = channel * Rule.COUNTRIES + origin;
        Admitted known = ofOrigin[at];
        if (known == null) {
            long[] found = bits(rule -> rule.covers(origin));
            for (int i = 0; i < found.length; i++) {
                found[i] &= ofChannel[channel][i];
            }
            known = new Admitted(found);
            ofOrigin[at] = known;
        }
        return known.rules();
    }

    private long[] bits(Predicate<Rule> admits) {
        long[] bits = new long[(rules.length + 63) / 64];
        for (int r = 0; r < rules.length; r++) {
            if (admits.test(rules[r])) {
                bits[r / 64] |= 1L << r;
            }
        }
        return bits;
    }

    /**
     * Finds the measures that a line may meet, the longest code first.
     *
     * @param all also those of other origins and days, as an explanation names them
     */
    void collect(LineAmounts line, Circumstances sale, boolean all) {
        long[] admitted = all ? ofChannel[sale.channel()] : admitted(sale.channel(), line.originNumber);
        if (line.line.subject() instanceof Line.Subject.Goods goods) {
            HsCode code = goods.code();
            for (int length = code.length(); length >= 2; length = HsCode.above(length)) {
                if (spans.hasLength(length)) {
                    collect(spans.find(CodeSpans.prefix(code.key(), length)), line, line.line, admitted, sale, all);
                }
            }
        } else {
            collect(services, line, line.line, admitted, sale, all);
        }
        collect(general, line, line.line, admitted, sale, all);
    }

    /** Measures for the whole entry: those that name no codes. */
    void collect(EntryAmounts whole, Circumstances sale, boolean all) {
        collect(general, whole, null, ofChannel[sale.channel()], sale, all);
    }

    private void collect(
            long block, EntryAmounts into, @Nullable Line line, long[] admitted, Circumstances sale, boolean all) {
        int end = CodeSpans.end(block);
        for (int group = CodeSpans.start(block); group < end; group += RuleBlocks.GROUP) {
            int word = RuleBlocks.word(cells, group);
            int first = RuleBlocks.first(cells, group);
            long mask = RuleBlocks.mask(cells, group);
            long met = mask & admitted[word];
            while (met != 0) {
                long bit = Long.lowestOneBit(met);
                met ^= bit;
                Rule rule = rules[(word << 6) + Long.numberOfTrailingZeros(bit)];
                if ((all || rule.outside(sale, false) == null) && (line == null || rule.speaksOf(line.subject()))) {
                    into.candidates.add(rule, first + Long.bitCount(mask & (bit - 1)));
                }
            }
        }
    }
}
