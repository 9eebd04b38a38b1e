package io.shibo.cli.clear;

import io.shibo.clear.Output;
import io.shibo.clear.Register;
import io.shibo.clear.Window;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.risk.Transitions;
import io.shibo.cli.shell.Home;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.clear.RemarkFiles;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.io.RulebookCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo clear decide}: an officer's decision about a parcel. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Decide about a parcel that waits for an officer. The decision is logged with officer, time and reason, taken or not, and the declarant gets a receipt.",
            "Exit code 0 where it was taken, 2 where the parcel's standing does not allow it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo clear decide S202601000000042 --inspect --reason '开箱查验'",
            "  shibo clear decide S202601000000042 --release --reason '与申报一致' --officer li"
        })
final class DecideCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ORDER|WAYBILL", description = "An order number or a waybill number.")
    private String number = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Action action = new Action();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the declarant reads it.")
    private String reason = "";

    @Option(names = "--officer", paramLabel = "NAME", description = "Who decides; this machine's user unless named.")
    private @Nullable String officer;

    @Option(
            names = "--platform",
            paramLabel = "CODE",
            description = "Whose parcel, where several platforms use the order number.")
    private @Nullable String platform;

    @Option(
            names = "--receipts",
            paramLabel = "DIR",
            description = "Where the receipt goes; none is written unless named.")
    private @Nullable Path receipts;

    @Mixin
    private SealOptions seal = new SealOptions();

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    /** What is decided: one of them. */
    static final class Action {
        @Option(names = "--release", description = "Release it (800).")
        private boolean release;

        @Option(names = "--inspect", description = "Have it opened (500).")
        private boolean inspect;

        @Option(
                names = "--hold",
                paramLabel = "clearance|smuggling|legal|other",
                description =
                        "Detain it: for clearance (501), anti-smuggling (502), the legal office (503), else (599).")
        private @Nullable Hold hold;

        @Option(names = "--return", description = "Return its papers (100): quota and tax are given back.")
        private boolean returned;

        @Option(names = "--send-back", description = "Send it back abroad (700): quota and tax are given back.")
        private boolean sendBack;

        @Option(names = "--close", description = "Close a released one (899).")
        private boolean close;

        OfficerAction chosen() {
            if (hold != null) {
                return switch (hold) {
                    case CLEARANCE -> OfficerAction.HOLD_CLEARANCE;
                    case SMUGGLING -> OfficerAction.HOLD_SMUGGLING;
                    case LEGAL -> OfficerAction.HOLD_LEGAL;
                    case OTHER -> OfficerAction.HOLD_OTHER;
                };
            }
            List<OfficerAction> chosen = new ArrayList<>();
            add(chosen, release, OfficerAction.RELEASE);
            add(chosen, inspect, OfficerAction.INSPECT);
            add(chosen, returned, OfficerAction.RETURN);
            add(chosen, sendBack, OfficerAction.SEND_BACK);
            add(chosen, close, OfficerAction.CLOSE);
            return chosen.getFirst();
        }

        private static void add(List<OfficerAction> chosen, boolean given, OfficerAction action) {
            if (given) {
                chosen.add(action);
            }
        }
    }

    /** To whom it is handed over. */
    enum Hold {
        CLEARANCE,
        SMUGGLING,
        LEGAL,
        OTHER
    }

    @Override
    public Integer call() throws IOException {
        OfficerDecision decision = decision();
        RetailRegime rules = RetailRegime.of(RulebookCache.under(Home.data()).rulebook(List.of(Home.packs())))
                .with(RemarkFiles.ofChina(Home.packs()));
        if (!Files.isDirectory(log.folder())) {
            throw new InputException(new Problem(
                    log.folder().toString(), 0, "", "there is no window's log. Maybe another --log was meant."));
        }
        try (Window window = Window.open(Disk.forWriting(log.folder()), rules)) {
            window.publish(RiskFiles.ofChina(Home.packs()));
            Register.Entry entry = entry(window.find(number));
            Window.Ruling ruling =
                    window.decide(entry.parcel().orderNo(), entry.parcel().ebpCode(), decision);
            List<Output.Answer> answers = window.commit().answers();
            ParcelStatus status = ruling.status();
            if (!ruling.taken()) {
                spec.commandLine().getErr().println(refusal(entry, status));
                return 2;
            }
            ReceiptFolder folder = new ReceiptFolder(receipts, seal.seal());
            for (Output.Answer answer : answers) {
                folder.add(answer);
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s  %s  %s%n",
                                entry.parcel().orderNo(),
                                answer.receipt().returnStatus(),
                                answer.receipt().returnInfo());
            }
            folder.flush();
            return 0;
        }
    }

    private OfficerDecision decision() {
        try {
            return new OfficerDecision(
                    action.chosen(),
                    officer == null ? System.getProperty("user.name", "") : officer,
                    reason,
                    InstantSource.system().millis());
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private Register.Entry entry(List<Register.Entry> found) {
        List<Register.Entry> fitting = found.stream()
                .filter(entry -> platform == null || entry.parcel().ebpCode().equals(platform))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        String what = fitting.isEmpty()
                ? "no parcel has the order or waybill number '%s'. Maybe another --log was meant."
                        .formatted(Problem.show(number))
                : "%d platforms use the number '%s': %s. Name one with --platform."
                        .formatted(
                                fitting.size(),
                                Problem.show(number),
                                fitting.stream()
                                        .map(entry -> entry.parcel().ebpCode())
                                        .collect(Collectors.joining(", ")));
        throw new InputException(new Problem(log.folder().toString(), 0, "", what));
    }

    private static String refusal(Register.Entry entry, @Nullable ParcelStatus status) {
        ParcelStatus stands = status == null ? ParcelStatus.STORED : status;
        String allowed = Transitions.from(stands).stream()
                .map(OfficerAction::written)
                .sorted()
                .collect(Collectors.joining(", "));
        return "%s stands at %s (%s): %s."
                .formatted(
                        entry.parcel().orderNo(),
                        stands.code(),
                        RiskWords.say(stands, Language.EN),
                        allowed.isEmpty() ? "nothing can be decided about it" : "what can be decided is " + allowed);
    }
}
