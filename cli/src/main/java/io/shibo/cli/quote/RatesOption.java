package io.shibo.cli.quote;

import io.shibo.codes.input.Problems;
import io.shibo.quote.market.RateTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Exchange rates for work on more than one sale. */
final class RatesOption {
    @Option(
            names = "--rates",
            paramLabel = "FILE",
            description =
                    "Exchange rates, CSV with from,to,rate,source and if wanted date; 1 from = rate to. Two rates that share a currency give a third. None is looked up or made up.")
    private @Nullable Path file;

    RateTable table() throws IOException {
        if (file == null) {
            return RateTable.of(List.of());
        }
        Problems problems = new Problems();
        RateTable table;
        try (InputStream in = Files.newInputStream(file)) {
            table = RateTable.read(file.toString(), in, problems);
        }
        problems.throwIfAny();
        return table;
    }
}
