package io.shibo.meet.expo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes for an organisation; several of them are its delegation. E-mail and telephone are personal data: they
 * are for the organiser, and for a partner once a meeting is agreed; pages and logs show them to nobody else.
 *
 * @param id unique among people and organisations, so that a wish may name either
 * @param organisation its id
 * @param name as the person writes it
 * @param role what the person does there, in a few words; empty where not given
 * @param languages the person speaks, the best first; where not given, those of the organisation
 * @param email null where not given
 * @param telephone null where not given
 */
public record Person(
        String id,
        String organisation,
        String name,
        String role,
        List<String> languages,
        @Nullable String email,
        @Nullable String telephone) {
    public Person {
        languages = List.copyOf(languages);
    }

    /** Without e-mail and telephone, which must not end in a log by way of a message. */
    @Override
    public String toString() {
        return "Person[%s of %s]".formatted(id, organisation);
    }
}
