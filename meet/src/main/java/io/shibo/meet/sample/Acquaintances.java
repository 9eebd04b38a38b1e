package io.shibo.meet.sample;

import io.shibo.meet.expo.Edition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who of the sample knows whom: a buyer the exhibitors whose offers its needs were made after. Some of them they want to
 * meet, a few must, a few must not, and some meetings are agreed already. What must be can be: both are there in a slot
 * and speak a language, and no one is asked for more often than it has time.
 */
final class Acquaintances {
    /** Of a hundred buyers, how many say so of the first exhibitor they know. */
    private static final int MUST = 4;

    private static final int WOULD = 16;
    private static final int NO = 2;
    /** One in so many exhibitors says something of a buyer. */
    private static final int EXHIBITOR_SPEAKS = 3;
    /** One in so many buyers has agreed a meeting before. */
    private static final int AGREED = 90;
    /** Meetings an exhibitor must hold or has agreed: below what the smallest wants. */
    private static final int MOST_ASKED = 5;

    /** A time on site or online, both included. */
    record Times(int firstDay, int lastDay, String from, String to) {}

    private record Member(String id, Set<String> languages, Times times) {}

    private final Dice dice;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, List<String>> known = new java.util.LinkedHashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<String> buyers = new ArrayList<>();
    private final List<String> exhibitors = new ArrayList<>();

    Acquaintances(Dice dice) {
        this.dice = dice;
    }

    void member(String id, boolean buys, String languages, Times times) {
        members.put(id, new Member(id, new HashSet<>(Arrays.asList(languages.split(" "))), times));
        (buys ? buyers : exhibitors).add(id);
    }

    void knows(String buyer, String exhibitor) {
        List<String> list = known.computeIfAbsent(buyer, b -> new ArrayList<>());
        if (!list.contains(exhibitor)) {
            list.add(exhibitor);
        }
    }

    void rows(Catalogue.Rows wishes, Catalogue.Rows fixed, Catalogue.Rows precedences, List<Edition.Slot> slots) {
        Set<String> said = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < buyers.size(); i++) {
            String buyer = buyers.get(i);
            List<String> list = known.getOrDefault(buyer, List.of());
            if (list.isEmpty()) {
                continue;
            }
            String first = list.getFirst();
            boolean can = suits(buyer, first) && asked.getOrDefault(first, 0) < MOST_ASKED;
            if (i % AGREED == AGREED / 2 && can) {
                agree(buyer, first, slots, taken, fixed);
                said.add(buyer + " " + first);
                continue;
            }
            int chance = dice.below(100);
            String wish = chance < MUST && can
                    ? "must-meet"
                    : chance < MUST + WOULD ? "would-meet" : chance < MUST + WOULD + NO ? "no-thanks" : "";
            if (!wish.isEmpty()) {
                wishes.add(buyer, first, wish);
                said.add(buyer + " " + first);
                asked.merge(first, wish.equals("must-meet") ? 1 : 0, Integer::sum);
            }
            if (list.size() > 1 && wish.equals("must-meet")) {
                wishes.add(buyer, list.get(1), "would-meet");
                precedences.add(first, buyer, list.get(1), buyer);
            }
        }
        exhibitorsSpeak(wishes, said);
    }

    /** An exhibitor names a buyer who knows it, but says no to none who must meet it. */
    private void exhibitorsSpeak(Catalogue.Rows wishes, Set<String> said) {
        Map<String, List<String>> knownBy = new HashMap<>();
        known.forEach((buyer, list) -> list.forEach(exhibitor ->
                knownBy.computeIfAbsent(exhibitor, e -> new ArrayList<>()).add(buyer)));
        for (int i = 0; i < exhibitors.size(); i++) {
            String exhibitor = exhibitors.get(i);
            List<String> fans = knownBy.getOrDefault(exhibitor, List.of());
            if (i % EXHIBITOR_SPEAKS != 0 || fans.isEmpty()) {
                continue;
            }
            String buyer = dice.of(fans);
            boolean no = dice.percent(10);
            if (!(no && said.contains(buyer + " " + exhibitor))) {
                wishes.add(exhibitor, buyer, no ? "no-thanks" : "would-meet");
            }
        }
    }

    private void agree(
            String buyer, String exhibitor, List<Edition.Slot> slots, Set<String> taken, Catalogue.Rows fixed) {
        List<Edition.Slot> both = slots.stream()
                .filter(slot -> there(buyer, slot) && there(exhibitor, slot))
                .filter(slot -> !taken.contains(exhibitor + " " + slot.index()))
                .toList();
        if (!both.isEmpty()) {
            Edition.Slot slot = dice.of(both);
            taken.add(exhibitor + " " + slot.index());
            asked.merge(exhibitor, 1, Integer::sum);
            fixed.add(exhibitor, buyer, slot.day().toString(), slot.from().toString());
        }
    }

    private boolean suits(String buyer, String exhibitor) {
        Member one = get(buyer);
        Member other = get(exhibitor);
        return one.languages().stream().anyMatch(other.languages()::contains)
                && one.times().firstDay() <= other.times().lastDay()
                && other.times().firstDay() <= one.times().lastDay();
    }

    private boolean there(String id, Edition.Slot slot) {
        Times times = get(id).times();
        int day =
                (int) (slot.day().toEpochDay() - SampleExpo.edition().firstDay().toEpochDay());
        return day >= times.firstDay()
                && day <= times.lastDay()
                && slot.from().toString().compareTo(times.from()) >= 0
                && slot.to().toString().compareTo(times.to()) <= 0;
    }

    private Member get(String id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalStateException(id);
        }
        return member;
    }
}
