package io.shibo.meet;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Particulars;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Precedence;
import io.shibo.meet.expo.Presence;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Subject;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.expo.Wish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tiny expo for tests: E0, E1 … offer what B0, B1 … need, all day on site, unless something else is said. */
public final class Tiny {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 24);
    private static final List<String> CODES = List.of("850440", "850431", "090111");

    private final int slots;
    private final List<Organisation> organisations = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<Presence> presences = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final List<FixedMeeting> fixed = new ArrayList<>();
    private final List<Precedence> precedences = new ArrayList<>();
    private final Map<String, Integer> tables = new HashMap<>();
    private final List<Venue.Interpreters> interpreters = new ArrayList<>();

    private Tiny(int slots) {
        this.slots = slots;
    }

    /** An expo of one day with so many slots of an hour. */
    public static Tiny slots(int slots) {
        return new Tiny(slots);
    }

    /** So many exhibitors and buyers with a code in common, who want {@code most} meetings each. */
    public Tiny all(int exhibitors, int buyers, int most) {
        for (int e = 0; e < exhibitors; e++) {
            exhibitor("E" + e, most, 0, 0);
        }
        for (int b = 0; b < buyers; b++) {
            buyer("B" + b, most, 0, 0);
        }
        return this;
    }

    /** @param code which of three: the first two are of one heading */
    public Tiny exhibitor(String id, int most, int least, int code) {
        organisations.add(organisation(id, Role.EXHIBITOR, "1A", "A1", List.of("en"), most, least));
        offers.add(new Offer(
                "O" + id, id, "thing " + code, "en", new Subject.Goods(HsCode.of(CODES.get(code))), List.of()));
        return there(id, 0, slots);
    }

    public Tiny buyer(String id, int most, int least, int code) {
        organisations.add(organisation(id, Role.BUYER, null, null, List.of("en"), most, least));
        needs.add(new Need(
                "N" + id,
                id,
                "thing " + code,
                "en",
                new Subject.Goods(HsCode.of(CODES.get(code))),
                Country.CHINA,
                List.of()));
        return there(id, 0, slots);
    }

    private static Organisation organisation(
            String id,
            Role role,
            @Nullable String hall,
            @Nullable String booth,
            List<String> languages,
            int most,
            int least) {
        return new Organisation(
                id, role, "Firm " + id, null, Country.CHINA, "", languages, List.of(), hall, booth, most, least);
    }

    /** Speaks only this. */
    public Tiny speaks(String id, String language) {
        organisations.replaceAll(o -> o.id().equals(id)
                ? organisation(
                        id, o.role(), o.hall(), o.booth(), List.of(language), o.mostMeetings(), o.leastMeetings())
                : o);
        return this;
    }

    /** Meets at the tables of this hall. */
    public Tiny withoutBooth(String id, String hall) {
        organisations.replaceAll(o -> o.id().equals(id)
                ? organisation(id, o.role(), hall, null, o.languages(), o.mostMeetings(), o.leastMeetings())
                : o);
        return this;
    }

    private Tiny there(String id, int from, int to) {
        presences.add(
                new Presence(id, DAY, DAY, LocalTime.of(8 + from, 0), LocalTime.of(8 + to, 0), Attendance.ON_SITE));
        return this;
    }

    /** Is there from one slot to before another, instead of all day. */
    public Tiny only(String id, int from, int to) {
        presences.removeIf(p -> p.organisation().equals(id) && p.person() == null);
        return there(id, from, to);
    }

    public Tiny person(String id, String organisation, String language, int from, int to) {
        people.add(new Person(id, organisation, "Person " + id, "", List.of(language), null, null));
        presences.add(new Presence(
                organisation, DAY, DAY, LocalTime.of(8 + from, 0), LocalTime.of(8 + to, 0), Attendance.ON_SITE, id));
        return this;
    }

    public Tiny must(String from, String to) {
        wishes.add(new Wish(from, to, Wish.Kind.MUST_MEET));
        return this;
    }

    public Tiny would(String from, String to) {
        wishes.add(new Wish(from, to, Wish.Kind.WOULD_MEET));
        return this;
    }

    public Tiny no(String from, String to) {
        wishes.add(new Wish(from, to, Wish.Kind.NO_THANKS));
        return this;
    }

    public Tiny fixed(String exhibitor, String buyer, int slot) {
        fixed.add(new FixedMeeting(exhibitor, buyer, slot));
        return this;
    }

    public Tiny before(String firstExhibitor, String firstBuyer, String thenExhibitor, String thenBuyer) {
        precedences.add(new Precedence(firstExhibitor, firstBuyer, thenExhibitor, thenBuyer));
        return this;
    }

    public Tiny tables(String hall, int count) {
        tables.put(hall, count);
        return this;
    }

    public Tiny interpreters(String one, String other, int count, int from, int to) {
        interpreters.add(new Venue.Interpreters(
                Venue.Languages.of(one, other), count, DAY, LocalTime.of(8 + from, 0), LocalTime.of(8 + to, 0)));
        return this;
    }

    public Expo expo() {
        Edition edition = new Edition(
                "2026",
                "Tiny",
                Country.CHINA,
                DAY,
                DAY,
                List.of(new Edition.Session(LocalTime.of(8, 0), LocalTime.of(8 + slots, 0))),
                60);
        return new Expo(
                edition,
                organisations,
                offers,
                needs,
                presences,
                null,
                new Venue(tables, interpreters, List.of()),
                new Particulars(people, wishes, fixed, precedences, List.of()));
    }
}
