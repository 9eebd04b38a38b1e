package io.shibo.measure;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.measure.internal.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Trade records as CSV, read and written row by row, so that memory does not grow with the file. */
public final class TradeCsv {
    /** The columns, in the order in which {@link #line} writes them. */
    public static final Csv.Header HEADER = Csv.Header.of(
            "date", "flow", "partner", "product", "regime", "ordered", "delivered", "amount", "currency", "enterprise");

    private TradeCsv() {}

    /**
     * Reads a file; a row that cannot be used is reported and left out.
     *
     * @param file as the user named it, for messages
     * @return the file's name, digest and number of records
     * @throws IOException if the stream fails
     */
    public static RecordSource read(String file, InputStream in, Problems problems, Consumer<TradeRecord> records)
            throws IOException {
        DigestInputStream bytes = new DigestInputStream(in, Digests.sha256());
        long[] count = {0};
        Csv.read(file, bytes, HEADER, problems, row -> {
            TradeRecord record = record(row);
            if (record != null) {
                count[0]++;
                records.accept(record);
            }
        });
        return new RecordSource(file, Digests.hex(bytes.getMessageDigest()), count[0]);
    }

    /** A record as a line of CSV, without its line break. */
    public static String line(TradeRecord record) {
        Regime regime = record.regime();
        return Csv.line(List.of(
                record.date().toString(),
                word(record.flow()),
                record.partner().code(),
                record.product().toString(),
                regime == null ? "" : regime.code(),
                word(record.ordered()),
                word(record.delivered()),
                record.amount().plainAmount(),
                record.amount().currency().getCurrencyCode(),
                record.enterprise()));
    }

    /** The first line of a file. */
    public static String header() {
        return Csv.line(HEADER.required());
    }

    private static @Nullable TradeRecord record(Csv.Row row) {
        LocalDate date = row.parse("date", Values::date);
        Flow flow = row.parse("flow", Values.oneOf(Flow.class));
        Country partner = row.parse("partner", Country::parse);
        Product product = row.parse("product", Product::parse);
        Regime regime = row.parseOptional("regime", Regime::parse);
        boolean regimeUnread = regime == null && !row.text("regime").isEmpty();
        Answer ordered = row.parse("ordered", Values.oneOf(Answer.class));
        Answer delivered = row.parse("delivered", Values.oneOf(Answer.class));
        BigDecimal amount = row.parse("amount", Decimals::parse);
        Currency currency = row.parse("currency", Money::currency);
        String enterprise = row.required("enterprise");
        if (date == null
                || flow == null
                || partner == null
                || product == null
                || regimeUnread
                || ordered == null
                || delivered == null
                || amount == null
                || currency == null
                || enterprise.isEmpty()) {
            return null;
        }
        Money money = Money.of(amount, currency);
        var conflicts = TradeRecord.conflicts(flow, product, regime, delivered, money, enterprise);
        conflicts.forEach(conflict -> row.problem(conflict.field(), conflict.message()));
        return conflicts.isEmpty()
                ? new TradeRecord(date, flow, partner, product, regime, ordered, delivered, money, enterprise)
                : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
