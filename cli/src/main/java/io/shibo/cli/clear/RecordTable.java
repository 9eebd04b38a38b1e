package io.shibo.cli.clear;

import io.shibo.clear.ParcelRow;
import io.shibo.clear.StatisticalRecord;
import io.shibo.clear.ceb.GaccCurrency;
import io.shibo.codes.input.Csv;
import java.io.IOException;
import java.io.Writer;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Released goods lines as {@code shibo measure} reads them: ordered digitally, delivered as goods. Lines whose country or
 * currency has a code that is not known here are left out and counted, never guessed.
 */
final class RecordTable {
    static final String HEADER = "date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise";

    private final Writer out;
    private final TreeMap<String, Integer> leftOut = new TreeMap<>();
    private long imports;
    private long exports;

    RecordTable(Writer out) {
        this.out = out;
    }

    void add(StatisticalRecord record) throws IOException {
        String partner = ParcelRow.country(record.country());
        Optional<Currency> currency = GaccCurrency.find(record.currency());
        if (partner.isEmpty()) {
            leftOut.merge("country " + record.country(), 1, Integer::sum);
            return;
        }
        if (currency.isEmpty()) {
            leftOut.merge("currency " + record.currency(), 1, Integer::sum);
            return;
        }
        if (record.export()) {
            exports++;
        } else {
            imports++;
        }
        out.write(Csv.line(List.of(
                record.date().toString(),
                record.export() ? "export" : "import",
                partner,
                "HS:" + record.gcode().substring(0, 6),
                record.regime(),
                "yes",
                "no",
                record.amount().stripTrailingZeros().toPlainString(),
                currency.get().getCurrencyCode(),
                "NATIONAL:CN:" + record.enterprise())));
        out.write('\n');
    }

    long imports() {
        return imports;
    }

    long exports() {
        return exports;
    }

    /** Lines left out, by the code that is not known. */
    TreeMap<String, Integer> leftOut() {
        return leftOut;
    }
}
