package io.shibo.clear.retail;

import io.shibo.clear.Samples;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Layout;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rulebooks and declarations for tests of the tax. */
public final class RetailFigures {
    public static final Path PACKS = Path.of(System.getProperty("shibo.root", ".."), "packs");
    private static final Declaration SAMPLE = (Declaration) Samples.parcel().get(3);

    private RetailFigures() {}

    public static Rulebook shipped() {
        try {
            return PackReader.rulebook(List.of(PACKS));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The shipped packs with another list of goods for China. */
    public static Rulebook withGoods(Path folder, UnaryOperator<String> goods) throws IOException {
        for (String pack : List.of("CN", "common", "agreements", "HS")) {
            try (Stream<Path> files = Files.walk(PACKS.resolve(pack))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path copy = folder.resolve(PACKS.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        Path list = folder.resolve("CN/goods.csv");
        Files.writeString(list, goods.apply(Files.readString(list)));
        return PackReader.rulebook(List.of(folder));
    }

    /** A line of goods; its statutory unit is the litre for chapter 22, else the kilogram. */
    public static Declaration.Line line(
            int gnum, String gcode, String qty, String price, String total, String measure) {
        return line(gnum, gcode, qty, price, total, measure, gcode.startsWith("22") ? "095" : "035");
    }

    public static Declaration.Line line(
            int gnum, String gcode, String qty, String price, String total, String measure, String unit) {
        Declaration.Line first = SAMPLE.lines().getFirst();
        return new Declaration.Line(
                gnum,
                first.itemRecordNo(),
                first.itemNo(),
                first.itemName(),
                gcode,
                first.gname(),
                first.gmodel(),
                first.barCode(),
                "305",
                null,
                "142",
                new BigDecimal(qty),
                "011",
                new BigDecimal(measure),
                unit,
                null,
                null,
                new BigDecimal(price),
                new BigDecimal(total),
                null);
    }

    public static Declaration declaration(String freight, String insurance, Declaration.Line... lines) {
        Declaration bare = Samples.with(
                Samples.with(SAMPLE, "freight", new BigDecimal(freight)), "insuredFee", new BigDecimal(insurance));
        Layout layout = Layout.of(Declaration.class);
        return (Declaration) layout.build(layout.values(bare), List.of(lines));
    }
}
