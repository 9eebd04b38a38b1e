package io.shibo.cli.clear;

import io.shibo.clear.Window;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.SegmentArchive;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.cli.clear.serve.Archiving;
import io.shibo.cli.clear.serve.Service;
import io.shibo.cli.clear.serve.Settings;
import io.shibo.cli.clear.serve.Signing;
import io.shibo.cli.shell.Home;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.clear.RemarkFiles;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.io.RulebookCache;
import io.shibo.quote.pack.RulebookFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shibo clear serve}: the window, until it is ended. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serve the window: messages in by HTTP and by a folder, receipts out once they are on disk.",
            "",
            "  POST /messages         a CEB message as XML. 200 with its receipts, 204",
            "                         where none are due; CEB900 where it cannot be read",
            "                         (422) or is too large (413); 503 where nothing",
            "                         was taken: send it again.",
            "                         Accept: application/json gives an object a document.",
            "  GET /parcels/{number}  a parcel by order or waybill number, with reasons",
            "  GET /health, /metrics  for a supervisor, for Prometheus",
            "",
            "What was answered is on disk. A message without an answer is sent again; what was taken is answered the same, byte for byte. A declaration is answered 120 when it is filed; once its parcel has ended, sending it again, /parcels and --receipts tell how.",
            "Exit code 0 after SIGTERM or Ctrl-C: what was taken is answered first. 1 where the disk fails or is full: nothing unforced is answered. kill -9 loses nothing answered."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo clear serve --port 8311",
            "  curl --data-binary @order.xml http://127.0.0.1:8311/messages",
            "  shibo clear serve --drop /srv/ceb/in --receipts /srv/ceb/out"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int MIB = 1 << 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8311",
            description = "TCP port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on (default: this machine alone). There is no sign-in: before letting others in, put a proxy before it that has one.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--drop",
            paramLabel = "DIR",
            description =
                    "Take message files from this folder; each is answered into --receipts, then moved to DIR/done, or to DIR/refused where it is no message.")
    private @Nullable Path drop;

    @Option(
            names = "--receipts",
            paramLabel = "DIR",
            description =
                    "Write receipts here: those of dropped files, and of every parcel that ends (DIR/receipts of --drop unless named).")
    private @Nullable Path receipts;

    @Option(
            names = "--rulebook",
            paramLabel = "FILE",
            description = "Rules that shibo rules compile has written; opens faster than the packs.")
    private @Nullable Path rulebook;

    @Option(
            names = "--max-body",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "Size of one message (default: ${DEFAULT-VALUE}, which is also the most).")
    private int maxBody;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "512",
            description = "HTTP connections open at once (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "1024",
            description =
                    "Messages that may wait for the disk; more are told to come again (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "Move closed segments of the log here, as shibo clear archive does.")
    private @Nullable Path archive;

    @Option(
            names = "--time",
            paramLabel = "arrival|message",
            defaultValue = "arrival",
            description =
                    "Stamp messages with this machine's time, or with the latest time that their documents state.")
    private Clock clock = Clock.ARRIVAL;

    @Mixin
    private SealOptions seal = new SealOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = settings();
        Signing signing = new Signing(seal.check(), seal.seal());
        PrintWriter out = spec.commandLine().getOut();
        InstantSource now = InstantSource.system();
        RetailRegime rules = RetailRegime.of(
                        rulebook == null
                                ? RulebookCache.under(Home.data()).rulebook(List.of(Home.packs()))
                                : RulebookFile.open(rulebook))
                .with(RemarkFiles.ofChina(Home.packs()));
        Window window = Window.open(Disk.forWriting(log.folder()), rules);
        RiskRules risk = RiskFiles.ofChina(Home.packs());
        window.publish(risk);
        try (Disk reading = Disk.forReading(log.folder());
                Archiving archiving = archiving();
                Service service = start(window, reading, settings, signing, now, risk)) {
            out.printf(
                    "window — http://%s:%d  (log in %s; Ctrl-C ends it)%n",
                    settings.bind(), service.address().getPort(), log.folder());
            out.println(signing.check() == SignatureCheck.NONE ? "signatures: not checked" : "signatures: checked");
            out.flush();
            awaitEnd(service);
        }
        return 0;
    }

    private @Nullable Archiving archiving() {
        return archive == null
                ? null
                : Archiving.start(
                        SegmentArchive.of(log.folder(), archive),
                        spec.commandLine().getErr());
    }

    private Service start(
            Window window, Disk reading, Settings settings, Signing signing, InstantSource now, RiskRules risk)
            throws IOException {
        try {
            return Service.start(
                    window,
                    reading,
                    settings,
                    message -> clock.stamp(message, now),
                    now,
                    signing,
                    (shown, number) -> parcels(shown, number, risk),
                    spec.commandLine().getErr());
        } catch (BindException taken) {
            throw new InputException(new Problem(
                    "--port " + settings.port(),
                    0,
                    "",
                    "%s cannot be listened on: %s. Name another port, or 0 for a free one."
                            .formatted(settings.bind(), taken.getMessage())));
        }
    }

    /** Waits; SIGTERM and Ctrl-C close the service and end the process with exit code 0. */
    private void awaitEnd(Service service) throws IOException, InterruptedException {
        Thread closing = new Thread(
                () -> {
                    service.close();
                    Runtime.getRuntime().halt(0);
                },
                "closing");
        Runtime.getRuntime().addShutdownHook(closing);
        try {
            service.awaitEnd();
        } finally {
            if (closing.isAlive()) {
                // The hook ends the process.
                closing.join();
            }
            removeHook(closing);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already.
        }
    }

    private Settings settings() {
        check("--port", port, 0, 65_535);
        check("--max-body", maxBody, 1, 64);
        check("--connections", connections, 1, 100_000);
        check("--queue", queue, 1, 1_000_000);
        Path answers = receipts == null && drop != null ? drop.resolve("receipts") : receipts;
        return new Settings(bind, port, maxBody * MIB, connections, queue, drop, answers);
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "%s %d is not between %d and %d.".formatted(option, value, least, most));
        }
    }

    private static List<Shown> parcels(Window window, String number, RiskRules risk) {
        return window.find(number).stream()
                .map(entry -> Shown.of(entry.parcel(), List.of(), risk))
                .toList();
    }
}
