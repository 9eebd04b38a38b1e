package io.shibo.cli.clear;

import io.shibo.clear.Outcome;
import io.shibo.clear.ParcelView;
import io.shibo.clear.Register;
import io.shibo.clear.log.Disk;
import io.shibo.clear.risk.Hit;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.step.ChinaTime;
import io.shibo.cli.shell.Home;
import io.shibo.codes.Language;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shibo clear queue}: the parcels that wait for an officer. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "List the parcels that wait for an officer: where they stand and which rules of risk hit.",
        footerHeading = "%nExample:%n",
        footer = "  shibo clear queue --channel yellow")
final class QueueCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(
            names = "--channel",
            paramLabel = "yellow|red|detained",
            description = "Only those under review (300), under inspection (500), or detained (501 to 599).")
    private @Nullable Queue channel;

    @Option(names = "--json", description = "Print one object a parcel.")
    private boolean json;

    /** Which of the held parcels. */
    enum Queue {
        YELLOW,
        RED,
        DETAINED;

        boolean holds(Outcome outcome) {
            return switch (outcome.status()) {
                case REVIEW -> this == YELLOW;
                case INSPECTION -> this == RED;
                default -> this == DETAINED;
            };
        }
    }

    /** What {@code --json} prints. */
    record Held(String orderNo, String ebpCode, String status, String since, int score, List<Found> hits) {}

    record Found(String rule, String since, String text) {}

    @Override
    public Integer call() throws IOException {
        RiskRules rules = RiskFiles.ofChina(Home.packs());
        PrintWriter out = spec.commandLine().getOut();
        List<Held> all = new ArrayList<>();
        try (Disk disk = Disk.forReading(log.folder())) {
            Register.read(disk).forEachHeld(entry -> {
                Held held = held(entry.parcel(), rules);
                if (held != null) {
                    all.add(held);
                }
            });
        }
        if (json) {
            all.forEach(held -> out.println(Json.writeLine(held)));
            return 0;
        }
        for (Held held : all) {
            out.printf("%s  platform %s  %s  since %s%n", held.orderNo(), held.ebpCode(), held.status(), held.since());
            held.hits().forEach(hit -> out.println("    " + hit.text()));
        }
        out.printf("%,d parcels wait for an officer%n", all.size());
        return 0;
    }

    private @Nullable Held held(ParcelView parcel, RiskRules rules) {
        Outcome outcome = parcel.outcome();
        Review review = outcome == null ? null : outcome.review();
        if (outcome == null || review == null || channel != null && !channel.holds(outcome)) {
            return null;
        }
        List<Found> hits = new ArrayList<>();
        for (Hit hit : review.judgement().hits()) {
            hits.add(new Found(hit.rule(), hit.since().toString(), RiskWords.say(hit, rules, Language.EN)));
        }
        return new Held(
                parcel.orderNo(),
                parcel.ebpCode(),
                outcome.code(),
                TIME.format(ChinaTime.of(outcome.at())),
                review.judgement().score(),
                hits);
    }
}
