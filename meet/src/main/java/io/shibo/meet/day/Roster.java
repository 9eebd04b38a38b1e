package io.shibo.meet.day;

import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Expo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is registered: everybody who was given a badge, and what they are. */
public final class Roster {
    private final List<Holder> registered;
    private final Map<String, Holder> known = new HashMap<>();

    private Roster(Expo expo) {
        registered = List.copyOf(Holder.of(expo));
        // At a gate the number of a firm may be typed where the badge of its delegate is lost.
        expo.organisations().forEach(each -> known.put(each.id(), Holder.of(each)));
        registered.forEach(each -> known.put(each.id(), each));
    }

    public static Roster of(Expo expo) {
        return new Roster(expo);
    }

    /** Everybody with a badge, in the order of the expo. */
    public List<Holder> registered() {
        return registered;
    }

    /** A holder, or an organisation whose people are the holders. */
    public Optional<Holder> find(String id) {
        return Optional.ofNullable(known.get(id));
    }
}
