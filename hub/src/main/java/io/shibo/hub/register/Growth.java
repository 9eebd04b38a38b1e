package io.shibo.hub.register;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.hub.day.CameOf;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.expo.Previous;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * An edition against the one before: who was registered here for it, or else the list that came with the edition. What is not
 * known of the edition before is left out and not counted as nothing.
 */
@Service
class Growth {
    private final Editions editions;
    private final Dossiers dossiers;
    private final CameOf came;

    Growth(Editions editions, Dossiers dossiers, CameOf came) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.came = came;
    }

    /** By what organisations are counted. */
    enum By {
        ROLE,
        /** Those abroad of the edition's country, and those of it. */
        ORIGIN,
        COUNTRY,
        /** What they offer or need: each organisation once in each of its sectors, so the sum is larger than the whole. */
        SECTOR,
        /** On site on some day, or online alone. */
        ATTENDANCE,
        /** Not organisations but meetings: planned, and held by somebody's word. */
        MEETINGS
    }

    /**
     * One line.
     *
     * @param key role, code of the country, sector, kind of attendance, {@code planned} or {@code held}
     * @param name the country's name in the reader's language; else the key
     */
    record Line(String key, String name, int before, int now) {
        /** In percent with one decimal; null where there was nobody before, of which no percentage can be said. */
        public @Nullable BigDecimal percent() {
            return before == 0
                    ? null
                    : BigDecimal.valueOf(100L * (now - before))
                            .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP);
        }
    }

    /** @param most the largest figure of the lines, 1 or more: what bars are measured by */
    record Group(By by, int most, List<Line> lines) {}

    /** @param before what the edition before is called; empty where only a list of it is known */
    record Table(String before, List<Group> groups) {}

    private static final class Counts {
        private final Map<By, Map<String, Integer>> all = new EnumMap<>(By.class);

        void add(By by, String key, int count) {
            all.computeIfAbsent(by, b -> new HashMap<>()).merge(key, count, Integer::sum);
        }

        int of(By by, String key) {
            return all.getOrDefault(by, Map.of()).getOrDefault(key, 0);
        }

        Set<String> keys(By by) {
            return all.getOrDefault(by, Map.of()).keySet();
        }
    }

    /** Registrations that were submitted or accepted; empty where no edition before is known. */
    Optional<Table> of(Editions.Open open, Language reader) {
        Optional<Editions.Open> earlier = editions.findBefore(open.edition());
        Counts before = new Counts();
        if (earlier.isPresent()) {
            count(earlier.get(), EnumSet.of(State.ACCEPTED), before);
        } else {
            Optional<Previous> list = previous(open);
            if (list.isEmpty()) {
                return Optional.empty();
            }
            list.get().organisations().forEach(past -> count(past, open, before));
        }
        Counts now = new Counts();
        count(open, EnumSet.of(State.SUBMITTED, State.ACCEPTED), now);
        List<Group> groups = new ArrayList<>();
        for (By by : By.values()) {
            if (!before.keys(by).isEmpty()) {
                groups.add(group(by, before, now, reader));
            }
        }
        return Optional.of(new Table(earlier.map(e -> e.edition().name()).orElse(""), groups));
    }

    private static Group group(By by, Counts before, Counts now, Language reader) {
        TreeSet<String> keys = new TreeSet<>(before.keys(by));
        keys.addAll(now.keys(by));
        int most = Math.max(
                1,
                keys.stream()
                        .mapToInt(key -> Math.max(before.of(by, key), now.of(by, key)))
                        .max()
                        .orElse(1));
        List<Line> lines = new ArrayList<>();
        for (String key : keys) {
            int was = before.of(by, key);
            int is = now.of(by, key);
            String name = by == By.COUNTRY ? Country.of(key).name(reader) : key;
            lines.add(new Line(key, name, was, is));
        }
        boolean ranked = by == By.COUNTRY || by == By.SECTOR;
        return new Group(
                by,
                most,
                ranked
                        ? lines.stream()
                                .sorted(Comparator.comparingInt((Line line) -> -line.now())
                                        .thenComparingInt(line -> -line.before()))
                                .toList()
                        : lines.reversed());
    }

    private void count(Editions.Open open, Set<State> states, Counts counts) {
        dossiers.forEach(open.code(), states, registration -> {
            Dossier dossier = registration.dossier();
            who(counts, dossier.role(), dossier.country(), open);
            dossier.lines().stream()
                    .flatMap(line -> sector(line).stream())
                    .distinct()
                    .forEach(sector -> counts.add(By.SECTOR, sector, 1));
            if (!dossier.times().isEmpty()) {
                boolean onSite =
                        dossier.times().stream().anyMatch(t -> t.attendance().equals("on-site"));
                counts.add(By.ATTENDANCE, onSite ? "on-site" : "online", 1);
            }
        });
        CameOf.Meetings meetings = came.of(open.edition());
        if (meetings.planned() > 0) {
            counts.add(By.MEETINGS, "planned", meetings.planned());
        }
        if (meetings.told() > 0) {
            counts.add(By.MEETINGS, "held", meetings.held());
        }
    }

    private static void count(Previous.Past past, Editions.Open open, Counts counts) {
        who(
                counts,
                past.role().name().toLowerCase(Locale.ROOT),
                past.country() == null ? "" : past.country().code(),
                open);
        past.sectors().stream().distinct().forEach(sector -> counts.add(By.SECTOR, sector, 1));
        if (past.attendance() != null) {
            counts.add(By.ATTENDANCE, past.attendance() == Attendance.ONLINE ? "online" : "on-site", 1);
        }
        // Every meeting has an exhibitor: counted on one side alone, none is counted twice.
        if (past.role() == Role.EXHIBITOR) {
            if (past.meetings() != null) {
                counts.add(By.MEETINGS, "planned", past.meetings());
            }
            if (past.held() != null) {
                counts.add(By.MEETINGS, "held", past.held());
            }
        }
    }

    private static void who(Counts counts, String role, String country, Editions.Open open) {
        counts.add(By.ROLE, role, 1);
        if (!country.isEmpty()) {
            counts.add(By.COUNTRY, country, 1);
            counts.add(By.ORIGIN, country.equals(open.edition().country().code()) ? "domestic" : "international", 1);
        }
    }

    /** Empty where there is no code, or none that can be read. */
    private static Optional<String> sector(Dossier.Line line) {
        if (line.code().isEmpty()) {
            return Optional.empty();
        }
        if (!line.goods()) {
            return Optional.of(Subject.SERVICES);
        }
        try {
            return Optional.of(new Subject.Goods(HsCode.parse(line.code())).sector());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The list that the organiser sent along, read as the edition's own reader does. */
    private Optional<Previous> previous(Editions.Open open) {
        String text = editions.files(open.code()).get("previous/organisations.csv");
        if (text == null) {
            return Optional.empty();
        }
        Map<String, String> files = new DossierRows().files();
        files.put("edition.csv", DossierRows.edition(open.edition()));
        files.put("previous/organisations.csv", text);
        try {
            return ExpoReader.read(List.of(ExpoSource.of(files))).findPrevious();
        } catch (IOException impossible) {
            throw new UncheckedIOException("texts in memory", impossible);
        }
    }
}
