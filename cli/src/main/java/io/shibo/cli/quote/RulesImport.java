package io.shibo.cli.quote;

import io.shibo.cli.shell.Progress;
import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.hub.json.Json;
import io.shibo.quote.tariff.ImportOptions;
import io.shibo.quote.tariff.ImportReport;
import io.shibo.quote.tariff.TariffImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules import}: an official tariff becomes a pack. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turn files of an official tariff into a pack that quotes can rest on.",
            "",
            "Formats: us-hts (export of the HTS, JSON or CSV), uk (commodities of the Trade Tariff API, one JSON file each),"
                    + " taric (CSV of measures with TARIC's codes), thai (open files REFTRC, REFPRV, REFDRT), csv (code, rate,"
                    + " partner).",
            "",
            "What no formula says is listed in DIR/unexpressed.csv, line by line with the reason, and a line with such a duty"
                    + " is refused at quoting: nothing becomes free because it could not be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo rules import us-hts htsdata.json --date 2026-01-01 -o US",
            "  shibo rules import uk commodities/*.json --date 2026-01-01 -o GB",
            "  shibo rules import taric m.csv --country DE --currency EUR --vat 19 --area 2020=KE,UG --date 2026-01-01 -o DE",
            "  shibo rules import csv rates.csv --country KE --currency KES --vat 16 --date 2026-01-01 -o KE",
            "  shibo rules check US"
        })
final class RulesImport implements Callable<Integer> {
    /** Where a format's tariff holds, unless options say otherwise. */
    private record Home(@Nullable String country, @Nullable String currency, boolean fob, String source) {}

    private static final Map<TariffImport.Format, Home> HOMES = Map.of(
            TariffImport.Format.US_HTS,
            new Home("US", "USD", true, "Harmonized Tariff Schedule of the United States"),
            TariffImport.Format.UK,
            new Home("GB", "GBP", false, "UK Integrated Online Tariff"),
            TariffImport.Format.TARIC,
            new Home(null, "EUR", false, "TARIC"),
            TariffImport.Format.THAI,
            new Home("TH", "THB", false, "Thai Customs Department, open tariff files"),
            TariffImport.Format.CSV,
            new Home(null, null, false, "Tariff table"));

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "us-hts, uk, taric, thai or csv.")
    private String format;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The official files.")
    private List<Path> files;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "DIR",
            description = "Where the pack shall lie; must not exist.")
    private Path folder;

    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            description = "The day whose law the files describe; rates without dates hold from then on.")
    private String date;

    @Option(names = "--country", paramLabel = "CC", description = "Whose tariff it is; known for us-hts, uk and thai.")
    private @Nullable String country;

    @Option(names = "--currency", paramLabel = "CUR", description = "In which duties are due; needed for csv.")
    private @Nullable String currency;

    @Option(
            names = "--vat",
            paramLabel = "PERCENT",
            description = "VAT at import on value and duties, where the files do not say it.")
    private @Nullable String vat;

    @Option(
            names = "--valuation",
            paramLabel = "cif|fob",
            description = "What customs value is; fob for us-hts, else cif.")
    private @Nullable String valuation;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "The edition to cite, as in \"HTS 2026, revision 4\".")
    private @Nullable String source;

    @Option(
            names = "--header",
            paramLabel = "OURS=THEIRS",
            description = "A column that the table names differently; repeatable.")
    private Map<String, String> headers = Map.of();

    @Option(
            names = "--area",
            paramLabel = "CODE=CC,CC",
            description = "Members of a group of countries that the files name by code alone; repeatable.")
    private Map<String, String> areas = Map.of();

    @Option(names = "--areas", paramLabel = "FILE", description = "The same as a CSV: area,members.")
    private @Nullable Path areaFile;

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        TariffImport.Format chosen = read("FORMAT", format, Values.oneOf(TariffImport.Format.class), problems);
        ImportOptions options = chosen == null ? null : options(chosen, HOMES.get(chosen), problems);
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                problems.add(file.toString(), 0, "", "is no file.");
            }
        }
        problems.throwIfAny();
        if (chosen == null || options == null) {
            throw new IllegalStateException("no option and no problem");
        }
        Progress progress = Progress.to(spec.commandLine().getErr());
        ImportReport report;
        try {
            report = TariffImport.run(
                    chosen,
                    files.stream().map(TariffImport.Source::of).toList(),
                    options,
                    folder,
                    file -> progress.phase("reading " + file));
        } finally {
            progress.clear();
        }
        print(report);
        return 0;
    }

    private void print(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("pack", folder.toString());
            document.put("tariffLines", report.lines());
            document.put("read", report.read());
            document.put("expressed", report.expressed());
            document.put("textOnly", report.textOnly());
            document.put("skipped", report.skipped());
            document.put("measures", report.measures());
            document.put("refused", report.refused());
            out.println(Json.write(document));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: %,d tariff lines, %,d rules; %,d lines will be refused%n",
                folder,
                report.lines(),
                report.measures(),
                report.refused());
        out.printf(
                Locale.ROOT,
                "%,d duties read = %,d expressed + %,d as text only + %,d skipped%n",
                report.read(),
                report.expressed(),
                report.textOnly(),
                report.skipped());
        if (report.textOnly() + report.skipped() + report.refused() > 0) {
            out.println("each is named with its reason in " + folder.resolve("unexpressed.csv"));
        }
    }

    private @Nullable ImportOptions options(TariffImport.Format chosen, @Nullable Home home, Problems problems)
            throws IOException {
        if (home == null) {
            throw new IllegalStateException("no defaults for " + chosen);
        }
        LocalDate day = read("--date", date, Values::date, problems);
        Country where = read("--country", country == null ? home.country() : country, Country::parse, problems);
        var money = read("--currency", currency == null ? home.currency() : currency, Money::currency, problems);
        if (vat != null) {
            read("--vat", vat, RulesImport::percentage, problems);
        }
        Boolean fob = valuation == null
                ? Boolean.valueOf(home.fob())
                : read("--valuation", valuation, RulesImport::isFob, problems);
        Map<String, Set<Country>> members = members(problems);
        if (day == null || where == null || money == null || fob == null) {
            return null;
        }
        String cited = source == null ? "%s, files as of %s".formatted(home.source(), day) : source;
        return ImportOptions.of(where, money, day, cited)
                .withVat(vat)
                .withFob(fob)
                .withHeaders(headers)
                .withAreas(members);
    }

    private Map<String, Set<Country>> members(Problems problems) throws IOException {
        Map<String, Set<Country>> members = new TreeMap<>();
        areas.forEach((code, list) -> countries("--area " + code, list, members, code, problems));
        if (areaFile != null) {
            try (InputStream in = Files.newInputStream(areaFile)) {
                Csv.read(
                        areaFile.toString(),
                        in,
                        Csv.Header.of("area", "members"),
                        problems,
                        row -> countries(
                                areaFile + ":" + row.line(), row.text("members"), members, row.text("area"), problems));
            }
        }
        return members;
    }

    private static void countries(
            String where, String list, Map<String, Set<Country>> members, String code, Problems problems) {
        for (String each : Arrays.asList(list.split("[ ,;]+"))) {
            Country one = read(where, each, Country::parse, problems);
            if (one != null) {
                members.computeIfAbsent(code, c -> new TreeSet<>()).add(one);
            }
        }
    }

    private static String percentage(String text) {
        var percent = Decimals.parse(text);
        if (percent.signum() < 0 || percent.intValue() > 100) {
            throw new IllegalArgumentException("'%s' is not a percentage from 0 to 100.".formatted(text));
        }
        return text;
    }

    private static Boolean isFob(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "fob" -> true;
            case "cif" -> false;
            default -> throw new IllegalArgumentException("'%s' is not known. Write cif or fob.".formatted(text));
        };
    }

    private static <T> @Nullable T read(
            String option, @Nullable String text, java.util.function.Function<String, T> reader, Problems problems) {
        if (text == null) {
            problems.add(option, 0, "", "is missing, and this format does not tell it.");
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException bad) {
            problems.add(option, 0, "", String.valueOf(bad.getMessage()));
            return null;
        }
    }
}
