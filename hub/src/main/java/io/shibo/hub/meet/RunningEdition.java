package io.shibo.hub.meet;

import io.shibo.codes.Language;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.Meeting;
import io.shibo.meet.expo.Expo;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The edition that the hub shows, for other parts of the hub. */
@Service
public class RunningEdition {
    private final CurrentExpo current;
    private final MeetStore store;

    RunningEdition(CurrentExpo current, MeetStore store) {
        this.current = current;
        this.store = store;
    }

    /** Meetings in the plan of an edition, this one or an earlier one that is no sample; 0 where it has none. */
    public int countMeetings(String edition) {
        return store.countMeetings(edition);
    }

    /** @param sample whether it may be read without signing in */
    public record Running(Expo expo, List<Meeting> meetings, boolean sample) {}

    /** What the viewer may see. */
    public Optional<Running> find(Viewer viewer) {
        return current.find(viewer)
                .map(snapshot -> new Running(snapshot.expo(), snapshot.plan().meetings(), snapshot.sample()));
    }

    /** For who shows by a token of its own that it may know. */
    public Optional<Running> findForDevice() {
        return find(new Viewer(Language.EN, "device", false));
    }
}
