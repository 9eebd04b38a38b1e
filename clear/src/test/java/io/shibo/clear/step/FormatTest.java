package io.shibo.clear.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.ledger.BondedStock;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.Channel;
import io.shibo.clear.risk.Condition;
import io.shibo.clear.risk.Figures;
import io.shibo.clear.risk.Indicator;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.Passage;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskFacts;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.risk.Sighting;
import io.shibo.clear.risk.Span;
import io.shibo.clear.risk.Subject;
import io.shibo.clear.risk.Watch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bytes of the log's entries, of events and of slices, whole and damaged. */
class FormatTest {
    private static final Key ORDER = new Key(Key.Space.ORDER, 11, -12);
    private static final Dues DUES = new Dues(
            3,
            -4,
            25_000_000L,
            2_600_000_000L,
            0,
            1200,
            2275,
            null,
            -17,
            19,
            new TaxedLines(List.of(
                    new TaxedLine(1, 3304990039L, 100_000, 20_000_000, 0, 1200, 2000, 50_000),
                    new TaxedLine(2, 901210000L, 300_000, 5_000_000, 0, 0, 275))),
            List.of(-23L, 29L));
    private static final Label LABEL = Label.of(new Keys(
            MessageType.CEB621,
            new LinkedHashMap<>(
                    Map.of("guid", "4CDE1CFD-EDED-46B1-946C-B8022E42FC94", "orderNo", "O1", "copNo", "内部编号1"))));
    private static final Case CASE =
            new Case(ORDER, 77, 5, 1_772_000_000_000L, 9, 1_772_000_000_002L, DUES, LABEL, Grants.NONE, null, null);
    private static final RiskFacts RISK = new RiskFacts(
            1, 2, 3, 4, 5, 6, 7, 8, 9, RiskFacts.Check.WRONG, 1, 77, List.of(new RiskFacts.Line(1, 2, 3, 4, 5)));
    private static final OfficerDecision INSPECT =
            new OfficerDecision(OfficerAction.INSPECT, "li", "开箱查验", 1_772_000_000_009L);
    private static final RiskTerms TERMS = new RiskTerms(
            List.of(new RiskTerms.Term(
                    "many",
                    20_000,
                    Long.MAX_VALUE,
                    Channel.YELLOW,
                    7,
                    List.of(new Condition(Indicator.PARCELS_OF_BUYER, Span.HOUR, Condition.Comparison.AT_LEAST, 2)))),
            List.of(new RiskTerms.Score(60, 140, 20_000, 20_100)),
            "hash");
    private static final Review REVIEW = Review.of(TERMS.judge(
                    Figures.NONE.with(Indicator.PARCELS_OF_BUYER, Span.HOUR, 3), LocalDate.ofEpochDay(20_500)))
            .with(INSPECT);
    private static final Sighting SIGHTING = new Sighting(Subject.TELEPHONE, -3, 4, -5);
    private static final Event.Filed PAYMENT = new Event.Filed(
            7,
            1_772_000_000_000L,
            -5,
            ORDER,
            new Key(Key.Space.CLAIM, 21, 22),
            Event.Action.CHANGE,
            true,
            1_772_000_000L,
            new Facts.OfPayment(22, 77, 11_905_000L, 31, 32, 33, 1_772_000_000L));
    private static final Event.Filed WAYBILL = new Event.Filed(
            8,
            1_772_000_000_000L,
            -6,
            ORDER,
            new Key(Key.Space.CLAIM, 41, 42),
            Event.Action.NEW,
            false,
            0,
            new Facts.OfWaybill(42, 43));
    private static final Event.Filed PLACED = new Event.Filed(
            9,
            1_772_000_000_001L,
            -7,
            ORDER,
            null,
            Event.Action.NEW,
            true,
            5,
            new Facts.OfOrder(77, Long.MAX_VALUE, 1, 0, 2, 3, 4, 5, 6));
    private static final Event.Filed DECLARED = new Event.Filed(
            10,
            1_772_000_000_001L,
            -8,
            ORDER,
            null,
            Event.Action.DELETE,
            true,
            5,
            new Facts.OfDeclaration(77, 42, 4, 5, DUES, LABEL, RISK));
    private static final Event.Faulty FAULTY = new Event.Faulty(
            11,
            1_772_000_000_001L,
            6,
            ORDER,
            MessageType.CEB411,
            List.of(new FieldError("-401009", "currency", "502", "限定填写 142")));
    private static final List<Event> EVENTS = List.of(
            PAYMENT,
            WAYBILL,
            PLACED,
            DECLARED,
            FAULTY,
            new Event.Filed(
                    12, 9, 1, ORDER, null, Event.Action.NEW, true, 5, new Facts.OfCancellation(77, 123_456_789, 0)),
            new Event.Filed(
                    13,
                    9,
                    1,
                    ORDER,
                    null,
                    Event.Action.NEW,
                    true,
                    5,
                    new Facts.OfReturn(77, -1, 8, List.of(new TaxedLines.Item(1, 3304990039L, 50_000)))),
            new Event.Booked(14, 9, Key.guarantor(31), Event.Booking.DEPOSIT, 1_000),
            new Event.Entered(Key.stock(37), Event.Booking.BACK, 100_000, 20_500, true),
            new Event.Admitted(PAYMENT, true),
            new Event.Ask(Key.Space.BUYER, CASE, true),
            new Event.Release(Key.Space.BUYER, CASE),
            new Event.Ask(Key.Space.WATCH, CASE.on(Passage.begin(RISK, 8, -90)), false),
            new Event.Published(12, 1_772_000_000_001L, TERMS),
            new Event.Acted(13, ORDER, 77, INSPECT),
            new Event.Noted(SIGHTING, 1_772_000_000_001L),
            new Event.Verdict(CASE.judged(REVIEW), Reason.OVER_YEAR_LIMIT, false));
    private static final List<State> SLICES = List.of(
            new State.Claim(-12, 1_772_000_000_000L),
            new State.BuyerYear(2_600_000_000L, 3),
            new State.Watched(Watch.see(null, SIGHTING, 1_772_000_000_000L).next()),
            new State.Rules(TERMS, 1_772_000_000_000L),
            new State.Account(
                    Objects.requireNonNull(Guarantee.NONE.deposit(5_000).reserve(20_500, 910))),
            new State.Stock(Objects.requireNonNull(BondedStock.NONE.enter(7).reserve(3))),
            new State.Dossier(
                    List.of(
                            paper(PLACED, Objection.NONE, PLACED.facts()),
                            paper(PAYMENT, Objection.STALE, null),
                            paper(WAYBILL, Objection.NONE, WAYBILL.facts()),
                            paper(DECLARED, Objection.NONE, DECLARED.facts())),
                    List.of(
                            new State.Parcel(77, CASE, false, null),
                            new State.Parcel(79, CASE.judged(REVIEW), true, null),
                            new State.Parcel(
                                    78,
                                    null,
                                    false,
                                    Ending.of(CASE, Reason.MISMATCH).with(9)),
                            new State.Parcel(80, null, false, Ending.of(CASE.judged(REVIEW), null)))));
    /** Order, payment and waybill that agree. */
    private static final State.Dossier WAITS = new State.Dossier(
            List.of(
                    waiting(1, new Facts.OfOrder(77, 11_905_000L, 31, 0, 33, 43, 4, 5, 910_000)),
                    waiting(2, new Facts.OfWaybill(42, 43)),
                    waiting(3, new Facts.OfPayment(22, 77, 11_905_000L, 31, 32, 33, 1_772_000_000L))),
            List.of());

    private static final List<LogEntry> ENTRIES = List.of(
            new LogEntry.Input(3, PAYMENT),
            new LogEntry.Input(0, FAULTY),
            new LogEntry.Findings(9, 77, List.of(new Finding("CEB311.acturalPaid", "1", "CEB411.amountPaid", "2"))),
            new LogEntry.Mark(-99),
            new LogEntry.Seal("ab"));

    private static Paper waiting(long sequence, Facts facts) {
        return new Paper(
                facts.type(),
                -sequence,
                sequence,
                1_772_000_000_000L + sequence,
                Paper.Standing.FILED,
                Objection.NONE,
                0,
                facts.number(),
                1_772_000_000L,
                facts);
    }

    private static Paper paper(Event.Filed filed, Objection objection, @Nullable Facts facts) {
        return new Paper(
                filed.facts().type(),
                filed.sending(),
                filed.sequence(),
                filed.at(),
                facts == null ? Paper.Standing.NOT_FILED : Paper.Standing.FILED,
                objection,
                objection == Objection.STALE ? 1_771_000_000L : 0,
                filed.facts().number(),
                facts == null ? 0 : filed.appTime(),
                facts);
    }

    @Test
    void readsWhatItWrites() {
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(Event.read(Event.write(event))).isEqualTo(event));
        assertThat(SLICES)
                .allSatisfy(slice -> assertThat(State.read(State.write(slice))).isEqualTo(slice));
        assertThat(State.read(State.write(WAITS))).isEqualTo(WAITS);
        assertThat(ENTRIES)
                .allSatisfy(entry ->
                        assertThat(LogEntry.read(LogEntry.write(entry))).isEqualTo(entry));
        assertThat(LABEL.keys().guid()).isEqualTo("4CDE1CFD-EDED-46B1-946C-B8022E42FC94");
        assertThat(LABEL.keys().find("agentCode")).isNull();
    }

    @Test
    void keepsTheBytesOfTheFormat() {
        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(Event.write(WAYBILL)))
                .isEqualTo("400200000000000008019c936e3800000000000000fffffffffffffffa000000000000000bfffffffffffffff4"
                        + "0000000000000029000000000000002a000000000000002b");
        assertThat(hex.formatHex(State.write(SLICES.getFirst()))).isEqualTo("40fffffffffffffff480f0b89bc933");
        assertThat(hex.formatHex(State.write(SLICES.get(1)))).isEqualTo("4280b4e3d70903");
    }

    @Test
    void staysSmall() {
        assertThat(Event.write(PAYMENT)).hasSizeLessThan(110);
        assertThat(Event.write(PLACED)).hasSizeLessThan(120);
        assertThat(State.write(SLICES.getFirst())).hasSizeLessThan(20);
        assertThat(State.write(WAITS)).hasSizeLessThan(160);
    }

    @TestFactory
    Stream<DynamicTest> neverGivesAnythingElseForDamagedBytes() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "entries",
                        () -> ENTRIES.forEach(
                                entry -> damage(LogEntry.write(entry), bytes -> LogEntry.write(LogEntry.read(bytes))))),
                DynamicTest.dynamicTest(
                        "events",
                        () -> EVENTS.forEach(
                                event -> damage(Event.write(event), bytes -> Event.write(Event.read(bytes))))),
                DynamicTest.dynamicTest(
                        "slices",
                        () -> SLICES.forEach(
                                slice -> damage(State.write(slice), bytes -> State.write(State.read(bytes))))),
                DynamicTest.dynamicTest(
                        "a parcel that waits",
                        () -> damage(State.write(WAITS), bytes -> State.write(State.read(bytes)))));
    }

    private static void damage(byte[] whole, UnaryOperator<byte[]> readAndWrite) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 3));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(readAndWrite.apply(damaged)).isNotNull();
            } catch (IllegalStateException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> LogEntry.read(new byte[] {(byte) (3 << 5)})).hasMessageContaining("version 3");
        assertThatThrownBy(() -> Event.read(new byte[] {3 << 5})).hasMessageContaining("version 3");
        assertThatThrownBy(() -> State.read(new byte[] {3 << 5})).hasMessageContaining("version 3");
    }
}
