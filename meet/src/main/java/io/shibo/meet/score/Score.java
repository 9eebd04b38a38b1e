package io.shibo.meet.score;

import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import java.util.List;

/**
 * What a meeting is worth, by the offer and the need that fit best.
 *
 * @param offer of the exhibitor
 * @param need of the buyer
 * @param parts one a criterion
 * @param possible whether there is a slot in which both are available
 */
public record Score(Offer offer, Need need, List<Part> parts, boolean possible) {
    /** Most points a meeting can have: both sides'. */
    public static final int MOST = 2 * Criterion.SIDE;

    /**
     * Points each side must gain for a meeting to be allowed: no one is sent to a meeting that only the other wants. 180 of them
     * are what terms give that nobody states.
     */
    public static final int LEAST_SIDE = 630;

    public Score {
        parts = List.copyOf(parts);
    }

    /** Points of the buyer's side, 0 to {@value Criterion#SIDE}. */
    public int toBuyer() {
        return parts.stream().mapToInt(Part::toBuyer).sum();
    }

    /** Points of the exhibitor's side, 0 to {@value Criterion#SIDE}. */
    public int toExhibitor() {
        return parts.stream().mapToInt(Part::toExhibitor).sum();
    }

    /** Points of both sides. */
    public int value() {
        return toBuyer() + toExhibitor();
    }

    /** Whether both sides gain enough, and can meet at all. */
    public boolean allowed() {
        return possible && toBuyer() >= LEAST_SIDE && toExhibitor() >= LEAST_SIDE;
    }
}
