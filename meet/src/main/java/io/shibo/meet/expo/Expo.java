package io.shibo.meet.expo;

import io.shibo.codes.party.IdentifierCheck;
import io.shibo.codes.party.PartyId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One edition with everybody who takes part; immutable. Read it with {@link ExpoReader}, or build it from rows that have
 * been checked before.
 */
public final class Expo {
    private final Edition edition;
    private final List<Organisation> organisations;
    private final List<Offer> offers;
    private final List<Need> needs;
    private final List<Presence> presences;
    private final Calendar calendar;
    private final Delegations delegations;
    private final @Nullable Previous previous;
    private final Venue venue;
    private final Particulars particulars;
    private final Map<String, Organisation> byId = new HashMap<>();
    private final Map<String, List<Offer>> offersOf = new HashMap<>();
    private final Map<String, List<Need>> needsOf = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, List<Person>> peopleOf = new HashMap<>();

    /**
     * @param previous the edition before; null where it is not known
     * @throws IllegalArgumentException if an id is used twice, or an offer, need or presence names nobody
     */
    public Expo(
            Edition edition,
            List<Organisation> organisations,
            List<Offer> offers,
            List<Need> needs,
            List<Presence> presences,
            @Nullable Previous previous) {
        this(edition, organisations, offers, needs, presences, previous, Venue.UNLIMITED);
    }

    /**
     * An expo at a venue where something is scarce.
     *
     * @param previous the edition before; null where it is not known
     * @throws IllegalArgumentException if an id is used twice, or an offer, need or presence names nobody
     */
    public Expo(
            Edition edition,
            List<Organisation> organisations,
            List<Offer> offers,
            List<Need> needs,
            List<Presence> presences,
            @Nullable Previous previous,
            Venue venue) {
        this(edition, organisations, offers, needs, presences, previous, venue, Particulars.NONE);
    }

    /**
     * An expo whose participants said more than what they trade.
     *
     * @param previous the edition before; null where it is not known
     * @throws IllegalArgumentException if an id is used twice, or anything names nobody
     */
    public Expo(
            Edition edition,
            List<Organisation> organisations,
            List<Offer> offers,
            List<Need> needs,
            List<Presence> presences,
            @Nullable Previous previous,
            Venue venue,
            Particulars particulars) {
        this.venue = venue;
        this.particulars = particulars;
        this.edition = edition;
        this.organisations = List.copyOf(organisations);
        this.offers = List.copyOf(offers);
        this.needs = List.copyOf(needs);
        this.presences = List.copyOf(presences);
        this.previous = previous;
        for (Organisation organisation : organisations) {
            if (byId.putIfAbsent(organisation.id(), organisation) != null) {
                throw new IllegalArgumentException("organisation '%s' is there twice.".formatted(organisation.id()));
            }
        }
        for (Offer offer : offers) {
            known(offer.organisation(), offer.id());
            offersOf.computeIfAbsent(offer.organisation(), id -> new ArrayList<>())
                    .add(offer);
        }
        for (Need need : needs) {
            known(need.organisation(), need.id());
            needsOf.computeIfAbsent(need.organisation(), id -> new ArrayList<>())
                    .add(need);
        }
        presences.forEach(presence -> known(presence.organisation(), "availability"));
        index(particulars);
        this.calendar = new Calendar(edition, presences, particulars.people());
        this.delegations = new Delegations(this);
    }

    private void index(Particulars said) {
        for (Person person : said.people()) {
            known(person.organisation(), person.id());
            if (byId.containsKey(person.id()) || people.putIfAbsent(person.id(), person) != null) {
                throw new IllegalArgumentException("person '%s' is there twice.".formatted(person.id()));
            }
            peopleOf.computeIfAbsent(person.organisation(), id -> new ArrayList<>())
                    .add(person);
        }
        for (Wish wish : said.wishes()) {
            known(organisationOf(wish.from()), "wishes");
            known(organisationOf(wish.to()), "wishes");
        }
        for (FixedMeeting fixed : said.fixed()) {
            known(fixed.exhibitor(), "fixed");
            known(fixed.buyer(), "fixed");
        }
        for (Precedence order : said.precedences()) {
            List.of(order.firstExhibitor(), order.firstBuyer(), order.thenExhibitor(), order.thenBuyer())
                    .forEach(id -> known(id, "precedences"));
        }
        for (Presence presence : presences) {
            @Nullable String person = presence.person();
            if (person != null && !presence.organisation().equals(organisationOf(person))) {
                throw new IllegalArgumentException("availability names person '%s', who is not of '%s'."
                        .formatted(person, presence.organisation()));
            }
        }
        said.evidence().forEach(each -> known(each.organisation(), "evidence"));
    }

    public Edition edition() {
        return edition;
    }

    public Venue venue() {
        return venue;
    }

    /** In the order of the file. */
    public List<Organisation> organisations() {
        return organisations;
    }

    public List<Offer> offers() {
        return offers;
    }

    public List<Need> needs() {
        return needs;
    }

    public List<Presence> presences() {
        return presences;
    }

    /** People, wishes, fixed meetings, precedences and evidence, each as it was given. */
    public Particulars particulars() {
        return particulars;
    }

    /** The delegation of an organisation; empty where it named nobody and is one participant. */
    public List<Person> peopleOf(String organisation) {
        return Collections.unmodifiableList(peopleOf.getOrDefault(organisation, List.of()));
    }

    public Optional<Person> findPerson(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** The organisation that an id of a wish stands for: a person's, or the organisation itself. */
    public String organisationOf(String id) {
        @Nullable Person person = people.get(id);
        return person == null ? id : person.organisation();
    }

    public Calendar calendar() {
        return calendar;
    }

    /** Who may sit at the table for whom, by people and wishes. */
    public Delegations delegations() {
        return delegations;
    }

    public Optional<Previous> findPrevious() {
        return Optional.ofNullable(previous);
    }

    public Optional<Organisation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalArgumentException if nobody has that id */
    public Organisation get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no organisation '%s'.".formatted(id)));
    }

    public List<Offer> offersOf(String organisation) {
        return Collections.unmodifiableList(offersOf.getOrDefault(organisation, List.of()));
    }

    public List<Need> needsOf(String organisation) {
        return Collections.unmodifiableList(needsOf.getOrDefault(organisation, List.of()));
    }

    public List<Organisation> list(Role role) {
        return organisations.stream().filter(o -> o.role() == role).toList();
    }

    /** Identifiers whose form or check digit is wrong, in the order of the file. */
    public List<IdentifierWarning> identifierWarnings() {
        List<IdentifierWarning> warnings = new ArrayList<>();
        for (Organisation organisation : organisations) {
            for (PartyId identifier : organisation.identifiers()) {
                IdentifierCheck check = identifier.check();
                if (check.warns()) {
                    warnings.add(new IdentifierWarning(organisation, identifier, check));
                }
            }
        }
        return warnings;
    }

    public Figures figures() {
        return Figures.of(this);
    }

    private void known(String organisation, String by) {
        if (!byId.containsKey(organisation)) {
            throw new IllegalArgumentException(
                    "'%s' names organisation '%s', which is not in the list.".formatted(by, organisation));
        }
    }
}
