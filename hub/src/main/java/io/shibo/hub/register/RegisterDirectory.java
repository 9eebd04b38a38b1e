package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Hits;
import io.shibo.meet.search.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Who is accepted for an edition, to be searched by participants. Made anew where something has changed, but not more often
 * than {@link #FRESH}: an index of thousands takes a second or two, and a newcomer can be found a minute later.
 */
@Service
class RegisterDirectory {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_EDITIONS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(RegisterDirectory.class);

    private final Exporting exporting;
    private final Dossiers dossiers;
    private final Clock clock;
    private final ReentrantLock making = new ReentrantLock();
    private final Map<String, Made> made = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
            return size() > MOST_EDITIONS;
        }
    };

    private record Made(Expo expo, Directory directory, long changes, Instant at) {}

    RegisterDirectory(Exporting exporting, Dossiers dossiers, Clock clock) {
        this.exporting = exporting;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    Optional<Expo> find(Editions.Open open) {
        return Optional.ofNullable(of(open)).map(Made::expo);
    }

    /** Empty where the accepted registrations do not fit together, which the organiser is told at the export. */
    Optional<Hits> find(Editions.Open open, Search search) {
        return Optional.ofNullable(of(open)).map(m -> m.directory().find(search));
    }

    private @org.jspecify.annotations.Nullable Made of(Editions.Open open) {
        making.lock();
        try {
            Made known = made.get(open.code());
            Instant now = clock.instant();
            if (known != null && now.isBefore(known.at().plus(FRESH))) {
                return known;
            }
            long changes = dossiers.changes(open.code());
            if (known == null || known.changes() != changes) {
                Expo expo = Exporting.read(exporting.folder(open, EnumSet.of(State.ACCEPTED)));
                known = new Made(expo, Directory.of(expo), changes, now);
            } else {
                known = new Made(known.expo(), known.directory(), changes, now);
            }
            made.put(open.code(), known);
            return known;
        } catch (InputException unfit) {
            LOG.warn(
                    "the accepted registrations of {} cannot be read as an expo: {}",
                    open.code(),
                    unfit.problems().size());
            return made.get(open.code());
        } finally {
            making.unlock();
        }
    }
}
