package io.shibo.cli.quote;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.quote.OriginAnswer;
import io.shibo.quote.OriginDocument;
import io.shibo.quote.OriginExplainer;
import io.shibo.quote.origin.Good;
import io.shibo.quote.origin.GoodReader;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo origin}: whether goods originate under an agreement, and what would make them. */
@Command(
        name = "origin",
        mixinStandardHelpOptions = true,
        description = {
            "Tell whether goods originate under a trade agreement: each material, each test with its figures, what is not known and would decide, and the smallest change of one input that would make them originate.",
            "",
            "The goods are a JSON file: hs, origin (where they are made), destination, date, fob and exWorksPrice for one unit, netKg, materials (description, hs, origin, value, and originating: the agreements under which a material originates), processes, directCosts (labour, overhead, profit, other), netCost. What is left out is unknown, and asked for where it decides."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo origin samples/origin/robot-arm.json --agreement RCEP",
            "  shibo origin samples/origin/coffee-maker.json --lang zh",
            "  shibo origin samples/origin/robot-arm.json --agreement RCEP --json | jq .steps"
        })
public final class OriginCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "BOM", description = "Goods and their bill of materials, JSON.")
    private Path file;

    @Mixin
    private RulesOption rules;

    @Option(
            names = "--agreement",
            paramLabel = "NAME",
            description = "The agreement, as in RCEP; without it all that bind both countries.")
    private @Nullable String agreement;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The day whose members count, as in 2026-06-30; goes before the date in the file.")
    private @Nullable LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(names = "--json", description = "Print the calculation as JSON; without --agreement one a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        GoodReader read = GoodReader.read(file.toString(), Json.read(file));
        LocalDate day = date == null ? read.day() : date;
        if (day == null) {
            throw problem("date", "is missing. Write the day of import, or give --date, as in 2026-06-30.");
        }
        Rulebook book = rules.rulebook();
        PrintWriter out = spec.commandLine().getOut();
        for (Agreement each : chosen(book, read.good(), day)) {
            OriginAnswer answer = OriginAnswer.of(each.on(day), read.good());
            if (json) {
                out.println(Json.write(OriginDocument.of(answer, language)));
            } else {
                text(each, answer, out);
            }
        }
        return 0;
    }

    private void text(Agreement each, OriginAnswer answer, PrintWriter out) {
        out.println(each.title().in(language));
        new OriginExplainer(language).explain(answer).forEach(line -> out.println("  " + line));
        List<Pack.Requirement> needs = new ArrayList<>(each.proofs());
        if (each.transport() != null) {
            needs.add(each.transport());
        }
        needs.forEach(need -> out.println("  – " + need.text().in(language) + " [" + need.citation() + "]"));
        out.println();
    }

    private List<Agreement> chosen(Rulebook book, Good good, LocalDate day) {
        Map<String, Agreement> known = book.agreements();
        if (agreement != null) {
            Agreement found = known.get(agreement);
            if (found == null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--agreement '%s' is not known. Known: %s."
                                .formatted(Problem.show(agreement), String.join(", ", known.keySet())));
            }
            return List.of(found);
        }
        List<Agreement> binding = known.values().stream()
                .filter(each -> each.binds(good.exporter(), day)
                        && (good.importer() == null || each.binds(good.importer(), day)))
                .toList();
        if (binding.isEmpty()) {
            throw problem(
                    "origin",
                    "no agreement binds %s and %s on %s. Known: %s."
                            .formatted(
                                    good.exporter(),
                                    good.importer() == null ? "any other" : good.importer(),
                                    day,
                                    String.join(", ", known.keySet())));
        }
        return binding;
    }

    private InputException problem(String field, String message) {
        return new InputException(new Problem(file.toString(), 0, field, message));
    }
}
