package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.quote.LandedCost;
import io.shibo.quote.bulk.SaleBlock;
import io.shibo.quote.bulk.SaleTable;
import io.shibo.quote.change.Effect;
import io.shibo.quote.change.Replay;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules replay}: what a change of rules would have meant for sales of the past. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Price a table of past sales under two rulebooks, or on two days, and tell the effect on revenue, on what buyers pay, and on each sector: what to run before changing a rule.",
            "",
            "The table is the one of shibo quote --bulk. Amounts count the sales that are admitted on the side concerned; those refused on a side are counted apart."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo rules replay samples/quote/sales.csv --after draft/CN",
            "  shibo rules replay samples/quote/sales.csv --date-before 2026-06-30 --date-after 2026-07-01"
        })
final class RulesReplay implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "SALES", description = "Past sales, CSV as for shibo quote --bulk.")
    private Path sales;

    @Mixin
    private SidesOption sides;

    @Option(
            names = "--date-before",
            paramLabel = "DATE",
            description = "Price the first side as if all sales were on this day; default: their own days.")
    private @Nullable LocalDate dayBefore;

    @Option(names = "--date-after", paramLabel = "DATE", description = "Likewise the second side.")
    private @Nullable LocalDate dayAfter;

    @Mixin
    private RatesOption rates;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** One block's replay, and what could not be read or priced. */
    private record Part(Replay replay, long wrong, List<Problem> problems) {}

    @Override
    public Integer call() throws IOException {
        if (sides.same() && dayAfter == null && dayBefore == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Nothing would differ. Name the packs of the second side with --after, or days with --date-before and --date-after.");
        }
        Rulebook first = sides.before();
        LandedCost one = LandedCost.of(first);
        LandedCost other = sides.same() ? one : LandedCost.of(sides.after(first));
        RateTable table = rates.table();
        Replay whole = new Replay(one, dayBefore, other, dayAfter);
        List<Problem> problems = new ArrayList<>();
        long[] wrong = {0};
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("pricing " + sales + " twice");
        BlockWork.run(
                sales,
                () -> worker(one, other, table),
                part -> {
                    whole.add(part.replay());
                    wrong[0] += part.wrong();
                    problems.addAll(part.problems());
                },
                progress);
        progress.clear();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(document(whole.effect(), wrong[0])));
        } else {
            whole.effect().jurisdictions().forEach(effect -> print(effect, out));
        }
        return told(wrong[0], problems);
    }

    private Function<SaleBlock, Part> worker(LandedCost one, LandedCost other, RateTable rateTable) {
        SaleTable table = new SaleTable(sales.toString(), rateTable.rates(), null);
        return block -> {
            Replay replay = new Replay(one, dayBefore, other, dayAfter);
            List<Problem> problems = new ArrayList<>();
            long[] wrong = {0};
            table.read(block, new SaleTable.Sink() {
                @Override
                public void sale(Sale sale) {
                    try {
                        replay.add(sale);
                    } catch (InputException cannot) {
                        wrong(sale.id(), cannot.problems());
                    }
                }

                @Override
                public void wrong(String id, List<Problem> found) {
                    wrong[0]++;
                    if (problems.size() < BulkQuote.NAMED) {
                        problems.addAll(found);
                    }
                }
            });
            return new Part(replay, wrong[0], problems);
        };
    }

    private int told(long wrong, List<Problem> problems) {
        if (wrong == 0) {
            return 0;
        }
        PrintWriter err = spec.commandLine().getErr();
        problems.stream().limit(BulkQuote.NAMED).forEach(err::println);
        err.printf("%,d sales could not be priced and are in no figure above.%n", wrong);
        return 2;
    }

    private void print(Effect.Jurisdiction effect, PrintWriter out) {
        String currency = effect.charges().before().currency().getCurrencyCode();
        out.printf("%s  %s, amounts in %s%n", effect.pack(), effect.title().in(language), currency);
        out.printf(
                "  %,d sales: %,d dearer, %,d cheaper, %,d as before; refused %,d before, %,d after; %,d with open questions%n",
                effect.sales(),
                effect.dearer(),
                effect.cheaper(),
                effect.same(),
                effect.refusedBefore(),
                effect.refusedAfter(),
                effect.open());
        TextTable table = new TextTable();
        table.row(List.of("", "before", "after", "difference", "change"));
        effect.layers().forEach((name, layer) -> table.row(row(layer.title().in(language), layer.charges())));
        table.row(row("duties and taxes in all", effect.charges()));
        table.row(row("landed cost in all", effect.landed()));
        effect.sectors()
                .forEach((sector, of) -> table.row(row(
                        sector.isEmpty() ? "on whole sales" : "chapter " + sector + " (" + of.lines() + " lines)",
                        of.charges())));
        effect.largest().forEach(changed -> table.row(row("sale " + changed.sale() + ", landed", changed.landed())));
        table.lines().forEach(line -> out.println("  " + line));
        out.println();
    }

    private static List<String> row(String what, Effect.Both both) {
        return List.of(
                what,
                both.before().plainAmount(),
                both.after().plainAmount(),
                (both.difference().isNegative() || both.difference().isZero() ? "" : "+")
                        + both.difference().plainAmount(),
                percent(both));
    }

    private static String percent(Effect.Both both) {
        if (both.before().isZero()) {
            return "–";
        }
        return both.difference()
                        .amount()
                        .movePointRight(2)
                        .divide(both.before().amount(), 1, java.math.RoundingMode.HALF_UP)
                        .toPlainString()
                + " %";
    }

    private Map<String, Object> document(Effect effect, long wrong) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rulebookBefore", effect.hashBefore());
        out.put("rulebookAfter", effect.hashAfter());
        out.put("notPriced", wrong);
        out.put(
                "jurisdictions",
                effect.jurisdictions().stream().map(this::document).toList());
        return out;
    }

    private Map<String, Object> document(Effect.Jurisdiction effect) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("pack", effect.pack());
        out.put("currency", effect.charges().before().currency().getCurrencyCode());
        out.put("sales", effect.sales());
        out.put("refusedBefore", effect.refusedBefore());
        out.put("refusedAfter", effect.refusedAfter());
        out.put("open", effect.open());
        out.put("dearer", effect.dearer());
        out.put("cheaper", effect.cheaper());
        out.put("same", effect.same());
        out.put("charges", document(effect.charges()));
        out.put("landed", document(effect.landed()));
        Map<String, Object> layers = new LinkedHashMap<>();
        effect.layers().forEach((name, layer) -> layers.put(name, document(layer.charges())));
        out.put("layers", layers);
        Map<String, Object> sectors = new LinkedHashMap<>();
        effect.sectors().forEach((name, sector) -> {
            Map<String, Object> of = new LinkedHashMap<>(document(sector.charges()));
            of.put("lines", sector.lines());
            sectors.put(name, of);
        });
        out.put("sectors", sectors);
        out.put(
                "largest",
                effect.largest().stream()
                        .map(changed -> Map.of("sale", changed.sale(), "landed", document(changed.landed())))
                        .toList());
        return out;
    }

    private static Map<String, Object> document(Effect.Both both) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("before", plain(both.before()));
        out.put("after", plain(both.after()));
        out.put("difference", plain(both.difference()));
        return out;
    }

    private static String plain(Money money) {
        return money.plainAmount();
    }
}
