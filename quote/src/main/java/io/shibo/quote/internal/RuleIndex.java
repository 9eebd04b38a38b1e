package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Line;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a pack by goods code: one span of entries a code, in the order of ids, so that the order in a file never
 * matters. An entry is a row and the number of its rule; which rules a line of some origin and channel may meet at all is
 * a bit set, so that the measures of other partners cost one bit test each.
 */
final class RuleIndex {
    /** Countries are numbered by their two letters. */
    private static final int COUNTRIES = 26 * 26;

    private final MeasureTable table;
    private final Rule[] rules;
    private final CodeSpans spans;
    /** By code, then by id. */
    private final int[] rows;

    private final int[] ruleOfEntry;
    private final int[] general;
    private final int[] services;
    private final Ranks ranks;
    /** Bit r of word r / 64: rule r belongs to the channel. */
    private final long[][] ofChannel;
    /** By channel and country of origin, made when first needed. */
    private final AtomicReferenceArray<long[]> ofOrigin;

    RuleIndex(Pack pack, Slots slots, Preparation preparation) {
        table = pack.table();
        rules = table.parts().templates().stream()
                .map(template -> new Rule(template, pack, slots, preparation))
                .toArray(Rule[]::new);
        ranks = Ranks.of(table);
        Entries entries = Entries.of(table, ranks);
        spans = entries.spans();
        rows = entries.rows();
        ruleOfEntry = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ruleOfEntry[i] = table.templateOf(rows[i]);
        }
        general = entries.general();
        services = entries.services();
        ofChannel = new long[pack.channels().size()][];
        for (int c = 0; c < ofChannel.length; c++) {
            String name = pack.channels().get(c).name();
            ofChannel[c] = bits(
                    rule -> rule.layer != Slots.NONE && rule.template.channels().contains(name));
        }
        ofOrigin = new AtomicReferenceArray<>(ofChannel.length * COUNTRIES);
    }

    MeasureTable table() {
        return table;
    }

    /** Whether the id of one row's measure comes before that of another. */
    boolean idBefore(int one, int other) {
        return ranks.compare(table, one, other) < 0;
    }

    Rule rule(int row) {
        return rules[table.templateOf(row)];
    }

    /** The rules that may speak about goods of an origin; of those that depend on it, all where it is unknown. */
    private long[] admitted(int channel, @Nullable Country origin) {
        if (origin == null) {
            return ofChannel[channel];
        }
        String code = origin.code();
        int at = channel * COUNTRIES + (code.charAt(0) - 'A') * 26 + code.charAt(1) - 'A';
        long[] found = ofOrigin.get(at);
        if (found == null) {
            found = bits(rule -> rule.anyOrigin() || rule.covers(origin));
            for (int i = 0; i < found.length; i++) {
                found[i] &= ofChannel[channel][i];
            }
            ofOrigin.set(at, found);
        }
        return found;
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
        long[] admitted = all ? ofChannel[sale.channel()] : admitted(sale.channel(), line.origin);
        switch (line.line.subject()) {
            case Line.Subject.Goods(HsCode code) -> {
                long key = CodeSpans.key(code);
                for (int length = code.length(); length >= 2; length -= 2) {
                    int found = spans.find(CodeSpans.prefix(key, length));
                    if (found >= 0) {
                        int end = spans.end(found);
                        for (int i = spans.start(found); i < end; i++) {
                            int rule = ruleOfEntry[i];
                            if ((admitted[rule >> 6] >>> rule & 1) != 0) {
                                add(line, rules[rule], rows[i], code, sale, all);
                            }
                        }
                    }
                }
                for (int row : general) {
                    int rule = table.templateOf(row);
                    if ((admitted[rule >> 6] >>> rule & 1) != 0) {
                        add(line, rules[rule], row, code, sale, all);
                    }
                }
            }
            case Line.Subject.Service(ServiceCode code) -> {
                for (int row : services) {
                    if (rule(row).template.scope().coversService(code)) {
                        add(line, row, admitted, sale, all);
                    }
                }
                for (int row : general) {
                    add(line, row, admitted, sale, all);
                }
            }
        }
    }

    /** Measures for the whole entry: those that name no codes. */
    void collect(EntryAmounts entry, Circumstances sale, boolean all) {
        for (int row : general) {
            add(entry, row, ofChannel[sale.channel()], sale, all);
        }
    }

    private void add(EntryAmounts to, int row, long[] admitted, Circumstances sale, boolean all) {
        int rule = table.templateOf(row);
        if ((admitted[rule >> 6] >>> rule & 1) != 0 && (all || rules[rule].outside(sale, false) == null)) {
            to.add(rules[rule], row);
        }
    }

    private static void add(EntryAmounts to, Rule rule, int row, HsCode code, Circumstances sale, boolean all) {
        if ((all || rule.outside(sale, false) == null) && !rule.excepts(code)) {
            to.add(rule, row);
        }
    }
}
