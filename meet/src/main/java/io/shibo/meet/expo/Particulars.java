package io.shibo.meet.expo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** What concerns only organisations of these ids. */
    public Particulars among(Set<String> ids) {
        List<Person> theirs =
                people.stream().filter(p -> ids.contains(p.organisation())).toList();
        Set<String> all = new HashSet<>(ids);
        theirs.forEach(person -> all.add(person.id()));
        return new Particulars(
                theirs,
                wishes.stream()
                        .filter(w -> all.contains(w.from()) && all.contains(w.to()))
                        .toList(),
                fixed.stream()
                        .filter(f -> ids.contains(f.exhibitor()) && ids.contains(f.buyer()))
                        .toList(),
                precedences.stream()
                        .filter(p -> ids.containsAll(
                                List.of(p.firstExhibitor(), p.firstBuyer(), p.thenExhibitor(), p.thenBuyer())))
                        .toList(),
                evidence.stream().filter(e -> ids.contains(e.organisation())).toList());
    }
}
