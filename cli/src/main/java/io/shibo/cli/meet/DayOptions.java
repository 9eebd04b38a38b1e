package io.shibo.cli.meet;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.PemKeys;
import io.shibo.hub.json.Json;
import io.shibo.meet.badge.BadgeVerifier;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.day.Journal;
import io.shibo.meet.day.Timeline;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.TimeZones;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the commands about the day have in common: journals of devices, and how badges and clocks are judged. */
final class DayOptions {
    private static final int MAX_FILES = 50_000;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--journals",
            paramLabel = "PATH",
            required = true,
            description = "A device's journal, or a folder of them; may be repeated. Order does not matter.")
    private List<Path> journals = new ArrayList<>();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "By whose clock the expo's times are meant; default: its country's, if that has one alone.")
    private @Nullable String timeZone;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "A public key of its badges, for codes that devices could not check; may be repeated.")
    private List<Path> keys = new ArrayList<>();

    @Option(names = "--revoked", paramLabel = "CSV", description = "Revoked badges: badge,from,[reason].")
    private @Nullable Path revoked;

    /** All of them, merged. */
    Journal journal() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : journals) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .limit(MAX_FILES + 1L)
                            .forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty() || files.size() > MAX_FILES) {
            throw new InputException(new Problem(
                    journals.getFirst().toString(),
                    0,
                    "",
                    "%d journals (*.json); 1 to %d are read.".formatted(files.size(), MAX_FILES)));
        }
        List<io.shibo.meet.day.Entry> entries = new ArrayList<>();
        for (Path file : files) {
            entries.addAll(Journal.read(file.toString(), Json.read(file)).entries());
        }
        return Journal.of(entries);
    }

    Timeline timeline(Journal journal, Edition edition) {
        return Timeline.of(journal, edition, zone(edition));
    }

    BadgeVerifier verifier(Edition edition) throws IOException {
        List<PublicKey> known = new ArrayList<>();
        for (Path key : keys) {
            known.add(PemKeys.open(key));
        }
        return new BadgeVerifier(edition.code(), known, revocations(revoked));
    }

    static Revocations revocations(@Nullable Path file) throws IOException {
        if (file == null) {
            return Revocations.NONE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Revocations.read(file.toString(), in);
        }
    }

    private ZoneId zone(Edition edition) {
        return zone(timeZone, edition, spec);
    }

    static ZoneId zone(@Nullable String named, Edition edition, CommandLine.Model.CommandSpec spec) {
        try {
            return named != null
                    ? TimeZones.parse(named)
                    : TimeZones.find(edition)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "%s has several time zones, or none that is known here. Name one, as in Asia/Jakarta, here or as time_zone in edition.csv."
                                            .formatted(edition.country().code())));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--time-zone: " + wrong.getMessage());
        }
    }
}
