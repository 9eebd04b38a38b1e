package io.shibo.meet;

import io.shibo.codes.Language;
import java.util.List;
import java.util.stream.Collectors;

/** Meetings are owed that cannot all be held. */
public final class CollisionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Collision> collisions;

    CollisionException(List<Collision> collisions) {
        super(collisions.stream()
                .map(each -> each.what().text(Language.EN))
                .limit(10)
                .collect(Collectors.joining(" ")));
        this.collisions = List.copyOf(collisions);
    }

    /** Everything that collides. */
    public List<Collision> collisions() {
        return collisions;
    }
}
