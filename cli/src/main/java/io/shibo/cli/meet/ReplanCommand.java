package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.meet.Change;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.Replan;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet replan}: a timetable after something upset it, with as few meetings moved as could be found. */
@Command(
        name = "replan",
        mixinStandardHelpOptions = true,
        description = {
            "Change a timetable after something upset it, moving as few meetings as possible, and say which and why.",
            "A time is a date, or a date and hours: 2026-03-25 or 2026-03-25T09:00-12:00; without one the whole edition is meant.",
            "Those who arrive are buyers of a folder with organisations.csv, needs.csv and availability.csv; they move nobody."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo meet replan samples/expo out -o out2 --ill E0007@2026-03-25",
            "  shibo meet replan samples/expo out -o out2 --close-hall 1A@2026-03-25T09:00-12:00",
            "  shibo meet replan samples/expo out -o out2 --arrive late"
        })
final class ReplanCommand implements Callable<Integer> {
    private static final int SHOWN = 40;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "OUT", description = "The folder with the plan so far.")
    private Path plan;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write the new plan to.")
    private Path output;

    @Option(names = "--ill", paramLabel = "ID[@TIME]", description = "An exhibitor or buyer who cannot come.")
    private List<String> ill = new ArrayList<>();

    @Option(names = "--close-hall", paramLabel = "HALL[@TIME]", description = "A hall in which nobody can meet.")
    private List<String> closed = new ArrayList<>();

    @Option(names = "--arrive", paramLabel = "DIR", description = "A folder with buyers who have come unannounced.")
    private List<Path> arrivals = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "1", description = "Decides among equals; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print what changed as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (ill.isEmpty() && closed.isEmpty() && arrivals.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say what happened: --ill, --close-hall or --arrive");
        }
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("reading " + folder);
        Expo before = ExpoFolder.read(folder);
        Expo expo = arrivals.isEmpty() ? before : ExpoFolder.read(folder, arrivals);
        MeetPlan old = PlanFiles.read(expo, plan);
        List<Change> changes = changes(expo);
        Set<String> arrived = expo.organisations().stream()
                .map(Organisation::id)
                .filter(id -> before.find(id).isEmpty())
                .collect(Collectors.toSet());
        progress.phase("planning anew");
        Replan replan;
        try {
            replan = Replan.of(expo, old, changes, arrived, seed);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(new Problem(
                    plan.resolve(PlanFiles.MEETINGS).toString(), 0, "", String.valueOf(wrong.getMessage())));
        }
        progress.phase("writing " + output);
        RunCommand.write(expo, replan.plan(expo, old, !arrived.isEmpty()), null, output);
        progress.clear();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(object(expo, replan)));
        } else {
            print(expo, replan, out);
        }
        return 0;
    }

    private List<Change> changes(Expo expo) {
        List<Change> changes = new ArrayList<>();
        for (String each : ill) {
            String who = before(each);
            if (expo.find(who).isEmpty() && expo.findPerson(who).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "--ill: there is no organisation or person '%s'".formatted(who));
            }
            changes.add(new Change.Away(who, slots(expo, "--ill", each)));
        }
        for (String each : closed) {
            String hall = before(each);
            if (expo.organisations().stream().noneMatch(o -> hall.equals(o.hall()))) {
                throw new ParameterException(
                        spec.commandLine(), "--close-hall: nobody has a booth in hall '%s'".formatted(hall));
            }
            changes.add(new Change.Closed(hall, slots(expo, "--close-hall", each)));
        }
        return changes;
    }

    private static String before(String text) {
        return text.indexOf('@') < 0 ? text : text.substring(0, text.indexOf('@'));
    }

    private Set<Integer> slots(Expo expo, String option, String text) {
        try {
            SlotTimes times = SlotTimes.parse(text.indexOf('@') < 0 ? "" : text.substring(text.indexOf('@') + 1));
            Set<Integer> slots = times.of(expo.calendar().slots());
            if (!slots.isEmpty()) {
                return slots;
            }
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), option + ": " + wrong.getMessage());
        }
        throw new ParameterException(spec.commandLine(), "%s: '%s' is no time of this edition".formatted(option, text));
    }

    private static String when(Expo expo, Meeting meeting) {
        Edition.Slot slot = expo.calendar().slots().get(meeting.slot());
        return slot.day() + " " + slot.from();
    }

    private static String why(Replan.Why why) {
        return switch (why) {
            case Replan.Why.Upset upset ->
                switch (upset.change()) {
                    case Change.Away away -> away.who() + " is away";
                    case Change.Closed closedHall -> "hall " + closedHall.hall() + " is closed";
                };
            case Replan.Why.Room room -> "makes room for %s and %s".formatted(room.exhibitor(), room.buyer());
        };
    }

    private static void print(Expo expo, Replan replan, PrintWriter out) {
        replan.moves().stream()
                .limit(SHOWN)
                .forEach(move -> out.printf(
                        "moved  %s %s  %s → %s  %s%n",
                        move.from().exhibitor(),
                        move.from().buyer(),
                        when(expo, move.from()),
                        when(expo, move.to()),
                        why(move.why())));
        replan.lost().stream()
                .limit(SHOWN)
                .forEach(lost -> out.printf(
                        "lost   %s %s  %s  %s, and no slot is left for both%n",
                        lost.meeting().exhibitor(),
                        lost.meeting().buyer(),
                        when(expo, lost.meeting()),
                        why(lost.why())));
        replan.added().stream()
                .limit(SHOWN)
                .forEach(
                        added -> out.printf("added  %s %s  %s%n", added.exhibitor(), added.buyer(), when(expo, added)));
        out.printf(
                "%,d meetings moved, %,d lost, %,d added; %,d stay as they were.%n",
                replan.moves().size(),
                replan.lost().size(),
                replan.added().size(),
                replan.meetings().size()
                        - replan.moves().size()
                        - replan.added().size());
    }

    private static Map<String, Object> object(Expo expo, Replan replan) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("meetings", replan.meetings().size());
        object.put(
                "moved",
                replan.moves().stream()
                        .map(move -> row(move.from(), when(expo, move.from()), when(expo, move.to()), why(move.why())))
                        .toList());
        object.put(
                "lost",
                replan.lost().stream()
                        .map(lost -> row(lost.meeting(), when(expo, lost.meeting()), "", why(lost.why())))
                        .toList());
        object.put(
                "added",
                replan.added().stream()
                        .map(added -> row(added, "", when(expo, added), ""))
                        .toList());
        return object;
    }

    private static Map<String, Object> row(Meeting meeting, String from, String to, String why) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("exhibitor", meeting.exhibitor());
        row.put("buyer", meeting.buyer());
        if (!from.isEmpty()) {
            row.put("from", from);
        }
        if (!to.isEmpty()) {
            row.put("to", to);
        }
        if (!why.isEmpty()) {
            row.put("why", why);
        }
        return row;
    }
}
