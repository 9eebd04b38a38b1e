package io.shibo.cli.meet;

import io.shibo.codes.Money;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.day.Closing;
import io.shibo.meet.day.ExchangeRates;
import io.shibo.meet.day.Headcount;
import io.shibo.meet.day.Leads;
import io.shibo.meet.day.Outcomes;
import io.shibo.meet.day.Roster;
import io.shibo.meet.day.Timeline;
import io.shibo.meet.expo.Expo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet closing}: the closing figures. */
@Command(
        name = "closing",
        mixinStandardHelpOptions = true,
        description = {
            "Count an edition: visitors, countries, meetings planned and held, intended deals, growth.",
            "Writes closing.csv and closing.json to be published, and closing-records.csv, which names the records behind each figure and is for who recounts.",
            "Sums of deals from which a single firm could be read are put together or left out."
        },
        footerHeading = "%nExample:%n",
        footer =
                "  shibo meet closing samples/expo out --journals journals --rates rates.csv --currency CNY -o closing")
final class ClosingCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "PLAN", description = "The folder with the plan that was announced last.")
    private Path plan;

    @Mixin
    private DayOptions day = new DayOptions();

    @Option(
            names = "--currency",
            defaultValue = "CNY",
            description = "To which intended deals are converted; default: ${DEFAULT-VALUE}.")
    private String currency;

    @Option(
            names = "--rates",
            paramLabel = "CSV",
            description =
                    "currency,rate,date,[source]: units of --currency for one. Without a rate a deal is not converted.")
    private @Nullable Path rates;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to.")
    private Path output;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Expo expo = ExpoFolder.read(folder);
        ExchangeRates stated = rates();
        Timeline timeline = day.timeline(day.journal(), expo.edition());
        Roster roster = Roster.of(expo);
        Instant end = expo.edition()
                .lastDay()
                .plusDays(2)
                .atStartOfDay(timeline.zone())
                .toInstant();
        Headcount count = Headcount.of(timeline, roster, day.verifier(expo.edition()), end);
        Closing closing = Closing.of(
                expo,
                PlanFiles.read(expo, plan).meetings(),
                count,
                Outcomes.of(timeline),
                Leads.of(timeline, roster),
                stated);
        Outputs.write(output.resolve("closing.csv"), closing.csv());
        Outputs.write(output.resolve("closing-records.csv"), closing.trace());
        Map<String, Object> published = closing.published();
        Outputs.write(output.resolve("closing.json"), Json.write(published) + "\n");
        if (json) {
            spec.commandLine().getOut().println(Json.write(published));
        } else {
            for (Closing.Figure figure : closing.figures()) {
                if (figure.group().isEmpty()) {
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    "%-24s %18s %s%n",
                                    figure.name(), figure.value().toPlainString(), figure.unit());
                }
            }
            spec.commandLine()
                    .getOut()
                    .printf("By group, and how each was counted: %s%n", output.resolve("closing.json"));
        }
        return 0;
    }

    private ExchangeRates rates() throws IOException {
        Currency target;
        try {
            target = Money.currency(currency);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--currency: " + wrong.getMessage());
        }
        if (rates == null) {
            return new ExchangeRates(target, List.of());
        }
        try (InputStream in = Files.newInputStream(rates)) {
            return ExchangeRates.read(rates.toString(), in, target);
        }
    }
}
