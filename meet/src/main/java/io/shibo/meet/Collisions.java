package io.shibo.meet;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.expo.Wish;
import io.shibo.meet.internal.solve.Resources;
import io.shibo.meet.internal.solve.Shortage;
import io.shibo.meet.internal.solve.Ways;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before anything is planned, whether the meetings owed can all be held: who must meet somebody who says no, who is owed
 * more meetings than it wants or has slots for, which hall has too few tables for them, which order runs in a ring. Everything
 * that collides is told, each with the rules it comes from and no rule that could be spared.
 */
public final class Collisions {
    /** Names in one sentence. */
    private static final int MOST_NAMED = 12;

    private final Expo expo;
    private final List<Collision> found = new ArrayList<>();
    private final List<List<String>> pairs;
    private final Seating seating;
    private final Ways ways;
    private final Resources resources;
    private final Owed owed;
    /** The slots of each pair owed that its people, the venue and a fixed time leave it. */
    private final List<BitSet> open = new ArrayList<>();

    private Collisions(Expo expo) {
        this.expo = expo;
        owed = new Owed(expo);
        pairs = List.copyOf(owed.pairs());
        seating = new Seating(expo);
        for (List<String> pair : pairs) {
            seating.add(expo.get(pair.get(0)), expo.get(pair.get(1)), true);
        }
        ways = seating.ways();
        resources = seating.resources();
    }

    /** Everything that collides in an expo; empty where nothing is known to. */
    public static List<Collision> of(Expo expo) {
        if (expo.particulars().wishes().isEmpty()
                && expo.particulars().fixed().isEmpty()
                && expo.particulars().precedences().isEmpty()) {
            return List.of();
        }
        Collisions collisions = new Collisions(expo);
        collisions.vetoes();
        collisions.slots();
        collisions.capacities();
        collisions.participants();
        collisions.pools();
        new OrderCollisions(expo, collisions.pairs, collisions.open, collisions.found).look();
        return List.copyOf(collisions.found);
    }

    static void check(Expo expo) {
        List<Collision> found = of(expo);
        if (!found.isEmpty()) {
            throw new CollisionException(found);
        }
    }

    /** Meetings owed for which no slot was found although no rule alone forbids it. */
    static List<Collision> unkept(Expo expo, Collection<List<String>> unkept) {
        Collisions collisions = new Collisions(expo);
        List<Collision> all = new ArrayList<>();
        for (List<String> pair : unkept) {
            all.add(new Collision(
                    Explanation.of("collision.unkept", name(expo, pair.get(0)), name(expo, pair.get(1))),
                    Explanation.of("collision.unkept.advice"),
                    collisions.because(collisions.pairs.indexOf(pair))));
        }
        return all;
    }

    private void vetoes() {
        for (FixedMeeting fixed : expo.particulars().fixed()) {
            veto(fixed.exhibitor(), fixed.buyer(), new Collision.Rule.Agreed(fixed));
        }
        for (List<String> pair : expo.delegations().pairs()) {
            boolean fixed = expo.particulars().fixed().stream()
                    .anyMatch(
                            f -> f.exhibitor().equals(pair.get(0)) && f.buyer().equals(pair.get(1)));
            if (!fixed && expo.delegations().must(pair.get(0), pair.get(1))) {
                veto(pair.get(0), pair.get(1), null);
            }
        }
    }

    private void veto(String exhibitor, String buyer, Collision.@Nullable Rule fixed) {
        if (!expo.delegations().vetoed(exhibitor, buyer)) {
            return;
        }
        List<Wish> said = expo.delegations().wishes(exhibitor, buyer);
        List<Collision.Rule> rules = new ArrayList<>();
        if (fixed != null) {
            rules.add(fixed);
        }
        said.stream()
                .filter(wish -> fixed == null || wish.kind() == Wish.Kind.NO_THANKS)
                .forEach(wish -> rules.add(new Collision.Rule.Wished(wish)));
        Wish no = said.stream()
                .filter(wish -> wish.kind() == Wish.Kind.NO_THANKS)
                .findFirst()
                .orElse(said.getFirst());
        String other = expo.organisationOf(no.from()).equals(exhibitor) ? buyer : exhibitor;
        found.add(new Collision(
                Explanation.of(
                        fixed == null ? "collision.veto" : "collision.veto.fixed",
                        name(expo, other),
                        name(expo, expo.organisationOf(no.from()))),
                Explanation.of("collision.veto.advice"),
                rules));
    }

    private void slots() {
        for (int p = 0; p < pairs.size(); p++) {
            BitSet there = new BitSet();
            BitSet usable = new BitSet();
            int shut = -1;
            for (int way = ways.start()[p]; way < ways.start()[p + 1]; way++) {
                for (int slot = 0; slot < ways.slots(); slot++) {
                    boolean allowed = (ways.allowed()[way * ways.words() + slot / 64] >>> slot & 1) != 0;
                    boolean fixed = owed.slot(pairs.get(p).get(0), pairs.get(p).get(1)) != Owed.ANY
                            && owed.slot(pairs.get(p).get(0), pairs.get(p).get(1)) != slot;
                    if (allowed && !fixed) {
                        there.set(slot);
                        int pool = shut(way, slot);
                        usable.set(slot, usable.get(slot) || pool < 0);
                        shut = pool < 0 ? shut : pool;
                    }
                }
            }
            open.add(usable);
            if (usable.isEmpty()) {
                nowhere(p, there, shut);
            }
        }
    }

    /** The pool of a way that has nothing at all in a slot, or -1. */
    private int shut(int way, int slot) {
        for (int i = 2 * way; i < 2 * way + 2; i++) {
            int pool = ways.pools()[i];
            if (pool >= 0 && resources.capacity()[pool * ways.slots() + slot] == 0) {
                return pool;
            }
        }
        return -1;
    }

    private void nowhere(int p, BitSet there, int shut) {
        List<Collision.Rule> rules = new ArrayList<>(because(p));
        String exhibitor = name(expo, pairs.get(p).get(0));
        String buyer = name(expo, pairs.get(p).get(1));
        if (there.isEmpty()) {
            pairs.get(p).forEach(id -> there(id, rules));
            found.add(new Collision(
                    Explanation.of("collision.never", exhibitor, buyer),
                    Explanation.of("collision.never.advice"),
                    rules));
        } else if (seating.pool(shut) instanceof Venue.Languages languages) {
            rules.add(new Collision.Rule.Interpreted(languages));
            found.add(new Collision(
                    Explanation.of("collision.interpreter", exhibitor, buyer, languages.toString()),
                    Explanation.of("collision.interpreter.advice", languages.toString()),
                    rules));
        } else {
            String hall = seating.pool(shut).toString();
            rules.add(new Collision.Rule.Tables(hall));
            found.add(new Collision(
                    Explanation.of("collision.table", exhibitor, buyer, hall),
                    Explanation.of("collision.table.advice", hall),
                    rules));
        }
    }

    private void there(String organisation, List<Collision.Rule> rules) {
        rules.add(new Collision.Rule.There(organisation));
        for (Person person : expo.peopleOf(organisation)) {
            rules.add(new Collision.Rule.There(person.id()));
        }
    }

    private void capacities() {
        forEachParticipant((id, own) -> {
            Organisation organisation = expo.get(id);
            if (own.size() > organisation.mostMeetings()) {
                List<Collision.Rule> rules = new ArrayList<>();
                rules.add(new Collision.Rule.Most(id));
                own.forEach(p -> rules.addAll(because(p)));
                found.add(new Collision(
                        Explanation.of(
                                "collision.capacity", organisation.name(), own.size(), organisation.mostMeetings()),
                        Explanation.of("collision.capacity.advice"),
                        rules));
            }
        });
    }

    private interface Participant {
        void has(String id, List<Integer> pairs);
    }

    private void forEachParticipant(Participant participant) {
        Map<String, List<Integer>> own = new LinkedHashMap<>();
        for (int p = 0; p < pairs.size(); p++) {
            for (String id : pairs.get(p)) {
                own.computeIfAbsent(id, x -> new ArrayList<>()).add(p);
            }
        }
        own.forEach(participant::has);
    }

    /** Whether a participant has a slot for each meeting owed: all its people together, and each person alone. */
    private void participants() {
        forEachParticipant((id, own) -> {
            List<Integer> possible =
                    own.stream().filter(p -> !open.get(p).isEmpty()).toList();
            List<Person> people = expo.peopleOf(id);
            int[] capacity = new int[ways.slots()];
            Arrays.fill(capacity, Math.max(1, people.size()));
            for (int slot = 0; slot < capacity.length && !people.isEmpty(); slot++) {
                int at = slot;
                capacity[slot] = (int) people.stream()
                        .filter(person ->
                                io.shibo.meet.expo.Calendar.has(expo.calendar().present(person.id()), at))
                        .count();
            }
            boolean short0 =
                    shortage(possible, capacity, "collision.slots", expo.get(id).name(), null);
            int[] one = new int[ways.slots()];
            Arrays.fill(one, 1);
            for (Person person : short0 ? List.<Person>of() : people) {
                shortage(
                        possible.stream().filter(p -> only(p, person.id())).toList(),
                        one,
                        "collision.slots",
                        person.name(),
                        null);
            }
        });
    }

    /** Whether nobody but this person can sit in a meeting. */
    private boolean only(int p, String person) {
        return IntStream.range(ways.start()[p], ways.start()[p + 1])
                .allMatch(way -> person.equals(seating.seat(way).exhibitor())
                        || person.equals(seating.seat(way).buyer()));
    }

    /** Whether tables and interpreters suffice for the meetings owed that cannot do without. */
    private void pools() {
        for (int pool = 0; pool < resources.capacity().length / Math.max(1, ways.slots()); pool++) {
            int each = pool;
            List<Integer> need = IntStream.range(0, pairs.size())
                    .filter(p -> !open.get(p).isEmpty())
                    .filter(p -> IntStream.range(ways.start()[p], ways.start()[p + 1])
                            .allMatch(way -> ways.pools()[2 * way] == each || ways.pools()[2 * way + 1] == each))
                    .boxed()
                    .toList();
            int[] capacity = Arrays.copyOfRange(resources.capacity(), pool * ways.slots(), (pool + 1) * ways.slots());
            Object what = seating.pool(pool);
            boolean tables = !(what instanceof Venue.Languages);
            shortage(
                    need,
                    capacity,
                    tables ? "collision.tables" : "collision.interpreters",
                    what.toString(),
                    what instanceof Venue.Languages languages
                            ? new Collision.Rule.Interpreted(languages)
                            : new Collision.Rule.Tables(what.toString()));
        }
    }

    private boolean shortage(
            List<Integer> things, int[] capacity, String key, String name, Collision.@Nullable Rule rule) {
        var shortage = Shortage.find(things, open, capacity);
        shortage.ifPresent(is -> {
            List<Collision.Rule> rules = new ArrayList<>();
            if (rule != null) {
                rules.add(rule);
            }
            is.things().forEach(p -> rules.addAll(because(p)));
            found.add(new Collision(
                    Explanation.of(
                            key,
                            name,
                            is.things().size(),
                            is.things().stream()
                                    .limit(MOST_NAMED)
                                    .map(this::names)
                                    .toList(),
                            is.places().size(),
                            is.places().stream()
                                    .limit(MOST_NAMED)
                                    .map(this::time)
                                    .toList()),
                    Explanation.of(key + ".advice"),
                    rules));
        });
        return shortage.isPresent();
    }

    private String names(int p) {
        return name(expo, pairs.get(p).get(0)) + " – " + name(expo, pairs.get(p).get(1));
    }

    private String time(int slot) {
        Edition.Slot at = expo.calendar().slots().get(slot);
        return at.day() + " " + at.from();
    }

    static String name(Expo expo, String organisation) {
        return expo.get(organisation).name();
    }

    /** Why a meeting is owed. */
    private List<Collision.Rule> because(int p) {
        return because(expo, pairs.get(p));
    }

    static List<Collision.Rule> because(Expo expo, List<String> pair) {
        List<Collision.Rule> rules = new ArrayList<>();
        expo.particulars().fixed().stream()
                .filter(f -> f.exhibitor().equals(pair.get(0)) && f.buyer().equals(pair.get(1)))
                .forEach(f -> rules.add(new Collision.Rule.Agreed(f)));
        if (rules.isEmpty()) {
            expo.delegations().wishes(pair.get(0), pair.get(1)).stream()
                    .filter(wish -> wish.kind() == Wish.Kind.MUST_MEET)
                    .forEach(wish -> rules.add(new Collision.Rule.Wished(wish)));
        }
        return rules;
    }
}
