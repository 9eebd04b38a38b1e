package io.shibo.quote.tariff;

/**
 * What an import made of a tariff. Every duty read is in exactly one of {@code expressed}, {@code textOnly} and
 * {@code skipped}; the last two are named line by line in {@code unexpressed.csv}.
 *
 * @param lines tariff lines of the pack
 * @param read duties found: cells, measures or rows, as the format has them
 * @param expressed those that became rules
 * @param textOnly those whose text no formula says; where one is a charge, its lines are refused at quoting
 * @param skipped those that are no rule of imports on the day: exports, ended schemes, duplicates
 * @param measures rules written; one duty may stand for many lines
 * @param refused tariff lines that are refused at quoting
 */
public record ImportReport(
        long lines, long read, long expressed, long textOnly, long skipped, long measures, long refused) {
    public ImportReport {
        if (read != expressed + textOnly + skipped) {
            throw new IllegalStateException("%d duties read, but %d expressed, %d as text only and %d skipped."
                    .formatted(read, expressed, textOnly, skipped));
        }
    }
}
