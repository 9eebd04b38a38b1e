package io.shibo.cli.clear;

import io.shibo.clear.QuotaLedger;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Disk;
import io.shibo.clear.step.ChinaTime;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear quota}: a buyer's year, entry by entry. */
@Command(
        name = "quota",
        mixinStandardHelpOptions = true,
        description = {
            "Show what a buyer's calendar year (in China's time) was granted, denied and given back, entry by entry.",
            "The log is replayed: every entry is come to again."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear quota 330106199001011234 2026")
final class QuotaCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BUYER-ID", description = "The buyer's identity number (buyerIdNumber).")
    private String buyer = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "YEAR", description = "This year unless named.")
    private @Nullable Integer year;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(log.folder())) {
            throw new NoSuchFileException(log.folder().toString());
        }
        int asked = year == null ? ChinaTime.year(InstantSource.system().millis()) : year;
        QuotaLedger ledger;
        try (Disk disk = Disk.forReading(log.folder())) {
            ledger = QuotaLedger.read(disk, Packing.DEFLATE, buyer, asked);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(ledger));
        } else {
            print(out, ledger);
        }
        return 0;
    }

    private static void print(PrintWriter out, QuotaLedger ledger) {
        for (QuotaLedger.Entry entry : ledger.entries()) {
            out.printf(
                    "%s  #%-8d %-24s %-8s %12s  used %12s%n",
                    ChinaTime.of(entry.at()),
                    entry.sequence(),
                    entry.orderNo(),
                    entry.kind().name().toLowerCase(java.util.Locale.ROOT),
                    entry.amount().toPlainString(),
                    entry.used().toPlainString());
        }
        if (ledger.entries().isEmpty()) {
            out.printf("nothing was asked of %d%n", ledger.year());
        } else {
            out.printf(
                    "%d: used %s of %s yuan%n",
                    ledger.year(), ledger.used().toPlainString(), ledger.limit().toPlainString());
        }
    }
}
