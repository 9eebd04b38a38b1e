package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.codes.Language;
import io.shibo.hub.io.Outputs;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.calendar.CalendarHistory;
import io.shibo.meet.calendar.MeetingCalendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet calendar}: timetables as iCalendar files. */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        description = {
            "Write timetables as iCalendar files (RFC 5545): one participant's, or everybody's into a folder.",
            "After a replan name the plans before it, oldest first: meetings that moved get a higher SEQUENCE, those that are off STATUS:CANCELLED, and calendars that have them follow."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo meet calendar samples/expo out B00042 -o b00042.ics",
            "  shibo meet calendar samples/expo out2 --before out -o calendars"
        })
final class CalendarCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "PLAN", description = "The folder that run or replan has written.")
    private Path plan;

    @Parameters(index = "2", arity = "0..1", paramLabel = "ID", description = "A participant; without one everybody.")
    private @Nullable String id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            required = true,
            description = "The file of one participant, or the folder for everybody's.")
    private Path output;

    @Option(names = "--before", paramLabel = "PLAN", description = "A plan announced before; may be repeated.")
    private List<Path> before = new ArrayList<>();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description =
                    "By whose clock the expo's times are meant; default: the edition's time_zone, else its country's, if that has one alone.")
    private @Nullable String timeZone;

    @Option(names = "--stamp", paramLabel = "TIME", description = "DTSTAMP, as in 2026-03-01T08:00:00Z; default: now.")
    private @Nullable Instant stamp;

    @Option(names = "--lang", defaultValue = "en", description = "en, zh, id or ar; default: ${DEFAULT-VALUE}.")
    private String language;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("reading " + folder);
        Expo expo = ExpoFolder.read(folder);
        ZoneId zone = DayOptions.zone(timeZone, expo.edition(), spec);
        List<Organisation> whose = whose(expo);
        CalendarHistory history = CalendarHistory.NONE;
        for (Path each : before) {
            history = history.next(expo, PlanFiles.read(expo, each).meetings());
        }
        history = history.next(expo, PlanFiles.read(expo, plan).meetings());
        Instant written = stamp == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : stamp;
        MeetingCalendar calendar = new MeetingCalendar(expo, history, zone, written);
        Language reader = Language.ofTag(language);
        progress.phase("writing " + output);
        if (id != null) {
            Outputs.write(output, calendar.write(whose.getFirst(), reader));
        } else {
            for (Organisation each : whose) {
                Outputs.write(output.resolve(each.id() + ".ics"), calendar.write(each, reader));
            }
        }
        progress.clear();
        spec.commandLine().getOut().printf("%,d calendar%s: %s%n", whose.size(), whose.size() == 1 ? "" : "s", output);
        return 0;
    }

    private List<Organisation> whose(Expo expo) {
        if (id == null) {
            return expo.organisations();
        }
        return List.of(expo.find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no organisation '%s' in %s".formatted(id, folder))));
    }
}
