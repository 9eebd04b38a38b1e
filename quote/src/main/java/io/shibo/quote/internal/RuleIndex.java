package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Line;
import java.util.List;
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
    private final Rule[] ofTemplate;
    private final CodeSpans spans;
    private final Ranks ranks;

    /** By entry: the row of the table. Entries stand code by code, then come those of {@link #general} and services. */
    private final int[] rows;
    /** By entry, so that the measures of a code lie side by side: number of rule, number of formula. */
    private final int[] rules;

    private final int[] formulas;
    private final int general;
    private final int services;
    /** Bit r of word r / 64: rule r belongs to the channel. */
    private final long[][] ofChannel;
    /** By channel and country of origin, made when first needed. */
    private final AtomicReferenceArray<long[]> ofOrigin;

    RuleIndex(Pack pack, Slots slots, Preparation preparation) {
        table = pack.table();
        ofTemplate = table.parts().templates().stream()
                .map(template -> new Rule(template, pack, slots, preparation))
                .toArray(Rule[]::new);
        ranks = Ranks.of(table);
        Entries entries = Entries.of(table, ranks);
        spans = entries.spans();
        rows = entries.rows();
        general = entries.general();
        services = entries.services();
        rules = new int[rows.length];
        formulas = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rules[i] = table.templateOf(rows[i]);
            formulas[i] = table.formulaOf(rows[i]);
        }
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

    /** Whether the id of one entry's measure comes before that of another. */
    boolean idBefore(int one, int other) {
        return ranks.compare(table, rows[one], rows[other]) < 0;
    }

    int row(int entry) {
        return rows[entry];
    }

    /** The measures of some entries; made when they are read. */
    List<Measure> measures(int[] entries) {
        int[] itsRows = new int[entries.length];
        for (int i = 0; i < entries.length; i++) {
            itsRows[i] = rows[entries[i]];
        }
        return table.pick(itsRows);
    }

    int formula(int entry) {
        return formulas[entry];
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
        long[] bits = new long[(ofTemplate.length + 63) / 64];
        for (int r = 0; r < ofTemplate.length; r++) {
            if (admits.test(ofTemplate[r])) {
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
                    if (spans.hasLength(length)) {
                        long span = spans.find(CodeSpans.prefix(key, length));
                        collect(CodeSpans.start(span), CodeSpans.end(span), line, code, admitted, sale, all);
                    }
                }
                collect(general, services, line, code, admitted, sale, all);
            }
            case Line.Subject.Service(ServiceCode code) -> {
                for (int entry = services; entry < rows.length; entry++) {
                    if (ofTemplate[rules[entry]].template.scope().coversService(code)) {
                        collect(entry, entry + 1, line, null, admitted, sale, all);
                    }
                }
                collect(general, services, line, null, admitted, sale, all);
            }
        }
    }

    /** Measures for the whole entry: those that name no codes. */
    void collect(EntryAmounts whole, Circumstances sale, boolean all) {
        collect(general, services, whole, null, ofChannel[sale.channel()], sale, all);
    }

    private void collect(
            int from,
            int to,
            EntryAmounts into,
            @Nullable HsCode code,
            long[] admitted,
            Circumstances sale,
            boolean all) {
        for (int entry = from; entry < to; entry++) {
            int number = rules[entry];
            if ((admitted[number >> 6] >>> number & 1) != 0) {
                Rule rule = ofTemplate[number];
                if ((all || rule.outside(sale, false) == null) && (code == null || !rule.excepts(code))) {
                    into.add(rule, entry);
                }
            }
        }
    }
}
