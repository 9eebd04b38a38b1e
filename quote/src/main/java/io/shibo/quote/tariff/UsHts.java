package io.shibo.quote.tariff;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the two exports of the US Harmonized Tariff Schedule, JSON and CSV, row by row. */
final class UsHts implements TariffFormat {
    private static final List<String> COLUMNS = List.of(
            "HTS Number",
            "Indent",
            "Description",
            "Unit of Quantity",
            "General Rate of Duty",
            "Special Rate of Duty",
            "Column 2 Rate of Duty",
            "Quota Quantity",
            "Additional Duties");

    /** Deeper than the HTS goes; a file that says so is broken. */
    private static final int MAX_INDENT = 30;

    private final HtsTree tree;
    private final Problems problems;

    UsHts(PackWriter pack, ImportOptions options, Problems problems) {
        this.tree = new HtsTree(pack, options);
        this.problems = problems;
        pack.note(
                "Not in the schedule's export and so not in this quote: merchandise processing and harbour fees, and additional duties of chapter 99 that U.S. notes attach without a footnote at the line",
                "关税表导出文件未含、本报价亦未计：商品处理费和港口维护费，以及第99章中由美国注释规定而税目脚注未列的附加关税",
                "Tidak ada dalam ekspor jadwal sehingga tidak dihitung: biaya pemrosesan barang dan pelabuhan, serta bea tambahan bab 99 yang ditetapkan catatan A.S. tanpa catatan kaki pada pos",
                "غير وارد في ملف الجدول وغير محسوب هنا: رسوم معالجة البضائع والموانئ، والرسوم الإضافية للفصل 99 التي تقررها الملاحظات دون حاشية عند البند");
    }

    @Override
    public void read(String file, InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(64);
        int first = in.read();
        while (first == ' '
                || first == '\n'
                || first == '\r'
                || first == '\t'
                || first == 0xef
                || first == 0xbb
                || first == 0xbf) {
            first = in.read();
        }
        in.reset();
        if (first == '[') {
            JsonText.items(file, in, (line, item) -> tree.row(row(file, line, item)));
        } else {
            csv(file, in);
        }
    }

    private void csv(String file, InputStream in) throws IOException {
        try {
            Csv.read(file, in, new Csv.Header(COLUMNS, List.of()), problems, row -> {
                Integer indent = row.parse("Indent", io.shibo.codes.input.Values.whole(0, MAX_INDENT));
                if (indent == null) {
                    return;
                }
                try {
                    tree.row(new HtsRow(
                            file,
                            row.line(),
                            row.text("HTS Number"),
                            indent,
                            row.text("Description"),
                            row.text("General Rate of Duty"),
                            row.text("Special Rate of Duty"),
                            row.text("Column 2 Rate of Duty"),
                            HtsRow.references(row.text("Additional Duties"))));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static HtsRow row(String file, int line, @org.jspecify.annotations.Nullable Object item) {
        if (!(item instanceof Map<?, ?> fields)) {
            throw new InputException(new Problem(file, line, "", "an item of the schedule must be an object."));
        }
        String indent = JsonText.field(fields, "indent");
        if (!indent.matches("[0-9]{1,2}") || Integer.parseInt(indent) > MAX_INDENT) {
            throw new InputException(new Problem(
                    file,
                    line,
                    "indent",
                    "'%s' is not a depth from 0 to %d.".formatted(Problem.show(indent), MAX_INDENT)));
        }
        StringBuilder notes = new StringBuilder(JsonText.field(fields, "additionalDuties"));
        for (Object note : JsonText.list(fields, "footnotes")) {
            notes.append(' ').append(JsonText.field(note, "value"));
        }
        Set<String> references = HtsRow.references(notes.toString());
        return new HtsRow(
                file,
                line,
                JsonText.field(fields, "htsno"),
                Integer.parseInt(indent),
                JsonText.field(fields, "description"),
                JsonText.field(fields, "general"),
                JsonText.field(fields, "special"),
                JsonText.field(fields, "other"),
                references);
    }

    @Override
    public void finish() throws IOException {
        tree.finish();
    }
}
