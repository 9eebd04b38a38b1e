package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code pack.yaml} of an imported tariff: one channel whose layers read the lists beside it. */
final class PackYaml {
    private final ImportOptions options;
    private final Map<Charging, Sheet> sheets;
    private final Sheet goods;
    private final Map<String, String> facts;
    private final Map<String, Set<Country>> areas;
    private final List<String> notes;
    private final StringBuilder out = new StringBuilder();

    PackYaml(
            ImportOptions options,
            Map<Charging, Sheet> sheets,
            Sheet goods,
            Map<String, String> facts,
            Map<String, Set<Country>> areas,
            List<String> notes) {
        this.options = options;
        this.sheets = sheets;
        this.goods = goods;
        this.facts = facts;
        this.areas = areas;
        this.notes = notes;
    }

    String text() {
        head();
        section("facts", facts);
        requirements();
        if (!areas.isEmpty()) {
            out.append("areas:\n");
            areas.forEach((name, members) -> out.append("  %s: [%s]\n"
                    .formatted(
                            name,
                            members.stream().map(c -> '"' + c.code() + '"').collect(Collectors.joining(", ")))));
        }
        lists();
        channel();
        out.append("measures:\n");
        sheets.forEach((charging, sheet) -> sheet.parts().forEach(part -> measure(charging, part)));
        return out.toString();
    }

    private void head() {
        String code = options.country().code();
        int digits = Math.max(0, options.currency().getDefaultFractionDigits());
        out.append(
                "# Written by 'shibo rules import' from an official file. What could not be expressed is in unexpressed.csv;\n");
        out.append("# its lines are refused at quoting. Import again rather than editing here.\n");
        out.append("pack: %s\n".formatted(Yaml.quoted(code)));
        out.append("title: %s\n"
                .formatted(Yaml.wording(
                        options.country().name(io.shibo.codes.Language.EN),
                        options.country().name(io.shibo.codes.Language.ZH),
                        options.country().name(io.shibo.codes.Language.ID),
                        options.country().name(io.shibo.codes.Language.AR))));
        out.append("territories: [%s]\n".formatted(Yaml.quoted(code)));
        out.append("currency: %s\nvintage: %s\n".formatted(options.currency().getCurrencyCode(), options.date()));
        out.append("citations:\n");
        out.append("  file: {source: %s, confidence: unverified}\n".formatted(Yaml.quoted(options.source())));
        out.append("roundings:\n  money: {unit: \"%s\", mode: half-up, citation: file}\n"
                .formatted(BigDecimal.ONE.movePointLeft(digits).toPlainString()));
    }

    private void section(String name, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            out.append(name).append(":\n");
            entries.forEach((key, value) ->
                    out.append("  ").append(key).append(": ").append(value).append('\n'));
        }
    }

    private void requirements() {
        if (!notes.isEmpty()) {
            out.append("requirements:\n");
            for (int i = 0; i < notes.size(); i++) {
                out.append("  note-%d: {text: %s, citation: file}\n".formatted(i + 1, notes.get(i)));
            }
        }
    }

    private void lists() {
        out.append("lists:\n");
        goods.parts().forEach(part -> list(part, goods.columns()));
        list("admitted", List.of("code"));
        sheets.values().forEach(sheet -> sheet.parts().forEach(part -> list(part, sheet.columns())));
        out.append("goods: [%s]\n".formatted(String.join(", ", goods.parts())));
    }

    private void list(String part, List<String> columns) {
        out.append("  %s: {file: %s.csv, columns: [%s]}\n"
                .formatted(part, part, String.join(", ", columns.subList(1, columns.size()))));
    }

    private void channel() {
        out.append("channels:\n  general:\n");
        out.append(
                "    title: %s\n".formatted(Yaml.wording("General import", "一般进口", "Impor umum", "الاستيراد العام")));
        out.append("    subject: goods\n    date: import\n");
        if (!notes.isEmpty()) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= notes.size(); i++) {
                names.add("note-" + i);
            }
            out.append("    needs: [%s]\n".formatted(String.join(", ", names)));
        }
        out.append("    steps:\n");
        out.append("      - {base: customs-value, formula: %s}\n".formatted(options.fob() ? "fob" : "cif"));
        out.append(
                "      - {check: readable, refusal: not-supported, list: admitted, from: 1900-01-01, citation: file, text: %s}\n"
                        .formatted(Yaml.wording(
                                "not supported: the official file has a duty for these goods that could not be expressed; unexpressed.csv names it",
                                "不支持：官方文件中该货物的税率无法表达，详见unexpressed.csv",
                                "tidak didukung: berkas resmi memuat tarif untuk barang ini yang tidak dapat dinyatakan; lihat unexpressed.csv",
                                "غير مدعوم: في الملف الرسمي رسم لهذه البضاعة تعذر التعبير عنه؛ انظر unexpressed.csv")));
        List<String> bases = new ArrayList<>(List.of("customs-value"));
        for (Charging charging : sheets.keySet()) {
            if (charging == Charging.VAT) {
                out.append("      - {base: import-value, formula: %s}\n".formatted(String.join(" + ", bases)));
            }
            out.append("      - {layer: %s, select: %s, rounding: money, required: %s, title: %s}\n"
                    .formatted(
                            charging.layer(),
                            charging.select(),
                            charging.required() ? "yes" : "no",
                            charging.wording()));
            bases.add(charging.layer());
        }
    }

    private void measure(Charging charging, String part) {
        out.append("  - {id: %s, channels: [general], layer: %s, list: %s, formula: $formula, origins: [$origins], "
                        .formatted(part, charging.layer(), part))
                .append("except-origins: [$except], program: $program, when: $when, excludes: [$excludes], ")
                .append("priority: $priority, from: $from, to: $to, article: $article, citation: file, title: ")
                .append(charging.wording())
                .append("}\n");
    }
}
