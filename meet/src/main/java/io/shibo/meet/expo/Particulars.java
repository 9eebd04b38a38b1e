package io.shibo.meet.expo;

import java.util.List;

/**
 * What participants said beyond who they are and what they trade; each list may be empty, and is in the order of its file.
 *
 * @param people delegates; an organisation without any is one participant
 * @param wishes whom one wants to meet, or not
 * @param fixed meetings agreed already
 * @param precedences which meeting comes before which
 * @param evidence what supports identifiers
 */
public record Particulars(
        List<Person> people,
        List<Wish> wishes,
        List<FixedMeeting> fixed,
        List<Precedence> precedences,
        List<Evidence> evidence) {
    /** Nothing was said. */
    public static final Particulars NONE = new Particulars(List.of(), List.of(), List.of(), List.of(), List.of());

    public Particulars {
        people = List.copyOf(people);
        wishes = List.copyOf(wishes);
        fixed = List.copyOf(fixed);
        precedences = List.copyOf(precedences);
        evidence = List.copyOf(evidence);
    }
}
