package io.shibo.hub.meet;

import io.shibo.hub.HubSettings;
import io.shibo.hub.io.EmbeddingEndpoint;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.Why;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Embedding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The latest edition as the library sees it, with its index and its plan, made from the rows at the start and whenever they
 * change. A few tens of megabytes for an expo of 13,000 organisations; pages are answered from it alone.
 */
@Service
class CurrentExpo {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentExpo.class);

    private final MeetStore store;
    private final @Nullable Embedding embedding;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Made made;

    /** What was made of the rows; {@code snapshot} is null where there are none. */
    private record Made(@Nullable Snapshot snapshot) {}

    /**
     * One edition, ready to be asked.
     *
     * @param meetings of each participant who has any, by slot
     */
    record Snapshot(
            Expo expo,
            MeetPlan plan,
            boolean sample,
            Directory directory,
            Why.Answers answers,
            Map<String, List<Meeting>> meetings) {
        List<Meeting> meetingsOf(String organisation) {
            return meetings.getOrDefault(organisation, List.of());
        }
    }

    CurrentExpo(MeetStore store, HubSettings settings) throws IOException {
        this.store = store;
        this.embedding =
                EmbeddingEndpoint.find(System.getenv(), settings.home()).orElse(null);
    }

    /** What the viewer may see; the first to ask after a change waits a second or two until it is made. */
    Optional<Snapshot> find(Viewer viewer) {
        Made present = made;
        if (present == null) {
            present = make();
        }
        return Optional.ofNullable(present.snapshot()).filter(s -> s.sample() || viewer.signedIn());
    }

    /** What there is, for callers that know by other means what they may see of it. */
    Optional<Snapshot> present() {
        Made present = made;
        return Optional.ofNullable((present == null ? make() : present).snapshot());
    }

    /** Read anew from the rows: with what participants have said since. */
    Optional<Snapshot> again() {
        forget();
        return present();
    }

    /** The rows are others, and the next who asks has them read. */
    void forget() {
        made = null;
    }

    /** The same expo has another plan: the directory stays as it is. */
    void replanned(Expo expo, MeetPlan plan) {
        making.lock();
        try {
            Made present = made;
            @Nullable Snapshot old = present == null ? null : present.snapshot();
            if (old == null || old.expo() != expo) {
                changed();
                return;
            }
            made = new Made(new Snapshot(
                    expo, plan, old.sample(), old.directory(), old.answers().of(plan), plan.byParticipant()));
        } finally {
            making.unlock();
        }
    }

    /** The rows are others now. */
    void changed() {
        made = null;
        warmUp();
    }

    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofPlatform().daemon().name("meet-index").start(() -> {
            try {
                make();
            } catch (RuntimeException failed) {
                LOG.error("the directory could not be made from the rows: {}", failed.getMessage(), failed);
            }
        });
    }

    private Made make() {
        making.lock();
        try {
            Made present = made;
            if (present == null) {
                long begun = System.nanoTime();
                present = new Made(store.findLatest().map(this::snapshot).orElse(null));
                made = present;
                LOG.info("meet: directory made in {} ms", (System.nanoTime() - begun) / 1_000_000);
            }
            return present;
        } finally {
            making.unlock();
        }
    }

    private Snapshot snapshot(MeetStore.Stored stored) {
        Directory directory = Directory.of(stored.expo());
        if (embedding != null) {
            Thread.ofPlatform().daemon().name("meet-meanings").start(() -> learn(directory, embedding));
        }
        return new Snapshot(
                stored.expo(),
                stored.plan(),
                stored.sample(),
                directory,
                new Why.Answers(stored.expo(), stored.plan()),
                stored.plan().byParticipant());
    }

    private static void learn(Directory directory, Embedding embedding) {
        try {
            directory.learn(embedding);
            LOG.info("meet: the directory finds by meaning too, by {}", embedding);
        } catch (Embedding.UnavailableException failed) {
            LOG.warn("meet: the directory finds without meaning: {}", failed.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("meet: the directory could not learn meanings: {}", failed.getMessage(), failed);
        }
    }
}
