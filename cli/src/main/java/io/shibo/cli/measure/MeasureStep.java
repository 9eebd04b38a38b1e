package io.shibo.cli.measure;

import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.demo.Step;
import io.shibo.cli.demo.StepFailedException;
import io.shibo.codes.Language;
import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.codes.input.Problems;
import io.shibo.measure.Breakdown;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Figure;
import io.shibo.measure.Identities;
import io.shibo.measure.Measure;
import io.shibo.measure.Method;
import io.shibo.measure.RecordSource;
import io.shibo.measure.Release;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.Side;
import io.shibo.measure.Tabulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last step: the hub's trade of a half-year, with what went through quote, trade and clear, as one table. */
public final class MeasureStep implements Step {
    private static final Period PERIOD = Period.half(2026, 1);
    private static final List<String> EARLIER = List.of("quote", "trade", "clear");
    private static final List<Measure> SHOWN =
            List.of(Measure.DIGITAL, Measure.ORDERED, Measure.DELIVERED, Measure.BOTH);
    private static final String PAGE = "/measure";

    @Override
    public String verb() {
        return "measure";
    }

    @Override
    public String title() {
        return "count the half-year's trade: digitally ordered, digitally delivered, both";
    }

    @Override
    public Outcome run(Context context) throws IOException {
        Outcome.Builder outcome = Outcome.builder();
        Release release = release(context, outcome);
        List<String> broken = Identities.broken(release);
        if (!broken.isEmpty()) {
            throw new StepFailedException("the table contradicts itself: " + String.join("; ", broken));
        }
        Path folder = context.dir(verb());
        Published.write(release, Language.EN, folder);
        figures(release, outcome);
        for (ReportingCurrency currency : ReportingCurrency.values()) {
            String table = String.join("\n  ", ReleaseText.flows(release, Language.EN, currency))
                    .stripTrailing();
            outcome.line(table, currency == ReportingCurrency.CNY ? PAGE : PAGE + "?currency=USD");
        }
        outcome.line("the whole table, by flow, regime and partner", folder.resolve(Published.CSV));
        outcome.line("the chart", folder.resolve(Published.CHART));
        outcome.line("tables, charts and notes in one page", folder.resolve(Published.REPORT));
        return outcome.build();
    }

    private static Release release(Context context, Outcome.Builder outcome) throws IOException {
        Path samples = context.samples().resolve("measure");
        Problems problems = new Problems();
        ExchangeRates rates;
        try (InputStream in = Files.newInputStream(samples.resolve("exchange-rates.csv"))) {
            rates = ExchangeRates.read("samples/measure/exchange-rates.csv", in, problems);
        }
        Tabulation table = new Tabulation(PERIOD, rates, Method.HANDBOOK_2023);
        for (Period half : List.of(PERIOD.yearBefore(), PERIOD)) {
            String name = "records-" + half + ".csv";
            read(table, "samples/measure/" + name, samples.resolve(name), problems);
        }
        for (String verb : EARLIER) {
            Path file = context.dir(verb).resolve("records.csv");
            if (Files.exists(file)) {
                RecordSource source = read(table, "demo/" + verb + "/records.csv", file, problems);
                outcome.figure(
                        "recordsOf" + verb.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + verb.substring(1),
                        source.records());
            } else {
                outcome.line("NOT COUNTED: nothing of " + verb + ", which left no records", file);
            }
        }
        problems.throwIfAny();
        return table.release("preliminary");
    }

    private static RecordSource read(Tabulation table, String name, Path file, Problems problems) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return table.read(name, in, problems);
        }
    }

    private static void figures(Release release, Outcome.Builder outcome) {
        outcome.figure("period", release.period().toString());
        outcome.figure("digest", release.digest());
        for (Side side : Side.values()) {
            Map<String, Object> bySide = new LinkedHashMap<>();
            for (Measure measure : SHOWN) {
                Optional<Figure> figure = release.findFigure(release.period(), side, Breakdown.ALL, "", measure);
                bySide.put(
                        word(measure), figure.<Object>map(MeasureStep::figure).orElse("c"));
            }
            outcome.figure(word(side), bySide);
        }
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cny", figure.cny().toPlainString());
        values.put("usd", figure.usd().toPlainString());
        Rate growth = figure.growthCny();
        values.put("growthCny", growth == null ? ":" : growth.toString());
        Rate growthUsd = figure.growthUsd();
        values.put("growthUsd", growthUsd == null ? ":" : growthUsd.toString());
        values.put("records", figure.records());
        return values;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
