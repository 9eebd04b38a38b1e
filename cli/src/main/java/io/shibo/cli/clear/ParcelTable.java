package io.shibo.cli.clear;

import io.shibo.clear.ChinaTime;
import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.ParcelRow;
import io.shibo.clear.ParcelView;
import io.shibo.clear.Reason;
import io.shibo.clear.Register;
import io.shibo.clear.ceb.Declaration;
import io.shibo.codes.input.Csv;
import io.shibo.hub.io.Outputs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the window's log says, as tables: {@code parcels.csv} and {@code history.csv} for the hub, {@code records.csv} for
 * statistics. Personal data is masked.
 */
final class ParcelTable {
    private final Register register;
    private final List<ParcelView> parcels;

    ParcelTable(Register register) {
        this.register = register;
        parcels = register.parcels();
    }

    List<ParcelView> parcels() {
        return parcels;
    }

    /** The reason in lower-hyphen form, as tables and JSON have it; empty where it was not returned. */
    static String reason(ParcelView parcel) {
        Outcome outcome = parcel.outcome();
        Reason reason = outcome == null ? null : outcome.reason();
        return reason == null ? "" : lower(reason);
    }

    static String missing(ParcelView parcel) {
        return parcel.missing().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void write(Path folder) throws IOException {
        table(
                folder.resolve("parcels.csv"),
                "order_no,ebp_code,ebp_name,ebc_code,ebc_name,waybill_no,carrier,buyer,goods,trade_mode,origin,state,reason,missing,value,duty,consumption_tax,vat,received_at,ended_at,completed_by,documents",
                out -> {
                    for (ParcelView parcel : parcels) {
                        row(out, parcel);
                    }
                });
        table(folder.resolve("history.csv"), "order_no,ebp_code,place,at,sequence,kind,args", out -> {
            for (ParcelView parcel : parcels) {
                int place = 0;
                for (HistoryEntry entry : parcel.history()) {
                    line(
                            out,
                            parcel.orderNo(),
                            parcel.ebpCode(),
                            Integer.toString(++place),
                            time(entry.at()),
                            Long.toString(entry.sequence()),
                            lower(entry.kind()),
                            // Unit separators: no field of a message can hold one.
                            String.join("\u001F", entry.args()));
                }
            }
        });
        table(
                folder.resolve("records.csv"),
                "date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise",
                out -> {
                    for (ParcelView parcel : parcels) {
                        records(out, parcel);
                    }
                });
    }

    private void row(Writer out, ParcelView parcel) throws IOException {
        Register.Facts facts = register.facts(parcel.ebpCode(), parcel.orderNo());
        Outcome outcome = parcel.outcome();
        ParcelRow row = ParcelRow.of(
                parcel, facts.order(), facts.declaration(), List.copyOf(register.documents(parcel.orderNo())));
        line(
                out,
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

    /** Released parcels as statistics count them: ordered digitally, delivered as goods. */
    private void records(Writer out, ParcelView parcel) throws IOException {
        Outcome outcome = parcel.outcome();
        Declaration declaration =
                register.facts(parcel.ebpCode(), parcel.orderNo()).declaration();
        if (outcome == null || !outcome.released() || declaration == null) {
            return;
        }
        for (Declaration.Line line : declaration.lines()) {
            BigDecimal amount = line.totalPrice();
            line(
                    out,
                    ChinaTime.day(outcome.at()).toString(),
                    "import",
                    ParcelRow.country(line.country()),
                    "HS:" + line.gcode().substring(0, 6),
                    declaration.tradeMode(),
                    "yes",
                    "no",
                    amount.toPlainString(),
                    "CNY",
                    "NATIONAL:CN:" + declaration.ebcCode());
        }
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
