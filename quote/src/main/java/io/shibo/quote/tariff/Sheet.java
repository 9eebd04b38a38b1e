package io.shibo.quote.tariff;

import io.shibo.codes.input.Csv;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file of a pack, continued in another one before it grows past what a pack's file may have. */
final class Sheet implements Closeable {
    /** Characters of one file: fewer than its bytes may be, as a character has up to three. */
    private static final int MAX = 8 << 20;

    private final Path folder;
    private final String name;
    private final List<String> columns;
    private final List<String> parts = new ArrayList<>();
    private @Nullable BufferedWriter out;
    private int written;

    Sheet(Path folder, String name, List<String> columns) {
        this.folder = folder;
        this.name = name;
        this.columns = columns;
    }

    void add(List<String> cells) throws IOException {
        String line = Csv.line(cells);
        BufferedWriter writer = out;
        if (writer == null || written + line.length() > MAX) {
            close();
            String part = parts.isEmpty() ? name : name + "-" + (parts.size() + 1);
            parts.add(part);
            writer = Files.newBufferedWriter(folder.resolve(part + ".csv"));
            out = writer;
            writer.write(Csv.line(columns) + "\n");
            written = 0;
        }
        writer.write(line);
        writer.write('\n');
        written += line.length() + 1;
    }

    /** Names of its files without {@code .csv}; empty where nothing was added. */
    List<String> parts() {
        return parts;
    }

    List<String> columns() {
        return columns;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
