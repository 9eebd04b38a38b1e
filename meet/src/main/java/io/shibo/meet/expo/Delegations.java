package io.shibo.meet.expo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may sit at the table for either side of a pair: any of its people, but for whom wishes exclude. A wish between two
 * organisations is about all their people; one from or to a person is about that person. Who must meet a person meets that
 * person, and a no to a person leaves the others of its delegation. Immutable.
 */
public final class Delegations {
    private final Expo expo;
    private final Map<List<String>, List<Wish>> wishes = new LinkedHashMap<>();

    /**
     * Two who may meet.
     *
     * @param exhibitor null where the organisation is one participant
     * @param buyer null where the organisation is one participant
     */
    public record Two(@Nullable Person exhibitor, @Nullable Person buyer) {}

    Delegations(Expo expo) {
        this.expo = expo;
        for (Wish wish : expo.particulars().wishes()) {
            if (wish.kind() != Wish.Kind.WOULD_MEET) {
                wishes.computeIfAbsent(pair(wish), pair -> new ArrayList<>()).add(wish);
            }
        }
    }

    private List<String> pair(Wish wish) {
        String from = expo.organisationOf(wish.from());
        String to = expo.organisationOf(wish.to());
        return expo.get(from).role() == Role.EXHIBITOR ? List.of(from, to) : List.of(to, from);
    }

    /** The vetoes and must-meets between two organisations, from either side. */
    public List<Wish> wishes(String exhibitor, String buyer) {
        return wishes.getOrDefault(List.of(exhibitor, buyer), List.of());
    }

    /** Pairs of which somebody said that they must or must not meet: exhibitor, then buyer. */
    public Iterable<List<String>> pairs() {
        return List.copyOf(wishes.keySet());
    }

    /** Whether all who could represent the two are kept apart by a veto. */
    public boolean vetoed(String exhibitor, String buyer) {
        return !wishes(exhibitor, buyer).isEmpty() && of(exhibitor, buyer).isEmpty();
    }

    /** Whether one of the two must meet the other. */
    public boolean must(String exhibitor, String buyer) {
        return wishes(exhibitor, buyer).stream().anyMatch(wish -> wish.kind() == Wish.Kind.MUST_MEET);
    }

    /** All who may represent the two, in the order of the delegations; empty where vetoes leave nobody. */
    public List<Two> of(String exhibitor, String buyer) {
        List<Wish> said = wishes(exhibitor, buyer);
        List<Two> all = new ArrayList<>();
        int most = 0;
        for (Person one : people(exhibitor)) {
            for (Person other : people(buyer)) {
                int kept = said.isEmpty() ? 0 : kept(said, exhibitor, one, buyer, other);
                if (kept > most) {
                    // Who must meet several of a delegation, which meets once, meets those who keep most of it.
                    all.clear();
                    most = kept;
                }
                if (kept == most) {
                    all.add(new Two(one, other));
                }
            }
        }
        return must(exhibitor, buyer) && most == 0 ? List.of() : all;
    }

    private List<@Nullable Person> people(String organisation) {
        List<@Nullable Person> people = new ArrayList<>(expo.peopleOf(organisation));
        if (people.isEmpty()) {
            people.add(null);
        }
        return people;
    }

    /** How many must-meets two people keep; -1 where a veto keeps them apart. */
    private int kept(List<Wish> said, String exhibitor, @Nullable Person one, String buyer, @Nullable Person other) {
        int kept = 0;
        for (Wish wish : said) {
            boolean fromExhibitor = expo.organisationOf(wish.from()).equals(exhibitor);
            boolean about = is(fromExhibitor ? wish.from() : wish.to(), exhibitor, one)
                    && is(fromExhibitor ? wish.to() : wish.from(), buyer, other);
            if (about && wish.kind() == Wish.Kind.NO_THANKS) {
                return -1;
            }
            kept += about ? 1 : 0;
        }
        return kept;
    }

    private static boolean is(String id, String organisation, @Nullable Person person) {
        return id.equals(organisation) || person != null && id.equals(person.id());
    }
}
