package io.shibo.meet.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.Samples;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeVerifier;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.expo.Expo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NINE = Instant.parse("2026-03-24T01:00:00Z");
    private static final Expo EXPO = Samples.expo(40, 120);
    private static final List<Meeting> PLAN =
            MeetPlan.make(EXPO, 1, stage -> {}).meetings();
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final ExchangeRates RATES = new ExchangeRates(
            CNY,
            List.of(new ExchangeRates.Quoted(
                    Currency.getInstance("USD"), new BigDecimal("7.1034"), LocalDate.of(2026, 3, 27), "central bank")));

    private final List<Entry> written = new ArrayList<>();

    private void write(Fact fact) {
        written.add(new Entry("DESK", written.size() + 1, NINE.plusSeconds(60L * written.size()), fact));
    }

    private void state(boolean exhibitor, Meeting meeting, Fact.Held held, String value) {
        write(new Fact.Stated(
                exhibitor ? meeting.exhibitor() : meeting.buyer(),
                meeting.exhibitor(),
                meeting.buyer(),
                held,
                value.isEmpty() ? null : Money.parse(value),
                ""));
    }

    private Closing closing() {
        Timeline timeline = Timeline.of(Journal.of(written), EXPO.edition(), ZONE);
        Headcount count = Headcount.of(
                timeline,
                Roster.of(EXPO),
                new BadgeVerifier("2026", List.of(), Revocations.NONE),
                NINE.plusSeconds(1_000_000));
        return Closing.of(EXPO, PLAN, count, Outcomes.of(timeline), Leads.of(timeline, Roster.of(EXPO)), RATES);
    }

    private static BigDecimal value(Closing closing, String name, String group) {
        return closing.find(name, group).orElseThrow().value();
    }

    /** Meetings that share no firm. */
    private static List<Meeting> apart(int count) {
        Set<String> seen = new HashSet<>();
        List<Meeting> chosen = new ArrayList<>();
        for (Meeting meeting : PLAN) {
            if (chosen.size() < count && !seen.contains(meeting.exhibitor()) && !seen.contains(meeting.buyer())) {
                seen.add(meeting.exhibitor());
                seen.add(meeting.buyer());
                chosen.add(meeting);
            }
        }
        assertThat(chosen).hasSize(count);
        return chosen;
    }

    @Test
    void bothSidesAreHeardAndNeitherOverwritesTheOther() {
        List<Meeting> chosen = apart(6);
        state(true, chosen.get(0), Fact.Held.HELD, "CNY 100");
        state(false, chosen.get(0), Fact.Held.HELD, "CNY 90.50");
        state(true, chosen.get(1), Fact.Held.HELD, "USD 10");
        state(false, chosen.get(2), Fact.Held.HELD, "CNY 80");
        state(true, chosen.get(3), Fact.Held.HELD, "CNY 70");
        state(false, chosen.get(3), Fact.Held.NOT_HELD, "");
        state(true, chosen.get(4), Fact.Held.NOT_HELD, "");
        state(true, chosen.get(5), Fact.Held.MOVED, "");
        state(true, chosen.get(5), Fact.Held.HELD, "EUR 1000000");
        Closing closing = closing();
        assertThat(value(closing, "meetings.planned", "")).isEqualByComparingTo("" + PLAN.size());
        assertThat(value(closing, "meetings.held", "")).isEqualByComparingTo("4");
        assertThat(value(closing, "meetings.disputed", "")).isEqualByComparingTo("1");
        assertThat(value(closing, "meetings.not-held", "")).isEqualByComparingTo("1");
        assertThat(value(closing, "meetings.moved", "")).isEqualByComparingTo("0");
        assertThat(value(closing, "meetings.untold", "")).isEqualByComparingTo("" + (PLAN.size() - 6));
        assertThat(value(closing, "deals", "")).isEqualByComparingTo("4");
        assertThat(value(closing, "deals.both-sides", "")).isEqualByComparingTo("1");
        assertThat(value(closing, "deals.not-converted", "")).isEqualByComparingTo("1");
        // 90.50 + 10 × 7.1034 + 80: the smaller of two statements, the exact product, rounded once.
        Closing.Figure total = closing.find("deals.total", "").orElseThrow();
        assertThat(total.value()).isEqualTo(new BigDecimal("241.53"));
        assertThat(total.unit()).isEqualTo("CNY");
        assertThat(total.records()).containsExactlyInAnyOrder("DESK/1", "DESK/2", "DESK/3", "DESK/4");
        assertThat(closing.list("deals.stated-in")).isEmpty();
    }

    @Test
    void visitorsAreCountedOnceAndTracedToTheirScans() {
        List<String> holders =
                Roster.of(EXPO).registered().stream().map(h -> h.id()).limit(3).toList();
        for (String holder : List.of(holders.get(0), holders.get(1), holders.get(0), holders.get(2))) {
            write(new Fact.Scan("1A", Direction.IN, new Seen(new BadgeId(holder, 1), BadgeCheck.Outcome.VALID, "")));
        }
        Closing closing = closing();
        assertThat(value(closing, "visitors", "")).isEqualByComparingTo("3");
        assertThat(closing.find("visitors", "").orElseThrow().records()).containsExactly("DESK/1", "DESK/2", "DESK/4");
        assertThat(value(closing, "visitors.by-day", "2026-03-24")).isEqualByComparingTo("3");
        assertThat(value(closing, "no-shows", ""))
                .isEqualByComparingTo("" + (Roster.of(EXPO).registered().size() - 3));
        assertThat(value(closing, "growth.buyers", "")).isPositive();
        for (Closing.Figure figure : closing.figures()) {
            if (figure.unit().equals(Closing.COUNT) && figure.name().startsWith("visitors.by")) {
                assertThat(figure.records()).hasSize(figure.value().intValueExact());
            }
        }
        assertThat(closing.csv()).contains("visitors,,3,count,3");
        assertThat(closing.trace()).contains("visitors,,DESK/4");
    }

    @Test
    void aTotalThatOneFirmMakesUpIsNotShown() {
        List<Meeting> chosen = apart(3);
        state(true, chosen.get(0), Fact.Held.HELD, "CNY 1000000");
        state(true, chosen.get(1), Fact.Held.HELD, "CNY 500");
        state(true, chosen.get(2), Fact.Held.HELD, "CNY 400");
        assertThat(closing().list("deals.total")).isEmpty();
        assertThat(closing().list("deals.by-section")).isEmpty();
    }

    /** Whoever knows the published sums and all of its own deals learns no other firm's. */
    @Property(tries = 60)
    void everySumShownIsSafeAndTheSumsOfATableMakeTheTotal(@ForAll long seed) {
        Random random = new Random(seed);
        written.clear();
        for (Meeting meeting : PLAN) {
            if (random.nextInt(4) == 0) {
                long amount = 1 + (long) Math.exp(random.nextDouble() * 14);
                state(
                        random.nextBoolean(),
                        meeting,
                        Fact.Held.HELD,
                        (random.nextInt(5) == 0 ? "USD " : "CNY ") + amount);
            }
        }
        Closing closing = closing();
        for (String table : List.of(
                "deals.by-section", "deals.by-buyer-country", "deals.by-exhibitor-country", "deals.by-currency")) {
            List<Closing.Figure> rows = closing.list(table);
            assertThat(rows.isEmpty()).isEqualTo(closing.list("deals.total").isEmpty());
            if (!rows.isEmpty()) {
                BigDecimal sum = rows.stream().map(Closing.Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal rounding = new BigDecimal("0.005").multiply(BigDecimal.valueOf(rows.size() + 1));
                assertThat(sum.subtract(value(closing, "deals.total", "")).abs())
                        .isLessThanOrEqualTo(rounding);
            }
            for (Closing.Figure row : rows) {
                Set<String> exhibitors = new HashSet<>();
                Set<String> buyers = new HashSet<>();
                for (String record : row.records()) {
                    Entry entry = written.get(Integer.parseInt(record.substring(5)) - 1);
                    if (entry.fact() instanceof Fact.Stated stated) {
                        exhibitors.add(stated.exhibitor());
                        buyers.add(stated.buyer());
                    }
                }
                assertThat(exhibitors.size()).isGreaterThanOrEqualTo(3);
                assertThat(buyers.size()).isGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void chaptersBelongToTheSectionsOfTheNomenclature() {
        assertThat(GoodsSection.of(HsCode.of("0101"))).isEqualTo("1");
        assertThat(GoodsSection.of(HsCode.of("1509"))).isEqualTo("3");
        assertThat(GoodsSection.of(HsCode.of("8504"))).isEqualTo("16");
        assertThat(GoodsSection.of(HsCode.of("8703"))).isEqualTo("17");
        assertThat(GoodsSection.of(HsCode.of("9701"))).isEqualTo("21");
    }

    @Test
    void ratesThatCannotBeReadAreNamed() throws IOException {
        assertThat(read("currency,rate,date,source\nUSD,7.1034,2026-03-27,PBoC\n")
                        .convert(Money.parse("USD 3")))
                .contains(Money.parse("CNY 21.3102"));
        assertThat(read("currency,rate,date\n").convert(Money.parse("USD 3"))).isEmpty();
        assertThatThrownBy(() -> read("currency,rate,date\nUSD,0,2026-03-27\nDollar,7,27.3.2026\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("'0'", "'Dollar'", "'27.3.2026'");
    }

    private static ExchangeRates read(String text) throws IOException {
        return ExchangeRates.read("r.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CNY);
    }
}
