package io.shibo.cli.clear;

import io.shibo.clear.Invariant;
import io.shibo.clear.Register;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.SegmentArchive;
import io.shibo.cli.shell.Progress;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shibo clear verify}: the log proved. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Replay the log: check every block, come to every decision again, compare the state with the recorded hashes, check the invariants.",
            "Exit code 1 where something does not hold."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear verify --log ~/.shibo/clear --json")
final class VerifyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    /** What {@code --json} prints. */
    record Verified(
            long events,
            long orders,
            String stateHash,
            long tornBytes,
            String signatures,
            int archivedSegments,
            List<String> broken,
            List<Invariant> invariants) {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(log.folder())) {
            throw new NoSuchFileException(log.folder().toString());
        }
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("replaying " + log.folder());
        Verified verified;
        try (Disk disk = Disk.forReading(log.folder())) {
            Register register = Register.read(disk);
            verified = new Verified(
                    register.events(),
                    register.orders(),
                    register.stateHash(),
                    register.tornBytes(),
                    "not checked",
                    SegmentArchive.check(log.folder()),
                    register.broken(),
                    register.invariants());
        }
        progress.clear();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(verified));
        } else {
            print(out, verified);
        }
        return verified.broken().isEmpty() ? 0 : 1;
    }

    private static void print(PrintWriter out, Verified verified) {
        out.printf(
                "%,d events replayed, every decision come to again; %,d order numbers%n",
                verified.events(), verified.orders());
        out.println("state hash " + verified.stateHash());
        if (verified.tornBytes() > 0) {
            out.printf("%,d bytes at the end were torn off by a crash and never acknowledged%n", verified.tornBytes());
        }
        if (verified.archivedSegments() > 0) {
            out.printf("%,d segments are archived; their chain of hashes holds%n", verified.archivedSegments());
        }
        out.println("signatures: not checked");
        out.println("invariants, each with the facts it was tried on:");
        for (Invariant one : verified.invariants()) {
            String outcome = !one.holds() ? "BROKEN" : one.facts() == 0 ? "nothing" : "holds";
            out.printf("  %2d  %-7s %,12d  %s%n", one.number(), outcome, one.facts(), one.words());
        }
        verified.broken().forEach(broken -> out.println("does not hold: invariant " + broken));
        if (verified.broken().isEmpty()) {
            out.println("invariants hold");
        }
    }
}
