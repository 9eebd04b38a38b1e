package io.shibo.cli.clear;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Envelope;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.cli.shell.Home;
import io.shibo.hub.json.Json;
import io.shibo.hub.seal.SealFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear check-signature}: what is to be said of messages' signatures. */
@Command(
        name = "check-signature",
        mixinStandardHelpOptions = true,
        description = {
            "Check the signatures of messages and envelopes: form, data, certificate, company.",
            "Exit code 0 where every one is valid, 2 where one is not, is missing or was not checked."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear check-signature /tmp/signed.xml --trust /tmp/keys/trust")
final class CheckSignatureCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Message files, or folders of .xml files.")
    private List<Path> paths = List.of();

    @Option(names = "--trust", paramLabel = "DIR", description = "The folder of trust; SHIBO_HOME/trust unless named.")
    private @Nullable Path trust;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Certificates must be valid at the beginning of this day in China; now unless named.")
    private @Nullable LocalDate day;

    @Option(names = "--json", description = "Print one object a file.")
    private boolean json;

    /** What is said of one file. */
    record Line(String file, String signature, String code, String serial, List<String> companies, String reason) {}

    @Override
    public Integer call() throws IOException {
        SignatureCheck check =
                trust == null ? SealFiles.checkIfThere(Home.data().resolve("trust")) : SealFiles.check(trust);
        long at = day == null
                ? InstantSource.system().millis()
                : day.atStartOfDay(ZoneOffset.ofHours(8)).toInstant().toEpochMilli();
        boolean good = true;
        for (Path file : MessageFiles.find(paths)) {
            byte[] raw = Files.readAllBytes(file);
            Envelope.Opened envelope = CebReader.open(raw);
            List<Line> lines = new ArrayList<>();
            if (envelope == null || envelope.envelope().signed()) {
                lines.add(line(file.toString(), check.check(raw, at)));
            }
            if (envelope != null) {
                lines.add(line(file + " (inside)", check.check(envelope.business(), at)));
            }
            for (Line line : lines) {
                good &= line.signature().equals("valid");
                spec.commandLine().getOut().println(json ? Json.writeLine(line) : inWords(line));
            }
        }
        return good ? 0 : 2;
    }

    private static Line line(String file, Reading.Signature signature) {
        return switch (signature) {
            case Reading.Signature.Absent absent -> new Line(file, "absent", "", "", List.of(), "no signature");
            case Reading.Signature.NotChecked unknown ->
                new Line(file, "not-checked", "", "", List.of(), "no trust is configured; name it with --trust");
            case Reading.Signature.Valid valid ->
                new Line(file, "valid", "", valid.serial(), List.copyOf(new TreeSet<>(valid.companies())), "");
            case Reading.Signature.Invalid invalid ->
                new Line(
                        file,
                        "invalid",
                        invalid.fault().code(),
                        "",
                        List.of(),
                        "%s; %s: %s"
                                .formatted(
                                        invalid.fault().official(),
                                        invalid.fault().words(),
                                        invalid.reason()));
        };
    }

    private static String inWords(Line line) {
        return switch (line.signature()) {
            case "valid" ->
                "%s: VALID, certificate %s for %s"
                        .formatted(line.file(), line.serial(), String.join(", ", line.companies()));
            case "invalid" -> "%s: INVALID, %s %s".formatted(line.file(), line.code(), line.reason());
            case "absent" -> "%s: NOT SIGNED".formatted(line.file());
            default -> "%s: NOT CHECKED, %s".formatted(line.file(), line.reason());
        };
    }
}
