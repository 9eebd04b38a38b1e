package io.shibo.cli.meet;

import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.meet.day.Headcount;
import io.shibo.meet.day.Journal;
import io.shibo.meet.day.Roster;
import io.shibo.meet.day.Timeline;
import io.shibo.meet.expo.Expo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo meet day}: merges what devices scanned and says who is where. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description = {
            "Merge the journals of gates and phones, in any order, and say who is where, who came when, and what to look at.",
            "Clocks of devices may be wrong: each is corrected by what it saw of the hub's."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo meet day samples/expo --journals journals",
            "  shibo meet day samples/expo --journals gate1.json --journals gate2.json --at 2026-03-24T03:00:00Z --json"
        })
final class DayCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Mixin
    private DayOptions day = new DayOptions();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When, in UTC, as in 2026-03-24T03:00:00Z; default: the last entry.")
    private @Nullable Instant at;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the merged journal there.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Expo expo = ExpoFolder.read(folder);
        Journal journal = day.journal();
        Timeline timeline = day.timeline(journal, expo.edition());
        Instant when = at != null
                ? at
                : timeline.list().isEmpty()
                        ? Instant.EPOCH
                        : timeline.list().getLast().when();
        Headcount count = Headcount.of(timeline, Roster.of(expo), day.verifier(expo.edition()), when);
        if (output != null) {
            Outputs.write(output, Json.write(journal.write()) + "\n");
        }
        if (json) {
            spec.commandLine().getOut().println(Json.write(object(journal, timeline, count, when)));
        } else {
            print(journal, timeline, count, when);
        }
        return 0;
    }

    private static Map<String, Object> object(Journal journal, Timeline timeline, Headcount count, Instant when) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("at", when.toString());
        object.put("entries", journal.entries().size());
        object.put("inside", sizes(count));
        object.put("visitors", count.firstVisits().size());
        object.put("noShows", count.noShows().size());
        object.put("duplicates", count.duplicates());
        object.put("byHand", count.byHand());
        Map<String, Object> hours = new LinkedHashMap<>();
        count.byHour().forEach((hour, zones) -> hours.put(hour.toString(), zones));
        object.put("entriesByHour", hours);
        object.put(
                "remarks",
                count.remarks().stream().map(each -> remark(each, timeline)).toList());
        object.put("forks", journal.forks());
        object.put("gaps", journal.gaps());
        return object;
    }

    private static Map<String, Integer> sizes(Headcount count) {
        Map<String, Integer> sizes = new TreeMap<>();
        count.inside().forEach((zone, holders) -> sizes.put(zone, holders.size()));
        return sizes;
    }

    private static Map<String, Object> remark(Headcount.Remark remark, Timeline timeline) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("why", lower(remark.why()));
        object.put("entry", remark.scan().entry().reference());
        object.put("at", timeline.local(remark.scan().when()).toString());
        object.put("badge", badge(remark));
        object.put("outcome", lower(remark.outcome()));
        return object;
    }

    private static String badge(Headcount.Remark remark) {
        return remark.scan().entry().fact() instanceof io.shibo.meet.day.Fact.Scan scan
                ? scan.seen().badge().toString()
                : "";
    }

    private void print(Journal journal, Timeline timeline, Headcount count, Instant when) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "At %s, from %,d entries:%n",
                timeline.local(when), journal.entries().size());
        sizes(count).forEach((zone, size) -> out.printf("  %-10s %,7d inside%n", zone, size));
        out.printf(
                "%,d came of %,d; %,d scans were the one before again, %,d only looked at by a person.%n",
                count.firstVisits().size(), count.registered(), count.duplicates(), count.byHand());
        List<Headcount.Remark> remarks = count.remarks();
        remarks.stream()
                .limit(SHOWN)
                .forEach(each -> out.printf(
                        "look at %s  %s  %s  %s%n",
                        each.scan().entry().reference(),
                        timeline.local(each.scan().when()),
                        badge(each),
                        lower(each.why())));
        if (remarks.size() > SHOWN) {
            out.printf("… and %,d more; --json has all.%n", remarks.size() - SHOWN);
        }
        journal.forks()
                .forEach(fork -> out.printf(
                        "device %s wrote %d different entries under number %d. Maybe two devices share the name.%n",
                        fork.device(), fork.versions(), fork.number()));
        journal.gaps()
                .forEach(gap -> out.printf(
                        "device %s: entries %d to %d have not arrived.%n", gap.device(), gap.first(), gap.last()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
