package io.shibo.meet.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Tree;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant NINE = Instant.parse("2026-03-24T01:00:00Z");

    /** Few devices and numbers, so that journals overlap and fork. */
    @Provide
    Arbitrary<Journal> journals() {
        Arbitrary<String> devices = Arbitraries.of("GATE-1", "GATE-2", "E0007-1");
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 6);
        Arbitrary<Instant> times = Arbitraries.integers().between(0, 3).map(s -> NINE.plusSeconds(s));
        return Combinators.combine(devices, numbers, times, facts())
                .as(Entry::new)
                .list()
                .ofMaxSize(12)
                .map(Journal::of);
    }

    private static Arbitrary<Fact> facts() {
        Arbitrary<String> notes = Arbitraries.strings().withChars("a:1 ,é市").ofMaxLength(6);
        Seen seen = new Seen(new BadgeId("B1", 1), BadgeCheck.Outcome.VALID, "");
        Arbitrary<Fact> leads = Combinators.combine(notes, notes.list().ofMaxSize(2), Arbitraries.of(true, false))
                .as((note, interests, consent) -> new Fact.LeadTaken("E0007", seen, consent, 3, interests, note));
        Arbitrary<Fact> scans = Arbitraries.of(Direction.values())
                .map(direction -> new Fact.Scan(
                        "1A", direction, new Seen(new BadgeId("B1", 2), BadgeCheck.Outcome.NOT_CHECKED, "SB1X")));
        Arbitrary<Fact> others = Arbitraries.of(
                new Fact.ClockSeen(NINE),
                new Fact.LeadsWithdrawn("B1"),
                new Fact.Stated("E1", "E1", "B1", Fact.Held.HELD, Money.of("12.50", "CNY"), "send a sample"),
                new Fact.Stated("B1", "E1", "B1", Fact.Held.MOVED, null, ""));
        return Arbitraries.oneOf(leads, scans, others);
    }

    @Property(tries = 300)
    void mergingIsCommutativeAssociativeAndIdempotent(
            @ForAll("journals") Journal a, @ForAll("journals") Journal b, @ForAll("journals") Journal c) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a)).hasSameHashCodeAs(b.merge(a));
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(a)).isEqualTo(a);
        assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
        assertThat(a.merge(Journal.EMPTY)).isEqualTo(a);
        assertThat(a.merge(b).entries()).containsAll(a.entries()).containsAll(b.entries());
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll("journals") Journal journal) {
        assertThat(Journal.read("x.json", tree(journal.write()))).isEqualTo(journal);
    }

    private static Tree tree(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                map.forEach((name, each) -> fields.put(name.toString(), tree(each)));
                yield new Tree.Fields(fields, 1);
            }
            case List<?> list ->
                new Tree.Items(list.stream().map(JournalTest::tree).toList(), 1);
            default -> new Tree.Scalar(value.toString(), 1);
        };
    }

    private static Entry clock(String device, int number, int seconds) {
        return new Entry(device, number, NINE.plusSeconds(seconds), new Fact.ClockSeen(NINE));
    }

    @Test
    void forksAndGapsAreNamed() {
        List<Entry> entries = new ArrayList<>(
                List.of(clock("A", 1, 0), clock("A", 1, 5), clock("A", 2, 0), clock("A", 6, 0), clock("B", 3, 0)));
        Journal journal = Journal.of(entries);
        assertThat(journal.forks()).containsExactly(new Journal.Fork("A", 1, 2));
        assertThat(journal.gaps()).containsExactly(new Journal.Gap("A", 3, 5), new Journal.Gap("B", 1, 2));
        assertThat(journal.entries()).hasSize(5);
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingIsTaken() {
        Map<String, Object> good = EntryForm.write(clock("A", 1, 0));
        Map<String, Object> bad = new LinkedHashMap<>(good);
        bad.put("device", "no blanks");
        Map<String, Object> other = new LinkedHashMap<>(good);
        other.put("number", 0);
        other.put("hub", "yesterday");
        Map<String, Object> third = new LinkedHashMap<>(good);
        third.put("surprise", 1);
        assertThatThrownBy(() -> Journal.read("x.json", tree(Map.of("entries", List.of(good, bad, other, third)))))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("'no blanks'", "entries[2].number", "'yesterday'", "'surprise'");
    }

    @Test
    void aStatementIsOfOneOfTheTwoAndADealIsAboveNothing() {
        assertThatThrownBy(() -> new Fact.Stated("E9", "E1", "B1", Fact.Held.HELD, null, ""))
                .hasMessageContaining("'E9'");
        assertThatThrownBy(() -> new Fact.Stated("E1", "E1", "B1", Fact.Held.HELD, Money.of("0", "CNY"), ""))
                .hasMessageContaining("above 0");
    }
}
