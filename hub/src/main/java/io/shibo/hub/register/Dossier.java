package io.shibo.hub.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says of itself, as text: each field as in the column of the same name of an expo's files. Whether it
 * can be read is for {@link DossierCheck}.
 *
 * @param role exhibitor or buyer
 * @param mostMeetings it wants in the whole edition
 * @param leastMeetings it is to have, which the organiser grants small firms; 0 for most
 * @param offers of an exhibitor
 * @param needs of a buyer
 * @param times when it is there
 * @param wishes whom it wants to meet, or not
 */
record Dossier(
        String role,
        String name,
        String latinName,
        String country,
        String city,
        List<String> languages,
        List<String> identifiers,
        String hall,
        String booth,
        int mostMeetings,
        int leastMeetings,
        List<Delegate> people,
        List<Line> offers,
        List<Line> needs,
        List<Times> times,
        List<Wanted> wishes) {
    static final int MOST_PEOPLE = 50;
    static final int MOST_LINES = 100;
    static final int MOST_TIMES = 200;
    static final int MOST_WISHES = 500;
    static final int MOST_TEXT = 400;

    /** A person who comes. E-mail and telephone are shown to the organiser alone. */
    record Delegate(String id, String name, String role, List<String> languages, String email, String telephone) {
        Delegate {
            id = one(id);
            name = one(name);
            role = one(role);
            languages = all(languages);
            email = one(email);
            telephone = one(telephone);
        }

        /** Without what is personal: records end up in messages. */
        @Override
        public String toString() {
            return "Delegate[" + id + "]";
        }
    }

    /**
     * An offer or a need.
     *
     * @param code a goods code, or a service code with its scheme
     * @param destination of a need
     * @param minimum the least that an exhibitor sells
     * @param places markets of an offer, origins of a need
     */
    record Line(
            String id,
            String title,
            String language,
            String code,
            String destination,
            List<String> places,
            String quantity,
            String minimum,
            String unit,
            String incoterm,
            List<String> certificates) {
        Line {
            id = one(id);
            title = one(title);
            language = one(language);
            code = one(code);
            destination = one(destination);
            places = all(places);
            quantity = one(quantity);
            minimum = one(minimum);
            unit = one(unit);
            incoterm = one(incoterm);
            certificates = all(certificates);
        }

        public boolean goods() {
            return code.matches("[0-9. ]*");
        }

        Line withId(String other) {
            return new Line(
                    other, title, language, code, destination, places, quantity, minimum, unit, incoterm, certificates);
        }
    }

    /** @param person whom it is about; empty for the whole organisation */
    record Times(String firstDay, String lastDay, String from, String to, String attendance, String person) {
        Times {
            firstDay = one(firstDay);
            lastDay = one(lastDay);
            from = one(from);
            to = one(to);
            attendance = one(attendance);
            person = one(person);
        }
    }

    /**
     * A wish.
     *
     * @param from a person of the organisation; empty for the organisation
     * @param to id of an organisation or a person
     * @param wish must-meet, would-meet or no-thanks
     */
    record Wanted(String from, String to, String wish) {
        Wanted {
            from = one(from);
            to = one(to);
            wish = one(wish);
        }
    }

    Dossier {
        role = one(role).toLowerCase(Locale.ROOT);
        name = one(name);
        latinName = one(latinName);
        country = one(country).toUpperCase(Locale.ROOT);
        city = one(city);
        languages = all(languages);
        identifiers = all(identifiers);
        hall = one(hall);
        booth = one(booth);
        people = List.copyOf(people);
        offers = List.copyOf(offers);
        needs = List.copyOf(needs);
        times = List.copyOf(times);
        wishes = List.copyOf(wishes);
    }

    /** What somebody writes who has only begun. */
    static Dossier begin(String role, String name, String country, List<String> languages) {
        return new Dossier(
                role,
                name,
                "",
                country,
                "",
                languages,
                List.of(),
                "",
                "",
                role.equals("exhibitor") ? 30 : 6,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public boolean exhibits() {
        return role.equals("exhibitor");
    }

    /** Offers of an exhibitor, needs of a buyer. */
    public List<Line> lines() {
        return exhibits() ? offers : needs;
    }

    Dossier withOrganisation(
            String newName,
            String newLatinName,
            String newCountry,
            String newCity,
            List<String> newLanguages,
            List<String> newIdentifiers) {
        return new Dossier(
                role,
                newName,
                newLatinName,
                newCountry,
                newCity,
                newLanguages,
                newIdentifiers,
                hall,
                booth,
                mostMeetings,
                leastMeetings,
                people,
                offers,
                needs,
                times,
                wishes);
    }

    Dossier withPeople(List<Delegate> all) {
        return with(all, offers, needs, times, wishes, mostMeetings);
    }

    Dossier withLines(List<Line> all) {
        return exhibits()
                ? with(people, all, needs, times, wishes, mostMeetings)
                : with(people, offers, all, times, wishes, mostMeetings);
    }

    Dossier withTimes(List<Times> all, int most) {
        return with(people, offers, needs, all, wishes, most);
    }

    Dossier withWishes(List<Wanted> all) {
        return with(people, offers, needs, times, all, mostMeetings);
    }

    private Dossier with(
            List<Delegate> newPeople,
            List<Line> newOffers,
            List<Line> newNeeds,
            List<Times> newTimes,
            List<Wanted> newWishes,
            int most) {
        return new Dossier(
                role,
                name,
                latinName,
                country,
                city,
                languages,
                identifiers,
                hall,
                booth,
                most,
                leastMeetings,
                newPeople,
                newOffers,
                newNeeds,
                newTimes,
                newWishes);
    }

    /** Without a person, and what was said of that person. */
    Dossier without(Delegate person) {
        List<Delegate> others = new ArrayList<>(people);
        others.remove(person);
        return with(
                others,
                offers,
                needs,
                times.stream().filter(t -> !t.person().equals(person.id())).toList(),
                wishes.stream().filter(w -> !w.from().equals(person.id())).toList(),
                mostMeetings);
    }

    /** Text on one line without surrounding blanks; control characters have no business in a name. */
    static String one(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
    }

    private static List<String> all(List<String> texts) {
        return texts.stream().map(Dossier::one).filter(t -> !t.isEmpty()).toList();
    }

    /** Without people: records end up in messages. */
    @Override
    public String toString() {
        return "Dossier[" + role + " " + name + "]";
    }
}
