package io.shibo.cli.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.ParcelRow;
import io.shibo.clear.ParcelView;
import io.shibo.clear.Register;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Reason;
import io.shibo.codes.input.Csv;
import io.shibo.hub.io.Outputs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the window's log says, as tables: {@code parcels.csv} and {@code history.csv} for the hub, {@code records.csv} for
 * statistics. Personal data is masked.
 */
final class ParcelTable {
    private static final String PARCELS =
            "order_no,ebp_code,ebp_name,ebc_code,ebc_name,waybill_no,carrier,buyer,goods,trade_mode,origin,state,reason,missing,value,duty,consumption_tax,vat,received_at,ended_at,completed_by,documents";
    private static final String HISTORY = "order_no,ebp_code,place,at,sequence,kind,args";

    private final Writer parcels;
    private final Writer history;

    private ParcelTable(Writer parcels, Writer history) {
        this.parcels = parcels;
        this.history = history;
    }

    /** Writes the tables, one parcel after the other, and shows each to the visitor. */
    static void write(Register register, Path folder, Consumer<ParcelView> visitor) throws IOException {
        table(
                folder.resolve("parcels.csv"),
                PARCELS,
                parcels -> table(folder.resolve("history.csv"), HISTORY, history -> {
                    ParcelTable tables = new ParcelTable(parcels, history);
                    register.forEach(entry -> {
                        visitor.accept(entry.parcel());
                        try {
                            tables.add(entry);
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
                }));
        table(folder.resolve("records.csv"), RecordTable.HEADER, out -> {
            RecordTable records = new RecordTable(out);
            register.statistics(record -> {
                try {
                    records.add(record);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        });
    }

    private void add(Register.Entry entry) throws IOException {
        ParcelView parcel = entry.parcel();
        row(entry);
        int place = 0;
        for (HistoryEntry one : parcel.history()) {
            line(
                    history,
                    parcel.orderNo(),
                    parcel.ebpCode(),
                    Integer.toString(++place),
                    time(one.at()),
                    Long.toString(one.sequence()),
                    lower(one.kind()),
                    // Unit separators: no field of a message can hold one.
                    String.join("\u001F", one.args()));
        }
    }

    /**
     * The reason of a return in lower-hyphen form, as tables and JSON have it; the status code of a parcel that is held;
     * otherwise empty.
     */
    static String reason(ParcelView parcel) {
        Outcome outcome = parcel.outcome();
        if (outcome == null) {
            return "";
        }
        Reason reason = outcome.reason();
        return reason != null ? lower(reason) : outcome.held() ? outcome.code() : "";
    }

    static String missing(ParcelView parcel) {
        return parcel.missing().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void row(Register.Entry entry) throws IOException {
        ParcelView parcel = entry.parcel();
        Outcome outcome = parcel.outcome();
        ParcelRow row = ParcelRow.of(parcel, entry.documents(), entry.places());
        line(
                parcels,
                parcel.orderNo(),
                parcel.ebpCode(),
                row.ebpName(),
                row.ebcCode(),
                row.ebcName(),
                row.waybillNo(),
                row.carrier(),
                row.buyer(),
                row.goods(),
                row.tradeMode(),
                row.origin(),
                lower(parcel.state()),
                reason(parcel),
                missing(parcel),
                plain(row.value()),
                plain(row.duty()),
                plain(row.consumptionTax()),
                plain(row.vat()),
                parcel.history().isEmpty()
                        ? ""
                        : time(parcel.history().getFirst().at()),
                outcome == null ? "" : time(outcome.at()),
                Long.toString(row.completedBy()),
                row.documents().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static String time(long at) {
        return ChinaTime.of(at).toString();
    }

    private static void line(Writer out, String... fields) throws IOException {
        out.write(Csv.line(List.of(fields)));
        out.write('\n');
    }

    private interface Rows {
        void writeTo(Writer out) throws IOException;
    }

    private static void table(Path file, String header, Rows rows) throws IOException {
        Outputs.write(file, bytes -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
            out.write(header + "\n");
            rows.writeTo(out);
            out.flush();
        });
    }
}
