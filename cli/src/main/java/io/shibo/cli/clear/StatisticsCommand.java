package io.shibo.cli.clear;

import io.shibo.clear.Register;
import io.shibo.clear.log.Disk;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shibo clear statistics}: what was released, as {@code shibo measure} reads it. */
@Command(
        name = "statistics",
        mixinStandardHelpOptions = true,
        description = {
            "Write what was released, imports and exports, as records for 'shibo measure': one a goods line, on the day of release, less what came back.",
            "It is a fold of the log: the same log gives the same file. Cancelled, returned and waiting parcels are not in it, and a list that was summed up counts once.",
            "Lines with a country or currency code that is not known are left out and named on standard error."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo clear statistics -o records.csv",
            "  shibo measure records.csv --rates samples/measure/exchange-rates.csv --period 2026-S1"
        })
final class StatisticsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Where to; standard output unless named.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print counts as JSON; needs --output.")
    private boolean json;

    /** What {@code --json} prints. */
    record Written(String file, long imports, long exports, Map<String, Integer> leftOut) {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(log.folder())) {
            throw new NoSuchFileException(log.folder().toString());
        }
        if (json && output == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--json prints counts and needs a file for the records: name it by --output.");
        }
        PrintWriter screen = spec.commandLine().getOut();
        try (Disk disk = Disk.forReading(log.folder())) {
            Register register = Register.read(disk);
            if (output == null) {
                warn(write(register, screen));
                screen.flush();
                return 0;
            }
            RecordTable[] written = new RecordTable[1];
            Outputs.write(output, bytes -> {
                Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
                written[0] = write(register, out);
                out.flush();
            });
            RecordTable table = written[0];
            warn(table);
            if (json) {
                screen.println(
                        Json.write(new Written(output.toString(), table.imports(), table.exports(), table.leftOut())));
            } else {
                screen.printf("%,d import and %,d export records in %s%n", table.imports(), table.exports(), output);
            }
        }
        return 0;
    }

    private static RecordTable write(Register register, Writer out) throws IOException {
        RecordTable table = new RecordTable(out);
        out.write(RecordTable.HEADER + "\n");
        try {
            register.statistics(record -> {
                try {
                    table.add(record);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
        return table;
    }

    private void warn(RecordTable table) {
        PrintWriter err = spec.commandLine().getErr();
        table.leftOut()
                .forEach((code, lines) ->
                        err.printf("left out: %d lines with %s, which is not known here%n", lines, code));
        err.flush();
    }
}
