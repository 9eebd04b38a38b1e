package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.hub.json.Json;
import io.shibo.quote.change.RuleChange;
import io.shibo.quote.change.RuleChanges;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules diff}: what differs between two days, or two states of the packs. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what differs between the rules of two days: what begins, what ends, what changes from what to what.",
            "",
            "With --after, the second day is looked up in other packs: what a draft would change."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo rules diff 2026-06-30 2026-07-01",
            "  shibo rules diff 2024-12-31 2025-01-01 --before packs/ID",
            "  shibo rules diff 2026-07-01 2026-07-01 --before packs/CN --after draft/CN"
        })
final class RulesDiff implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATE1", description = "The first day, as in 2026-06-30.")
    private LocalDate first;

    @Parameters(index = "1", paramLabel = "DATE2", description = "The second day.")
    private LocalDate second;

    @Mixin
    private SidesOption sides;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(names = "--json", description = "Print JSON: one entry a change.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Rulebook one = sides.before();
        Rulebook other = sides.after(one);
        List<RuleChange> changes = RuleChanges.between(one, first, other, second);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(document(one, other, changes)));
            return 0;
        }
        if (changes.isEmpty()) {
            out.printf("no difference between %s and %s%n", first, second);
        }
        TextTable table = new TextTable();
        table.row(List.of("pack", "what", "for", "on " + first, "on " + second, "citation"));
        groups(changes).forEach((key, group) -> table.row(row(group)));
        if (!changes.isEmpty()) {
            table.wordLines().forEach(out::println);
        }
        out.printf(
                "%d begin, %d end, %d change%n",
                count(changes, RuleChange.Kind.BEGINS),
                count(changes, RuleChange.Kind.ENDS),
                count(changes, RuleChange.Kind.CHANGES));
        return 0;
    }

    private static long count(List<RuleChange> changes, RuleChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** Goods whose rate changes from the same to the same are one line. */
    private static Map<String, List<RuleChange>> groups(List<RuleChange> changes) {
        Map<String, List<RuleChange>> groups = new LinkedHashMap<>();
        for (RuleChange change : changes) {
            String key = String.join(
                    "|",
                    change.pack(),
                    change.name(),
                    new TreeSet<>(change.channels()).toString(),
                    String.valueOf(change.program()),
                    text(change.before()),
                    text(change.after()),
                    change.codes().isEmpty() ? String.valueOf(change.before()) + change.after() : "");
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(change);
        }
        return groups;
    }

    private List<String> row(List<RuleChange> group) {
        RuleChange first = group.getFirst();
        RuleChange.Side side = first.after() != null ? first.after() : first.before();
        String subject = first.subject() == RuleChange.Subject.MEASURE
                ? first.name()
                : first.subject().name().toLowerCase(Locale.ROOT) + " " + first.name();
        String title = side == null || first.subject() == RuleChange.Subject.AMOUNT
                ? ""
                : "  " + side.title().in(language);
        return List.of(
                first.pack(),
                subject + (first.program() == null ? "" : " " + first.program()) + title,
                goods(group),
                text(first.before()),
                text(first.after()),
                side == null ? "" : side.citation().source());
    }

    private static String goods(List<RuleChange> group) {
        if (group.size() > 1) {
            return group.size() + " goods codes";
        }
        List<HsCode> codes = group.getFirst().codes();
        return codes.isEmpty()
                ? "all"
                : String.join(" ", codes.stream().map(HsCode::dotted).toList());
    }

    private static String text(RuleChange.@Nullable Side side) {
        return side == null ? "–" : side.text();
    }

    private Map<String, Object> document(Rulebook one, Rulebook other, List<RuleChange> changes) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("before", Map.of("date", first.toString(), "rulebook", one.hash()));
        out.put("after", Map.of("date", second.toString(), "rulebook", other.hash()));
        out.put("changes", changes.stream().map(this::document).toList());
        return out;
    }

    private Map<String, Object> document(RuleChange change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pack", change.pack());
        row.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        row.put("subject", change.subject().name().toLowerCase(Locale.ROOT));
        row.put("name", change.name());
        row.put("program", change.program());
        row.put("channels", new TreeSet<>(change.channels()));
        row.put("codes", change.codes().stream().map(HsCode::digits).toList());
        row.put("before", document(change.before()));
        row.put("after", document(change.after()));
        return row;
    }

    private @Nullable Map<String, Object> document(RuleChange.@Nullable Side side) {
        if (side == null) {
            return null;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", side.id());
        out.put("title", side.title().in(language));
        out.put("text", side.text());
        out.put("from", side.valid().from().toString());
        out.put("to", side.valid().to() == null ? null : side.valid().to().toString());
        out.put("citation", side.citation().toString());
        return out;
    }
}
