package io.shibo.clear.sample;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A kind of goods to order. Without tax rates: those are the rulebook's.
 *
 * @param gcode ten digits
 * @param legal how much of the legal unit a piece has
 * @param least lowest price a piece, whole yuan
 * @param most highest price a piece, whole yuan
 * @param kg mass of a piece
 * @param origins GACC country codes
 * @param listed whether it is meant to be on the positive list
 */
record Goods(
        String gcode,
        String name,
        String model,
        String unit,
        String unit1,
        BigDecimal kg,
        BigDecimal legal,
        int least,
        int most,
        List<String> origins,
        boolean listed) {
    private static final Csv.Header HEADER = Csv.Header.of(
            "gcode", "name", "model", "unit", "unit1", "kg", "legal", "least", "most", "origins", "listed");

    static List<Goods> all() {
        List<Goods> all = new ArrayList<>();
        Problems problems = new Problems();
        try (InputStream in = Objects.requireNonNull(Goods.class.getResourceAsStream("goods.csv"), "goods.csv")) {
            Csv.read("goods.csv", in, HEADER, problems, row -> all.add(of(row)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        problems.throwIfAny();
        return all;
    }

    private static Goods of(Csv.Row row) {
        return new Goods(
                row.required("gcode"),
                row.required("name"),
                row.required("model"),
                row.required("unit"),
                row.required("unit1"),
                new BigDecimal(row.required("kg")),
                new BigDecimal(row.required("legal")),
                Integer.parseInt(row.required("least")),
                Integer.parseInt(row.required("most")),
                List.of(row.required("origins").split(" ")),
                row.required("listed").equals("yes"));
    }
}
