package io.shibo.hub.meet;

import io.shibo.hub.database.Transactions;
import io.shibo.meet.Certificate;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.expo.Expo;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Takes an expo as the edition that this hub runs, and has its plan made: from then on it is what pages, gates and phones see. */
@Service
public class OpenedEdition {
    private static final MeetPlan NOTHING_YET =
            new MeetPlan(List.of(), 0, new Certificate(1, Map.of(), 0, 0, 0, 0), List.of());

    private final EditionStore store;
    private final CurrentExpo current;
    private final Planning planning;
    private final Transactions transactions;

    OpenedEdition(EditionStore store, CurrentExpo current, Planning planning, Transactions transactions) {
        this.store = store;
        this.current = current;
        this.planning = planning;
        this.transactions = transactions;
    }

    /**
     * Puts the expo in the place of the edition of that code and begins to make its plan.
     *
     * @return false, and nothing is changed, while a plan is being made
     */
    public boolean open(Expo expo) {
        if (planning.state().running()) {
            return false;
        }
        transactions.run(() -> {
            store.put(expo, NOTHING_YET, false);
            return expo;
        });
        current.forget();
        return planning.begin();
    }
}
