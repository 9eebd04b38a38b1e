package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.engine.DivergedLogException;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.engine.Replay;
import io.shibo.clear.log.Io;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Decision;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Grants;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Label;
import io.shibo.clear.step.Reason;
import io.shibo.clear.step.State;
import io.shibo.clear.step.Step;
import io.shibo.codes.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WindowTest {
    private static final List<ParcelDocument> PARCEL = Samples.parcel();
    private static final Order ORDER = (Order) PARCEL.get(0);
    private static final Payment PAYMENT = (Payment) PARCEL.get(1);
    private static final Waybill WAYBILL = (Waybill) PARCEL.get(2);
    private static final Declaration DECLARATION = (Declaration) PARCEL.get(3);

    private final MemoryIo io = new MemoryIo();
    private final Window window = Window.open(io, new FixedRates());
    private long time = Samples.NOON;

    /** The twelve invariants hold of whatever a test has left in its log. */
    @AfterEach
    void theLogVerifies() throws IOException {
        verify(io);
    }

    private static void verify(Io log) throws IOException {
        assertThat(Register.read(log).broken()).isEmpty();
    }

    private Window.Batch send(ParcelDocument... documents) {
        for (ParcelDocument document : documents) {
            window.submit(Samples.message(document), time);
            time += 1000;
        }
        return window.commit();
    }

    private String status(ParcelDocument document) {
        return send(document).answers().getFirst().receipt().returnStatus();
    }

    private @Nullable Outcome outcome() {
        return outcome(window);
    }

    private static @Nullable Outcome outcome(Window window) {
        List<ParcelView> parcels = window.parcels(ORDER.orderNo());
        return parcels.isEmpty() ? null : parcels.getFirst().outcome();
    }

    @TestFactory
    Stream<DynamicTest> releasesInAnyOrderOfArrival() {
        return permutations(PARCEL).stream()
                .map(order -> DynamicTest.dynamicTest(
                        order.stream().map(one -> one.type().name()).toList().toString(), () -> {
                            MemoryIo log = new MemoryIo();
                            Window fresh = Window.open(log, new FixedRates());
                            List<Output.Decided> decided = new ArrayList<>();
                            for (ParcelDocument document : order) {
                                fresh.submit(Samples.message(document), Samples.NOON);
                                decided.addAll(fresh.commit().decided());
                            }
                            assertThat(decided).hasSize(1);
                            assertThat(decided.getFirst().ending().released()).isTrue();
                            Outcome outcome = Objects.requireNonNull(outcome(fresh));
                            assertThat(outcome.released()).isTrue();
                            assertThat(outcome.assessment())
                                    .isEqualTo(new FixedRates().assess(DECLARATION, ChinaTime.day(Samples.NOON)));
                            verify(log);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> namesTheSameMismatchInAnyOrderOfArrival() {
        List<ParcelDocument> papers = new ArrayList<>(PARCEL);
        papers.set(1, Samples.with(PAYMENT, "amountPaid", new BigDecimal("1.23")));
        return permutations(papers).stream()
                .map(order -> DynamicTest.dynamicTest(
                        order.stream().map(one -> one.type().name()).toList().toString(), () -> {
                            MemoryIo log = new MemoryIo();
                            Window fresh = Window.open(log, new FixedRates());
                            order.forEach(document -> fresh.submit(Samples.message(document), Samples.NOON));
                            Output.Decided decided = fresh.commit().decided().getFirst();
                            Finding finding = new Finding(
                                    "CEB311.acturalPaid",
                                    ORDER.acturalPaid().toPlainString(),
                                    "CEB411.amountPaid",
                                    "1.23");
                            assertThat(decided.ending().reason()).isEqualTo(Reason.MISMATCH);
                            assertThat(decided.findings()).containsExactly(finding);
                            // What the log kept of it says the same.
                            assertThat(Objects.requireNonNull(outcome(fresh)).findings())
                                    .containsExactly(finding);
                            verify(log);
                        }));
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }

    @Test
    void answersARepeatedSendingWithTheSameBytes() {
        Window.Batch first = send(ORDER, PAYMENT, WAYBILL, DECLARATION);
        Window.Batch again = send(ORDER, PAYMENT, WAYBILL, DECLARATION);

        assertThat(first.answers()).hasSize(5);
        assertThat(bytes(again)).isEqualTo(bytes(first));
        assertThat(again.decided()).isEmpty();
    }

    private static List<String> bytes(Window.Batch batch) {
        return batch.answers().stream()
                .map(answer -> new String(
                        CebWriter.receipts(answer.type(), List.of(answer.receipt())), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void refusesTheSameNumbersUnderANewGuid() {
        send(ORDER, PAYMENT, WAYBILL, DECLARATION);

        assertThat(status(Samples.with(ORDER, "guid", Samples.guid(1)))).isEqualTo("-301010");
        assertThat(status(Samples.with(PAYMENT, "guid", Samples.guid(2)))).isEqualTo("-401007");
        assertThat(status(Samples.with(WAYBILL, "guid", Samples.guid(3)))).isEqualTo("-504012");
        assertThat(status(Samples.with(DECLARATION, "guid", Samples.guid(4)))).isEqualTo("-621004");
        assertThat(outcome()).isNotNull().extracting(Outcome::released).isEqualTo(true);
    }

    @Test
    void refusesAPaymentOrWaybillThatServesAnotherOrder() {
        send(PAYMENT, WAYBILL);

        assertThat(status(other(PAYMENT, 1))).isEqualTo("-401007");
        assertThat(status(other(WAYBILL, 2))).isEqualTo("-504012");
    }

    @Test
    void letsACarrierUseAWaybillNumberAgainAfterSixMonths() {
        send(WAYBILL);
        time += 180L * 24 * 3600 * 1000;
        assertThat(status(other(WAYBILL, 1))).isEqualTo("-504012");
        time += 5L * 24 * 3600 * 1000;

        assertThat(status(other(WAYBILL, 2))).isEqualTo("120");
    }

    private static <T extends ParcelDocument> T other(T document, int number) {
        return Samples.with(Samples.with(document, "guid", Samples.guid(number)), "orderNo", "OTHER" + number);
    }

    @Test
    void takesChangesAndDeletionsBeforeDeclarationOnly() {
        send(PAYMENT);
        Payment change = Samples.with(
                Samples.with(Samples.with(PAYMENT, "guid", Samples.guid(1)), "appType", "2"),
                "amountPaid",
                PAYMENT.amountPaid().add(BigDecimal.ONE));
        assertThat(status(change)).isEqualTo("120");
        Payment old = Samples.with(
                Samples.with(change, "guid", Samples.guid(2)),
                "appTime",
                PAYMENT.appTime().minusDays(1));
        assertThat(status(old)).isEqualTo("-401012");
        Payment deletion = Samples.with(Samples.with(PAYMENT, "guid", Samples.guid(3)), "appType", "3");
        assertThat(status(deletion)).isEqualTo("120");
        assertThat(status(Samples.with(deletion, "guid", Samples.guid(4)))).isEqualTo("-401006");
        assertThat(status(Samples.with(PAYMENT, "guid", Samples.guid(5)))).isEqualTo("120");

        send(ORDER, WAYBILL, DECLARATION);
        assertThat(outcome()).isNotNull().extracting(Outcome::released).isEqualTo(true);
        assertThat(status(Samples.with(change, "guid", Samples.guid(6)))).isEqualTo("-401008");
    }

    @Test
    void keepsWhatIsStoredOnlyForLater() {
        Order stored = Samples.with(ORDER, "appStatus", "1");
        assertThat(status(stored)).isEqualTo("1");
        send(PAYMENT, WAYBILL, DECLARATION);
        assertThat(outcome()).isNull();

        assertThat(status(Samples.with(ORDER, "guid", Samples.guid(3)))).isEqualTo("120");
        assertThat(outcome()).isNotNull().extracting(Outcome::released).isEqualTo(true);
        assertThat(status(stored)).isEqualTo("1");
        assertThat(status(Samples.with(stored, "guid", Samples.guid(4)))).isEqualTo("-301010");
    }

    @Test
    void saysThatSignaturesWereNotChecked() {
        assertThat(send(ORDER, PAYMENT, WAYBILL, DECLARATION)
                        .answers()
                        .getLast()
                        .receipt()
                        .returnInfo())
                .contains("放行")
                .contains("signature: not checked");
    }

    @Test
    void listsWhatAParcelWaitsFor() {
        send(ORDER, WAYBILL, DECLARATION);

        ParcelView parcel = window.parcels(ORDER.orderNo()).getFirst();
        assertThat(parcel.state()).isEqualTo(ParcelView.Standing.WAITING);
        assertThat(parcel.missing()).containsExactly(MessageType.CEB411);
        assertThat(parcel.history().getLast().text(Language.EN)).isEqualTo("waiting for CEB411");
    }

    @Test
    void limitsThePapersOfOneOrderNumber() {
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            statuses.add(
                    status(Samples.with(Samples.with(PAYMENT, "guid", Samples.guid(i)), "payTransactionId", "P" + i)));
        }
        assertThat(statuses.subList(0, 64)).containsOnly("120");
        assertThat(statuses.subList(64, 70)).containsOnly("-401013");
    }

    @Test
    void replaysToTheIdenticalState() {
        send(ORDER, PAYMENT, WAYBILL);
        String hash = window.stateHash();
        window.close();
        try (Window again = Window.open(io, new FixedRates())) {
            assertThat(again.stateHash()).isEqualTo(hash);
            again.submit(Samples.message(DECLARATION), time);
            assertThat(again.commit().decided()).hasSize(1);
        }
    }

    @Test
    void replaysDecisionsThatTheRulebookOfTodayWouldNotCome() {
        send(ORDER, PAYMENT, WAYBILL, DECLARATION);
        window.close();

        try (Window again = Window.open(io, (declaration, day) -> {
            throw new IllegalStateException("a replay asks no rulebook");
        })) {
            assertThat(outcome(again)).isNotNull().extracting(Outcome::released).isEqualTo(true);
        }
    }

    @Test
    void stopsAtALogWhoseDecisionsDiffer() {
        byte[] forged = LogEntry.write(new LogEntry.Seal("1".repeat(64)));
        Replay replay = new Replay();
        assertThatThrownBy(() -> replay.accept(1, forged))
                .isInstanceOf(DivergedLogException.class)
                .hasMessageContaining("state hash");
        assertThatThrownBy(() -> new Replay().accept(1, new byte[] {(byte) (7 << 5), 9}))
                .isInstanceOf(DivergedLogException.class)
                .hasMessageContaining("version 7");
    }

    @Test
    void timeOfTheLogNeverRunsBackwards() {
        window.submit(Samples.message(ORDER), Samples.NOON);
        window.submit(Samples.message(PAYMENT), Samples.NOON - 5000);

        assertThat(window.commit().answers())
                .extracting(answer -> answer.receipt().returnTime())
                .containsOnly(ChinaTime.seventeen(Samples.NOON));
    }

    @Test
    void neverTakesABuyersYearPastItsLimit() {
        SplittableRandom random = new SplittableRandom(3);
        long limit = 2_600_000_000L;
        long used = 0;
        State.BuyerYear year = State.BuyerYear.EMPTY;
        List<Integer> parcels = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
        Collections.shuffle(parcels, new Random(5));
        for (int parcel : parcels) {
            long amount = random.nextLong(500_000_000L);
            Case asked = new Case(
                    Key.order("O" + parcel),
                    7,
                    1,
                    1,
                    1,
                    Samples.NOON,
                    new Dues(3, 4, amount, limit, 0, 0, 0, null),
                    Label.of(Keys.of(DECLARATION)),
                    Grants.NONE,
                    null,
                    null);
            Decision decision = Step.step(year, new Event.Ask(Key.Space.BUYER, asked, false));
            State.BuyerYear before = year;
            year = (State.BuyerYear) decision.next();
            Event next = ((Effect.Forward) decision.effects().getLast()).event();
            boolean granted = next instanceof Event.Ask;
            assertThat(granted).isEqualTo(used + amount <= limit);
            used = granted ? used + amount : used;
            assertThat(year.used()).isEqualTo(used).isLessThanOrEqualTo(limit);
            Case answered = next instanceof Event.Ask further ? further.parcel() : ((Event.Verdict) next).parcel();
            assertThat(answered.grants().usedBefore()).isEqualTo(before.used());
            // The same parcel asking again takes nothing.
            assertThat(Step.step(year, new Event.Ask(Key.Space.BUYER, asked, true))
                            .next())
                    .isEqualTo(year);
            // What a later station makes it give back is the whole of what it took.
            if (granted) {
                assertThat(Step.step(year, new Event.Release(Key.Space.BUYER, asked))
                                .next())
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void turnsTheYearAtMidnightInChina() {
        long newYear = ChinaTime.millis(LocalDateTime.of(2027, 1, 1, 0, 0));
        assertThat(ChinaTime.day(newYear - 1).getYear()).isEqualTo(2026);
        assertThat(ChinaTime.day(newYear).getYear()).isEqualTo(2027);
    }
}
