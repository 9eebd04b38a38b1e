package io.shibo.hub.day;

import io.shibo.hub.meet.RunningEdition;
import io.shibo.meet.day.Outcomes;
import io.shibo.meet.day.Timeline;
import io.shibo.meet.expo.Edition;
import org.springframework.stereotype.Service;

/** What came of an edition that was run here: meetings planned, and of how many somebody said that they were held. */
@Service
public class CameOf {
    private final DayStore store;
    private final RunningEdition editions;

    CameOf(DayStore store, RunningEdition editions) {
        this.store = store;
        this.editions = editions;
    }

    /** @param told of how many meetings somebody said anything */
    public record Meetings(int planned, int told, int held) {}

    /** Zeros where no plan was made and nothing was told. */
    public Meetings of(Edition edition) {
        Outcomes outcomes = Outcomes.of(Timeline.of(store.journal(edition.code()), edition, DayBook.zone(edition)));
        long held = outcomes.list().stream()
                .filter(told -> told.verdict() == Outcomes.Verdict.HELD)
                .count();
        return new Meetings(
                editions.countMeetings(edition.code()), outcomes.list().size(), (int) held);
    }
}
