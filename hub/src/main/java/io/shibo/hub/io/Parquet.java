package io.shibo.hub.io;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * Tables of sales and figures as Parquet files, by way of CSV: DuckDB turns one into the other, and everything that reads
 * and checks a table stays in one place.
 */
public final class Parquet {
    private Parquet() {}

    /** What is done with a table while it is there as CSV. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Path csv) throws IOException;
    }

    public static boolean is(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /** Gives the table as CSV, with {@code sale} as its first column, in a folder that is gone afterwards. */
    public static <T> T reading(Path parquet, Work<T> work) throws IOException {
        if (!Files.isRegularFile(parquet)) {
            throw new InputException(new Problem(parquet.toString(), 0, "", "is no file."));
        }
        Path folder = Files.createTempDirectory("shibo-parquet");
        try {
            Path csv = folder.resolve(parquet.getFileName() + ".csv");
            run(
                    parquet,
                    "COPY (SELECT sale, * EXCLUDE (sale) FROM read_parquet(%s)) TO %s (FORMAT csv, HEADER)"
                            .formatted(quoted(parquet), quoted(csv)));
            return work.on(csv);
        } finally {
            remove(folder);
        }
    }

    /** Lets a table be written as CSV and puts it at {@code parquet}: whole, or not at all. Every column is text. */
    public static <T> T writing(Path parquet, Work<T> work) throws IOException {
        Path folder = Files.createTempDirectory("shibo-parquet");
        try {
            Path csv = folder.resolve("table.csv");
            T result = work.on(csv);
            Path part = parquet.resolveSibling("." + parquet.getFileName() + ".part");
            try {
                run(
                        parquet,
                        "COPY (SELECT * FROM read_csv(%s, header = true, all_varchar = true)) TO %s (FORMAT parquet, COMPRESSION zstd)"
                                .formatted(quoted(csv), quoted(part)));
                Files.move(part, parquet, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return result;
        } finally {
            remove(folder);
        }
    }

    private static void run(Path named, String sql) throws IOException {
        // The driver itself: looking drivers up by address starts every driver on the class path.
        try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = duck.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            String message =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw new InputException(new Problem(
                    named.toString(),
                    0,
                    "",
                    "cannot be turned into or from a table: %s. It needs the columns of the CSV form, 'sale' among them."
                            .formatted(Problem.show(message))));
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
