package io.shibo.bench;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A made-up tariff of full national size, written as a pack folder: 20,000 lines, 200 partners in 40 preference groups and
 * 20 single countries, two years of general rates, additional duties, excise, VAT at two rates. A tenth of the rates are
 * specific or compound, some with a floor or a cap. The same seed writes the same bytes. No rate is that of any country.
 */
public final class NationalTariff {
    /** Destination and name of the pack; its own currency is the euro. */
    public static final Country DESTINATION = Country.of("AD");

    private static final int GROUPS = 40;
    private static final int SINGLES = 20;
    private static final int UNUSUAL = 800;
    private static final String TEST = "{en: \"%1$s\", zh: \"%1$s\", id: \"%1$s\", ar: \"%1$s\"}";

    private final SplittableRandom random;
    private final List<HsCode> codes;
    private final List<Country> partners;
    private final List<List<Country>> groups = new ArrayList<>();
    /** Specific and compound rates; a tariff has some hundred different ones, used again and again. */
    private final List<String> unusual = new ArrayList<>();

    /** The full size. */
    public static NationalTariff ofSeed(long seed) {
        return new NationalTariff(seed, 20_000, 200);
    }

    public NationalTariff(long seed, int lines, int partnerCount) {
        random = new SplittableRandom(seed);
        TreeSet<HsCode> drawn = new TreeSet<>();
        while (drawn.size() < lines) {
            int chapter = 1 + random.nextInt(97);
            if (chapter != 77) {
                drawn.add(HsCode.of(String.format(
                        Locale.ROOT,
                        "%02d%02d%d0%d0",
                        chapter,
                        1 + random.nextInt(40),
                        1 + random.nextInt(9),
                        1 + random.nextInt(9))));
            }
        }
        codes = List.copyOf(drawn);
        partners = Arrays.stream(Locale.getISOCountries())
                .sorted()
                .map(Country::of)
                .filter(country -> !country.equals(DESTINATION))
                .limit(partnerCount)
                .toList();
        for (int g = 0; g < GROUPS + SINGLES; g++) {
            TreeSet<Country> members = new TreeSet<>();
            int size = g < GROUPS ? 2 + random.nextInt(11) : 1;
            while (members.size() < Math.min(size, partners.size())) {
                members.add(partners.get(random.nextInt(partners.size())));
            }
            groups.add(List.copyOf(members));
        }
        for (int i = 0; i < UNUSUAL; i++) {
            unusual.add(unusualRate());
        }
    }

    /** The tariff lines, 8 digits, in order. */
    public List<HsCode> codes() {
        return codes;
    }

    /** The countries that goods may come from. */
    public List<Country> partners() {
        return partners;
    }

    /** Writes {@code pack.yaml}, {@code tariff.csv}, {@code defence.csv}, {@code excise.csv} and {@code reduced.csv}. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("pack.yaml"), yaml());
            try (Writer out = Files.newBufferedWriter(folder.resolve("tariff.csv"))) {
                writeTariff(out);
            }
            Files.writeString(folder.resolve("defence.csv"), some(10, this::defence));
            Files.writeString(folder.resolve("excise.csv"), some(25, this::excise));
            Files.writeString(folder.resolve("reduced.csv"), some(8, () -> "5% of (customs-value + duty + excise)"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void writeTariff(Writer out) throws IOException {
        out.write("code,last,mfn");
        for (int g = 0; g < groups.size(); g++) {
            out.write("," + column(g));
        }
        out.write(",en,zh,id,ar\n");
        for (HsCode code : codes) {
            String rate = rate();
            out.write(code + ",\"" + rate() + "\",\"" + rate + "\"");
            for (int g = 0; g < groups.size(); g++) {
                // Some lines are left out of each agreement; of the others most are free.
                int draw = random.nextInt(100);
                out.write(draw < 15 ? "," : draw < 75 ? ",free" : ",\"" + rate() + "\"");
            }
            String title = "goods of line " + code.dotted();
            out.write("," + title + "," + title + "," + title + "," + title + "\n");
        }
    }

    private String rate() {
        return random.nextInt(10) == 0 ? unusual.get(random.nextInt(unusual.size())) : percent();
    }

    private String percent() {
        return random.nextInt(40) + (random.nextInt(4) == 0 ? ".5" : "") + "% of customs-value";
    }

    private String specific() {
        return (1 + random.nextInt(300)) / 100.0 + " EUR per KGM";
    }

    private String unusualRate() {
        return switch (random.nextInt(4)) {
            case 0 -> specific();
            case 1 -> percent() + " + " + specific();
            case 2 -> "max(" + percent() + ", " + specific() + ")";
            default -> "min(" + percent() + ", " + specific() + ")";
        };
    }

    private String defence() {
        return (5 + random.nextInt(60)) + "% of customs-value";
    }

    private String excise() {
        return random.nextInt(2) == 0 ? "0.45 EUR per KGM" : "12% of (customs-value + duty)";
    }

    /** A list of one line in {@code oneIn}. */
    private String some(int oneIn, java.util.function.Supplier<String> rate) {
        StringBuilder out = new StringBuilder("code,rate\n");
        for (HsCode code : codes) {
            if (random.nextInt(oneIn) == 0) {
                out.append(code).append(",\"").append(rate.get()).append("\"\n");
            }
        }
        return out.toString();
    }

    private static String column(int group) {
        return (group < GROUPS ? "group" : "single") + (group + 1);
    }

    private String yaml() {
        StringBuilder out = new StringBuilder("pack: AD\ntitle: %s\n".formatted(TEST.formatted("a made-up tariff")));
        out.append("territories: [AD]\ncurrency: EUR\nvintage: 2026-01-01\n");
        out.append("citations:\n  test: {source: made up for a benchmark, confidence: unverified}\n");
        out.append("roundings:\n  cent: {unit: \"0.01\", mode: half-up, citation: test}\n");
        out.append("facts:\n  proof-of-origin: %s\n".formatted(TEST.formatted("is there a proof of origin?")));
        out.append("requirements:\n  proof: {text: %s, citation: test}\n".formatted(TEST.formatted("proof of origin")));
        out.append("areas:\n");
        for (int g = 0; g < groups.size(); g++) {
            out.append("  %s: %s\n".formatted(column(g), groups.get(g)));
        }
        out.append("  watched: %s\n".formatted(partners.subList(0, Math.min(8, partners.size()))));
        out.append("lists:\n  tariff: {file: tariff.csv, columns: [last, mfn");
        for (int g = 0; g < groups.size(); g++) {
            out.append(", ").append(column(g));
        }
        out.append(", en, zh, id, ar]}\n");
        for (String list : List.of("defence", "excise", "reduced")) {
            out.append("  %1$s: {file: %1$s.csv, columns: [rate]}\n".formatted(list));
        }
        out.append("goods: [tariff]\n");
        out.append(CHANNEL.formatted(
                TEST.formatted("general import"),
                TEST.formatted("customs duty"),
                TEST.formatted("additional duty"),
                TEST.formatted("excise"),
                TEST.formatted("VAT")));
        out.append("measures:\n");
        measure(out, "mfn-2025", "duty", "list: tariff, formula: $last, from: 2025-01-01, to: 2026-01-01");
        measure(out, "mfn-2026", "duty", "list: tariff, formula: $mfn, from: 2026-01-01");
        for (int g = 0; g < groups.size(); g++) {
            String name = column(g);
            measure(
                    out,
                    name,
                    "duty",
                    "list: tariff, formula: $%s, from: 2024-01-01, program: %s, origins: [%s], needs: [proof], when: proof-of-origin"
                            .formatted(name, name.toUpperCase(Locale.ROOT), name));
        }
        measure(out, "defence", "additional", "list: defence, formula: $rate, from: 2025-01-01, origins: [watched]");
        measure(out, "excise", "excise", "list: excise, formula: $rate, from: 2025-01-01");
        measure(
                out,
                "vat",
                "vat",
                "formula: 20% of (customs-value + duty + additional + excise), from: 2025-01-01, priority: 0");
        measure(out, "vat-reduced", "vat", "list: reduced, formula: $rate, from: 2025-01-01, priority: 1");
        return out.toString();
    }

    private static final String CHANNEL = """
            channels:
              general:
                title: %s
                subject: goods
                date: import
                steps:
                  - {base: customs-value, formula: cif}
                  - {layer: duty, title: %s, select: lowest, required: yes, rounding: cent}
                  - {layer: additional, title: %s, select: all, rounding: cent}
                  - {layer: excise, title: %s, select: all, rounding: cent}
                  - {layer: vat, title: %s, select: first, creditable: yes, rounding: cent}
            """;

    private static void measure(StringBuilder out, String id, String layer, String rest) {
        out.append("  - {id: %s, channels: [general], layer: %s, title: %s, citation: test, %s}\n"
                .formatted(id, layer, TEST.formatted(id), rest));
    }
}
