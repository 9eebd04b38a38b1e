package io.shibo.cli.clear;

import io.shibo.clear.Stand;
import io.shibo.clear.Window;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Reason;
import io.shibo.cli.shell.Home;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.Language;
import io.shibo.hub.clear.RemarkFiles;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.io.RulebookCache;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear ingest}: message files in, receipts out. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Take messages (CEB311, 411, 511, 621 and all others), decide what they complete, answer every document.",
            "A document with errors is answered with its official code; a file that is no such message is answered by CEB900, named on standard error, and makes the exit code 2."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear ingest samples/ceb --time message --receipts /tmp/receipts --json")
final class IngestCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Message files, or folders of .xml files and of folders.")
    private List<Path> paths = List.of();

    @Option(names = "--receipts", paramLabel = "DIR", description = "Where receipts go; none are written unless named.")
    private @Nullable Path receipts;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(
            names = "--time",
            paramLabel = "arrival|message",
            defaultValue = "arrival",
            description =
                    "Stamp messages with this machine's time, or with the latest time that their documents state.")
    private Clock clock = Clock.ARRIVAL;

    @Mixin
    private SealOptions seal = new SealOptions();

    @Option(
            names = "--json",
            description = {
                "Print one object a document with its latest status; a declaration's is its parcel's.",
                "A file that could not be read is one object of type CEB900."
            })
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Path> files = MessageFiles.find(paths);
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("opening the window");
        RetailRegime rules = RetailRegime.of(RulebookCache.under(Home.data()).rulebook(List.of(Home.packs())))
                .with(RemarkFiles.ofChina(Home.packs()));
        Answers answers = new Answers();
        SignatureCheck check = seal.check();
        try (Window window = Window.open(Disk.forWriting(log.folder()), rules)) {
            window.publish(RiskFiles.ofChina(Home.packs()));
            Ingest ingest = new Ingest(
                    window,
                    new ReceiptFolder(receipts, seal.seal()),
                    clock,
                    InstantSource.system(),
                    check,
                    answers::add);
            progress.phase("messages");
            ingest.run(files, progress);
            progress.clear();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                answers.print(out);
            } else {
                print(out, window, ingest, check);
            }
            // Said here and not thrown: the other messages were taken and answered.
            ingest.refused().forEach(spec.commandLine().getErr()::println);
            return ingest.refused().isEmpty() ? 0 : 2;
        }
    }

    private void print(PrintWriter out, Window window, Ingest ingest, SignatureCheck check) {
        Map<String, Integer> counts = new TreeMap<>();
        window.forEachStand(stand -> counts.merge(words(stand), 1, Integer::sum));
        out.printf("%,d messages, %,d documents, each answered%n", ingest.messages(), ingest.documents());
        ingest.refusedByCode().forEach((code, count) -> out.printf("  answered with %s: %,d%n", code, count));
        out.println("parcels in the window:");
        counts.forEach((state, count) -> out.printf("  %s: %,d%n", state, count));
        out.println(check == SignatureCheck.NONE ? "signatures: not checked" : "signatures: checked");
        out.println("log: " + log.folder());
        if (receipts != null) {
            out.println("receipts: " + receipts);
        }
    }

    private static String words(Stand stand) {
        Ending ending = stand.ending();
        if (stand.held() != null) {
            return "held, %s (%s)"
                    .formatted(
                            RiskWords.say(stand.status(), Language.EN),
                            stand.status().code());
        }
        if (ending == null) {
            return "waiting for " + stand.missing().stream().map(Enum::name).collect(Collectors.joining(" "));
        }
        Reason reason = ending.reason();
        return reason == null ? "released" : "returned, " + ParcelTable.lower(reason);
    }

    /**
     * A line for each document in the order of arrival. What became of a document that was taken replaces the line that said
     * so; of the same one sent twice, both.
     */
    private static final class Answers {
        private final List<Ingest.Line> lines = new ArrayList<>();
        private final Map<String, List<Integer>> taken = new HashMap<>();

        void add(Ingest.Line line, boolean concludes) {
            String document = line.type() + line.guid() + line.key();
            List<Integer> places = taken.getOrDefault(document, List.of());
            if (concludes && !places.isEmpty()) {
                places.forEach(place -> lines.set(place, line));
                return;
            }
            if (line.errors().isEmpty()) {
                taken.computeIfAbsent(document, first -> new ArrayList<>(1)).add(lines.size());
            }
            lines.add(line);
        }

        void print(PrintWriter out) {
            lines.forEach(line -> out.println(Json.writeLine(line)));
        }
    }
}
