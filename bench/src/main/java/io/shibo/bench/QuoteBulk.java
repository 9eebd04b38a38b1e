package io.shibo.bench;

import io.shibo.bench.line.Machine;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.pack.RulebookFile;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * {@code shibo bench quote-bulk [LINES] [ROUNDS]}: {@code ./shibo quote --bulk} as a user starts it, from the launcher to the
 * finished file, on a compiled tariff of national size ({@link NationalTariff}) and a CSV of sales of one to three lines. First
 * a table of so many lines, then one four times as long, in which the start of the JVM and its compiler count for less.
 */
final class QuoteBulk {
    private static final int LINES = 1_000_000;
    private static final int ROUNDS = 3;

    /** Lengths of tables, as multiples of the first. */
    private static final int[] LONGER = {1, 4};

    private QuoteBulk() {}

    static void run(List<String> arguments) throws IOException, InterruptedException {
        int lines = arguments.isEmpty() ? LINES : Integer.parseInt(arguments.get(0));
        int rounds = arguments.size() < 2 ? ROUNDS : Integer.parseInt(arguments.get(1));
        Path folder = Files.createTempDirectory("shibo-bulk");
        NationalTariff tariff = NationalTariff.ofSeed(1);
        tariff.write(folder.resolve("AD"));
        Path rulebook = folder.resolve("national.rulebook");
        RulebookFile.write(PackReader.rulebook(List.of(folder.resolve("AD"))), rulebook);
        System.out.println("machine: " + Machine.describe());
        // The launcher builds first where sources are newer; that is no part of a round.
        Path samples = Path.of(System.getProperty("shibo.root", "."), "samples", "quote");
        shibo(
                "quote",
                "--bulk",
                samples.resolve("sales.csv"),
                "--rates",
                samples.resolve("rates.csv"),
                "-o",
                folder.resolve("first.csv"));
        for (int times : LONGER) {
            Path sales = folder.resolve("sales.csv");
            write(new NationalSales(tariff, 2), lines * times, sales);
            time(sales, lines * times, rulebook, folder.resolve("figures.csv"), rounds);
            Files.delete(sales);
        }
    }

    private static void time(Path sales, int lines, Path rulebook, Path figures, int rounds)
            throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "%,d lines, %,d bytes of CSV%n", lines, Files.size(sales));
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            int code = shibo("quote", "--bulk", sales, "--rulebook", rulebook, "-o", figures);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (code != 0) {
                throw new IllegalStateException("shibo quote --bulk ended with " + code);
            }
            rates.add(lines / seconds);
            System.out.printf(Locale.ROOT, "round %d: %.2f s, %,.0f lines/s%n", round + 1, seconds, lines / seconds);
        }
        Collections.sort(rates);
        System.out.printf(
                Locale.ROOT, "median: %,.0f lines/s from start to finished file%n", rates.get(rates.size() / 2));
    }

    private static int shibo(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("shibo.root", "."), "shibo").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void write(NationalSales sales, int lines, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sale,seller_country,destination,buyer_kind,order_date,currency,freight,insurance,facts,"
                    + "hs,origin,quantity,unit,unit_price,net_kg\n");
            int written = 0;
            for (int sale = 1; written < lines; sale++) {
                Sale drawn = sales.next(Math.min(1 + sale % 3, lines - written));
                for (Line line : drawn.lines()) {
                    out.write(row(sale, drawn, line));
                }
                written += drawn.lines().size();
            }
        }
    }

    private static String row(int number, Sale sale, Line line) {
        Line.Subject.Goods goods = (Line.Subject.Goods) line.subject();
        return String.join(
                        ",",
                        "S" + number,
                        sale.seller().country().code(),
                        sale.destination().code(),
                        "business",
                        sale.dates().order().toString(),
                        sale.currency().getCurrencyCode(),
                        text(sale.freight()),
                        text(sale.insurance()),
                        "proof-of-origin="
                                + String.valueOf(sale.facts().get("proof-of-origin"))
                                        .toLowerCase(Locale.ROOT),
                        goods.code().digits(),
                        String.valueOf(line.origin().orNull()),
                        line.quantity().value().toPlainString(),
                        line.quantity().unit().name(),
                        line.unitPrice().plainAmount(),
                        line.measures().getFirst().value().toPlainString())
                + "\n";
    }

    private static String text(Fact<io.shibo.codes.Money> amount) {
        var money = amount.orNull();
        return money == null ? "" : money.plainAmount();
    }
}
