package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.quote.change.RulesInForce;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules at}: what the rules say on a day. */
@Command(
        name = "at",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what the rules say on a day: each charge with its formula, validity and citation.",
            "",
            "Without --code, rules that come as long lists are one line each: how many goods, and the formulas among them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo rules at 2026-07-01 --to CN --code 0901.21",
            "  shibo rules at 2024-12-31 --to ID --layer vat",
            "  shibo rules at 2026-07-01 --json | jq '.rules[].formula'"
        })
final class RulesAt implements Callable<Integer> {
    /** Formulas of one list that are named in its line. */
    private static final int NAMED = 6;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DATE", description = "The day, as in 2026-07-01.")
    private LocalDate day;

    @Mixin
    private RulesOption rules;

    @Option(names = "--to", paramLabel = "COUNTRY", description = "Only the pack of this destination, as in CN.")
    private @Nullable String destination;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Only what concerns goods of this code, as in 0901.21.")
    private @Nullable String code;

    @Option(names = "--layer", paramLabel = "NAME", description = "Only this kind of charge, as in duty or vat.")
    private @Nullable String layer;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(names = "--json", description = "Print JSON: one entry a rule.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Rulebook rulebook = rules.rulebook();
        HsCode wanted = code == null ? null : argument("--code", code, HsCode::parse);
        List<Pack> packs = packs(rulebook);
        Map<Pack, List<Measure>> found = new LinkedHashMap<>();
        for (Pack pack : packs) {
            List<Measure> measures = (wanted == null ? RulesInForce.on(pack, day) : RulesInForce.on(pack, day, wanted))
                    .stream()
                            .filter(measure -> layer == null || layer.equals(measure.layer()))
                            .toList();
            if (!measures.isEmpty()) {
                found.put(pack, measures);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(document(rulebook, found)));
        } else {
            found.forEach((pack, measures) -> print(pack, measures, wanted != null, out));
            if (found.isEmpty()) {
                out.printf("no rule in force on %s for what was asked%n", day);
            }
            out.printf("rulebook %s, law as of %s%n", rulebook.hash().substring(0, 16), rulebook.vintage());
        }
        return 0;
    }

    private List<Pack> packs(Rulebook rulebook) {
        if (destination == null) {
            return rulebook.packs();
        }
        Country country = argument("--to", destination, Country::parse);
        return List.of(rulebook.find(country)
                .orElseThrow(() -> new InputException(new Problem(
                        "--to",
                        0,
                        "",
                        "no pack speaks for %s. Packs speak for %s.".formatted(country, rulebook.destinations())))));
    }

    static <T> T argument(String option, String text, java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException bad) {
            throw new InputException(new Problem(option, 0, "", String.valueOf(bad.getMessage())));
        }
    }

    private void print(Pack pack, List<Measure> measures, boolean each, PrintWriter out) {
        out.printf("%s  %s, on %s%n", pack.name(), pack.title().in(language), day);
        TextTable table = new TextTable();
        table.row(List.of("rule", "layer", "for", "formula", "in force", "citation"));
        Map<String, List<Measure>> groups = new LinkedHashMap<>();
        for (Measure measure : measures) {
            groups.computeIfAbsent(each ? measure.id() : group(measure), k -> new ArrayList<>())
                    .add(measure);
        }
        groups.forEach((id, of) -> table.row(row(id, of)));
        table.wordLines().forEach(line -> out.println("  " + line));
        out.println();
    }

    /** Rows of one list share everything before the code in their id. */
    private static String group(Measure measure) {
        int slash = measure.id().indexOf('/');
        return slash < 0 ? measure.id() : measure.id().substring(0, slash);
    }

    private List<String> row(String id, List<Measure> of) {
        Measure first = of.getFirst();
        String codes = of.size() > 1
                ? of.size() + " goods codes"
                : first.scope().codes().isEmpty()
                        ? "all"
                        : String.join(
                                " ",
                                first.scope().codes().stream()
                                        .map(HsCode::dotted)
                                        .toList());
        TreeSet<String> formulas = new TreeSet<>();
        of.forEach(measure -> formulas.add(measure.formula().toString()));
        String formula = formulas.size() <= NAMED
                ? String.join(" | ", formulas)
                : String.join(" | ", formulas.stream().limit(NAMED).toList())
                        + " | … %d in all".formatted(formulas.size());
        return List.of(
                id + "  " + first.title().in(language),
                first.layer() + (first.program() == null ? "" : " " + first.program()),
                codes,
                formula,
                first.valid().toString(),
                first.citation().source() + (first.citation().unverified() ? " (unverified)" : ""));
    }

    private Map<String, Object> document(Rulebook rulebook, Map<Pack, List<Measure>> found) {
        List<Map<String, Object>> rows = new ArrayList<>();
        found.forEach((pack, measures) -> measures.forEach(measure -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", pack.name() + "/" + measure.id());
            row.put("title", measure.title().in(language));
            row.put("channels", new TreeSet<>(measure.channels()));
            row.put("layer", measure.layer());
            row.put("program", measure.program());
            row.put(
                    "codes",
                    measure.scope().codes().stream().map(HsCode::digits).toList());
            row.put("formula", measure.formula().toString());
            row.put(
                    "when",
                    measure.scope().when() == null
                            ? null
                            : measure.scope().when().toString());
            row.put("from", measure.valid().from().toString());
            row.put(
                    "to",
                    measure.valid().to() == null ? null : measure.valid().to().toString());
            row.put("citation", measure.citation().toString());
            row.put("unverified", measure.citation().unverified());
            rows.add(row);
        }));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("date", day.toString());
        out.put("rulebook", rulebook.hash());
        out.put("rules", rows);
        return out;
    }
}
