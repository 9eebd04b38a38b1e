package io.shibo.meet.score;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Wish;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What participants said of meeting each other, by the indexes of both sides. Few pairs have a wish, so these are looked up. */
final class Wishes {
    /** The buyer asked for the exhibitor. */
    static final int BUYER = 1;
    /** The exhibitor asked for the buyer. */
    static final int EXHIBITOR = 2;
    /** They never meet. */
    static final int VETO = 4;

    static final int MUTUAL = BUYER | EXHIBITOR;

    private static final int[] NOBODY = {};

    private final Map<Long, Integer> said = new HashMap<>();
    private final int[][] exhibitorsOf;

    Wishes(Expo expo, Side exhibitors, Side buyers) {
        exhibitorsOf = new int[buyers.size()][];
        Arrays.fill(exhibitorsOf, NOBODY);
        for (Wish wish : expo.particulars().wishes()) {
            String from = expo.organisationOf(wish.from());
            String to = expo.organisationOf(wish.to());
            boolean fromExhibitor = expo.get(from).role() == Role.EXHIBITOR;
            int e = exhibitors.indexOf(fromExhibitor ? from : to);
            int b = buyers.indexOf(fromExhibitor ? to : from);
            if (wish.kind() != Wish.Kind.NO_THANKS) {
                note(e, b, fromExhibitor ? EXHIBITOR : BUYER);
            } else if (expo.delegations().vetoed(fromExhibitor ? from : to, fromExhibitor ? to : from)) {
                note(e, b, VETO);
            }
        }
    }

    private void note(int e, int b, int flag) {
        if (said.merge(key(e, b), flag, (x, y) -> x | y) == flag) {
            int[] own = exhibitorsOf(b);
            int[] more = Arrays.copyOf(own, own.length + 1);
            more[own.length] = e;
            exhibitorsOf[b] = Arrays.stream(more).distinct().toArray();
        }
    }

    private static long key(int e, int b) {
        return (long) b << 32 | e;
    }

    /** The flags of a pair. */
    int of(int e, int b) {
        return exhibitorsOf[b].length == 0 ? 0 : said.getOrDefault(key(e, b), 0);
    }

    /** Exhibitors of whom, or who of the buyer, something was said. */
    int[] exhibitorsOf(int b) {
        return exhibitorsOf[b];
    }
}
