package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an importer finds as a pack folder: lists as they come, so that memory holds codes and the dates of each
 * scope, not the tariff; {@code pack.yaml} at the end, when it is known which layers, facts and areas there are.
 */
final class PackWriter implements Closeable {
    /** Rules of one pack. The whole of TARIC has some 500,000 import measures. */
    static final int MAX_RULES = 2_000_000;

    /** Questions of one pack; each additional code and quota number is one. */
    private static final int MAX_FACTS = 50_000;

    private static final List<String> RULE_COLUMNS = List.of(
            "code", "formula", "origins", "except", "program", "when", "excludes", "priority", "from", "to", "article");

    private final Path folder;
    private final ImportOptions options;
    private final Sheet goods;
    private final Sheet unexpressed;
    private final Map<Charging, Sheet> sheets = new EnumMap<>(Charging.class);
    private final TreeSet<String> lines = new TreeSet<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Map<Charging, Set<String>> covered = new EnumMap<>(Charging.class);
    private final TreeMap<String, String> facts = new TreeMap<>();
    private final TreeMap<String, Set<Country>> areas = new TreeMap<>();
    /** For each scope the days its rules hold, as pairs of first day and day after the last. */
    private final Map<Long, int[]> held = new HashMap<>();

    /** Rules of layers that charge every rule, of which several may hold at once. */
    private final Set<Long> exact = new HashSet<>();

    private final List<String> notes = new ArrayList<>();
    private long read;
    private long expressed;
    private long textOnly;
    private long skipped;
    private long measures;

    PackWriter(Path folder, ImportOptions options) {
        this.folder = folder;
        this.options = options;
        this.goods = new Sheet(folder, "goods", List.of("code", "en", "zh", "id", "ar"));
        this.unexpressed =
                new Sheet(folder, "unexpressed", List.of("file", "line", "code", "text", "outcome", "reason"));
        options.areas().forEach(this::area);
    }

    // What importers tell.

    /** Adds a tariff line; false where it is there already. */
    boolean line(String code, String title) throws IOException {
        if (!lines.add(code)) {
            return false;
        }
        goods.add(List.of(code, Yaml.clean(title, 500), "", "", ""));
        return true;
    }

    /** Counts a duty that became rules. */
    void expressed() {
        read++;
        expressed++;
    }

    /** Counts and names a duty whose text no formula says. */
    void textOnly(String file, int line, String code, String text, String reason) throws IOException {
        read++;
        textOnly++;
        tell(file, line, code, text, "text only", reason);
    }

    /** Counts and names a duty that is no rule on the day. */
    void skipped(String file, int line, String code, String text, String reason) throws IOException {
        read++;
        skipped++;
        tell(file, line, code, text, "skipped", reason);
    }

    /** Names something that is no duty and yet not in the pack; it is not counted. */
    void remark(String file, int line, String code, String reason) throws IOException {
        tell(file, line, code, "", "note", reason);
    }

    /** Refuses a code and all below it at quoting, for a charge that could not be expressed. */
    void refuse(String code, String reason) {
        refused.putIfAbsent(code, reason);
    }

    /** A sentence that every quote under this pack shows: what the official file leaves out. */
    void note(String en, String zh, String id, String ar) {
        notes.add(Yaml.wording(en, zh, id, ar));
    }

    /** The name of a fact; asked of a sale once for all rules that need it. */
    String ask(Asked kind, String subject) {
        String name = kind.fact(subject);
        facts.putIfAbsent(name, kind.wording(subject));
        if (facts.size() > MAX_FACTS) {
            throw refusal("more than %d different quotas, schemes and additional codes".formatted(MAX_FACTS));
        }
        return name;
    }

    void area(String code, Set<Country> members) {
        areas.computeIfAbsent(areaName(code), name -> new TreeSet<>()).addAll(members);
    }

    boolean knows(String areaCode) {
        return areas.containsKey(areaName(areaCode));
    }

    static String areaName(String code) {
        return "area-" + code.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /**
     * Adds a rule; says why not where one of the same scope holds already on some of its days.
     *
     * @return null, or the reason
     */
    @Nullable
    String add(TariffRule rule) throws IOException {
        if (rule.to() != null && !rule.to().isAfter(rule.from())) {
            return "holds on no day";
        }
        int priority = hold(rule);
        if (priority < 0) {
            return "overlaps another rule of the same scope";
        }
        if (++measures > MAX_RULES) {
            throw refusal("more than %d rules".formatted(MAX_RULES));
        }
        if (rule.program().isEmpty()
                && rule.from().compareTo(options.date()) <= 0
                && (rule.to() == null || rule.to().isAfter(options.date()))) {
            covered.computeIfAbsent(rule.charging(), c -> new HashSet<>()).add(rule.code());
        }
        sheet(rule.charging())
                .add(List.of(
                        rule.code(),
                        rule.formula(),
                        rule.origins(),
                        rule.except(),
                        rule.program(),
                        rule.when(),
                        rule.excludes(),
                        // What a condition singles out goes before what holds for the rest.
                        String.valueOf((rule.when().isEmpty() ? 0 : 500) + priority),
                        rule.from().toString(),
                        rule.to() == null ? "" : rule.to().toString(),
                        Yaml.clean(rule.article(), 200)));
        return null;
    }

    private Sheet sheet(Charging charging) {
        return sheets.computeIfAbsent(charging, c -> new Sheet(folder, c.layer(), RULE_COLUMNS));
    }

    /** How many rules of the same scope came before, each with its own priority; -1 where one holds on the same day. */
    private int hold(TariffRule rule) {
        boolean all = rule.charging().select().equals("all");
        List<String> scope = List.of(
                rule.charging().name(), rule.code(), rule.origins(), rule.except(), rule.program(), rule.when());
        int from = (int) rule.from().toEpochDay();
        int to = rule.to() == null ? Integer.MAX_VALUE : (int) rule.to().toEpochDay();
        int[] before = held.getOrDefault(key(scope), new int[0]);
        for (int i = 0; i < before.length; i += 2) {
            if (!all && from < before[i + 1] && before[i] < to) {
                return -1;
            }
        }
        if (before.length >= 800
                || all
                        && !exact.add(key(List.of(
                                scope.toString(), rule.formula(), rule.from().toString(), rule.article())))) {
            return -1;
        }
        int[] after = Arrays.copyOf(before, before.length + 2);
        after[before.length] = from;
        after[before.length + 1] = to;
        held.put(key(scope), after);
        return before.length / 2;
    }

    /** A digest of texts: 64 bits, so that two scopes of a million meet once in millions of tariffs. */
    private static long key(List<String> parts) {
        long key = 1125899906842597L;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                key = (key ^ part.charAt(i)) * 0x100000001b3L;
            }
            key = (key ^ 0x1f) * 0x100000001b3L;
        }
        return key;
    }

    // The end.

    /** Writes what is known only at the end, and says what became of everything. */
    ImportReport finish() throws IOException {
        if (options.vat() != null && !sheets.containsKey(Charging.VAT)) {
            vatForAll(options.vat());
        }
        if (lines.isEmpty()) {
            throw refusal("no tariff line was found");
        }
        int admitted = 0;
        try (Sheet sheet = new Sheet(folder, "admitted", List.of("code"))) {
            for (String line : lines) {
                String why = whyRefused(line);
                if (why == null) {
                    sheet.add(List.of(line));
                    admitted++;
                } else {
                    tell("", 0, line, "", "refused", why);
                }
            }
        }
        if (admitted == 0) {
            throw refusal("no tariff line has a duty that could be expressed for %s".formatted(options.date()));
        }
        close();
        Files.writeString(
                folder.resolve("pack.yaml"), new PackYaml(options, sheets, goods, facts, areas, notes).text());
        return new ImportReport(lines.size(), read, expressed, textOnly, skipped, measures, lines.size() - admitted);
    }

    private void vatForAll(String percent) throws IOException {
        for (String chapter :
                new TreeSet<>(lines.stream().map(l -> l.substring(0, 2)).toList())) {
            String reason = add(TariffRule.of(
                    chapter,
                    Charging.VAT,
                    percent + "% of import-value",
                    LocalDate.of(1900, 1, 1),
                    "as stated at import"));
            if (reason != null) {
                throw new IllegalStateException("VAT of chapter %s %s".formatted(chapter, reason));
            }
        }
    }

    private @Nullable String whyRefused(String line) {
        for (int length = line.length(); length >= 2; length = HsCode.above(length)) {
            String why = refused.get(line.substring(0, length));
            if (why != null) {
                return why;
            }
        }
        for (Charging charging : sheets.keySet()) {
            if (charging.required() && !within(line, covered.getOrDefault(charging, Set.of()))) {
                return "no %s in force for all goods on %s".formatted(charging.layer(), options.date());
            }
        }
        return sheets.containsKey(Charging.DUTY) ? null : "no duty";
    }

    private static boolean within(String line, Set<String> codes) {
        for (int length = line.length(); length >= 2; length = HsCode.above(length)) {
            if (codes.contains(line.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private void tell(String file, int line, String code, String text, String outcome, String reason)
            throws IOException {
        unexpressed.add(List.of(
                file,
                line == 0 ? "" : String.valueOf(line),
                code,
                Yaml.clean(text, 400),
                outcome,
                Yaml.clean(reason, 300)));
    }

    private InputException refusal(String message) {
        return new InputException(new Problem("import", 0, "", message + "."));
    }

    /** A goods code without points; null where it is none, as headings without digits have. */
    static @Nullable String code(String text) {
        String digits = text.replace(".", "").replace(" ", "");
        try {
            return HsCode.parse(digits).digits();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        goods.close();
        unexpressed.close();
        for (Sheet sheet : sheets.values()) {
            sheet.close();
        }
    }
}
