package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.retail.RetailFigures;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money and goods through the whole window, by the shipped rules: messages in, receipts out, and what the log says after. */
class LedgerWindowTest {
    private static final RetailRegime REGIME = RetailRegime.of(RetailFigures.shipped());
    private static final long DAY = 24L * 3600 * 1000;

    private final MemoryIo io = new MemoryIo();
    private Window window = Window.open(io, REGIME);
    private long time = Samples.NOON;
    private int guids = 900_000;

    private Window.Batch send(List<? extends Filing> documents) {
        for (Filing document : documents) {
            window.submit(Samples.message(document), time);
            time += 1000;
        }
        return window.commit();
    }

    private List<String> statuses(Filing document) {
        return send(List.of(document)).answers().stream()
                .map(answer -> answer.receipt().returnStatus())
                .toList();
    }

    /** Sends the four and gives the parcel's end. */
    private Output.Decided decide(List<ParcelDocument> four) {
        return send(four).decided().getFirst();
    }

    private static Declaration list(List<ParcelDocument> four) {
        return (Declaration) four.get(3);
    }

    private static String number(Output.Decided decided) {
        return Answers.listNumber(decided.keys(), decided.ending());
    }

    private long used(List<ParcelDocument> four) {
        return window.used(list(four).buyerIdNumber(), ChinaTime.year(time));
    }

    private Guarantee guarantee(List<ParcelDocument> four) {
        return window.guarantee(list(four).assureCode());
    }

    /** The log can be replayed to the same state, and every invariant holds of it. */
    @AfterEach
    void theLogSaysTheSame() throws IOException {
        String hash = window.stateHash();
        window.close();
        assertThat(Register.read(io).broken()).isEmpty();
        try (Window again = Window.open(io, REGIME)) {
            assertThat(again.stateHash()).isEqualTo(hash);
        }
    }

    @Test
    void everyReleasedParcelHasATaxBill() {
        List<ParcelDocument> four = Parcels.coffee(1, "2", "50", 3);
        Output.Decided decided = decide(four);
        TaxBill bill = window.taxBill(decided);

        assertThat(decided.ending().released()).isTrue();
        assertThat(bill.status()).isEqualTo("1");
        assertThat(bill.invtNo()).isEqualTo(number(decided)).hasSize(18);
        assertThat(bill.valueAddedTax()).isEqualByComparingTo("27.30");
        assertThat(bill.lines()).hasSize(3).allSatisfy(line -> {
            assertThat(line.taxPrice()).isEqualByComparingTo("100");
            assertThat(line.valueAddedTax()).isEqualByComparingTo("9.10");
        });
        assertThat(bill.assureCode()).isEqualTo(list(four).assureCode());
    }

    @Test
    void returnsRestoreTheYearAndTheGuaranteeExactly() {
        List<ParcelDocument> four = Parcels.coffee(1, "3", "33.33", 2);
        Output.Decided decided = decide(four);
        String invtNo = number(decided);
        assertThat(used(four)).isEqualTo(19_998_000);
        assertThat(guarantee(four).reserved()).isEqualTo(1_820);

        assertThat(statuses(Parcels.back(guids++, list(four), invtNo, "1"))).containsExactly("120", "399");
        assertThat(used(four)).isEqualTo(19_998_000 - 3_333_000);
        assertThat(guarantee(four).reserved()).isEqualTo(1_820 - 303);
        assertThat(statuses(Parcels.back(guids++, list(four), invtNo, "1", "3")))
                .containsExactly("120", "399");
        assertThat(statuses(Parcels.back(guids++, list(four), invtNo, "1"))).containsExactly("120", "399");

        assertThat(used(four)).isZero();
        assertThat(guarantee(four).reserved()).isZero();
        assertThat(guarantee(four).open()).isEmpty();
        assertThat(statuses(Parcels.back(guids++, list(four), invtNo, "1"))).containsExactly("-625001");
    }

    @Test
    void aReturnIsAnsweredTheSameWhenItIsSentAgain() {
        List<ParcelDocument> four = Parcels.coffee(1, "3", "33.33", 1);
        Filing back = Parcels.back(guids++, list(four), number(decide(four)), "2");

        List<Receipt> first = send(List.of(back)).answers().stream()
                .map(Output.Answer::receipt)
                .toList();
        long used = used(four);
        List<Receipt> again = send(List.of(back)).answers().stream()
                .map(Output.Answer::receipt)
                .toList();

        assertThat(again).isEqualTo(first).hasSize(2);
        assertThat(used(four)).isEqualTo(used);
    }

    @Test
    void returnsAreRefusedByTheirCodes() {
        List<ParcelDocument> four = Parcels.coffee(1, "2", "50", 1);
        assertThat(statuses(Parcels.back(guids++, list(four), "290120260000000001", "1")))
                .containsExactly("-625204");
        Output.Decided decided = decide(four);
        String invtNo = number(decided);
        Declaration other = list(Parcels.coffee(1, "2", "50", 2));

        assertThat(statuses(Parcels.back(guids++, list(four), "290120260999999999", "1")))
                .containsExactly("-625204");
        assertThat(statuses(Parcels.back(guids++, other, invtNo, "0", "1"))).containsExactly("-625209");
        assertThat(statuses(Parcels.back(guids++, list(four), invtNo, "3"))).containsExactly("-625001");
        time += 31 * DAY;
        assertThat(statuses(Parcels.back(guids++, list(four), invtNo, "1"))).containsExactly("-625004");
    }

    @Test
    void aListIsCancelledBeforeReleaseOnly() {
        List<ParcelDocument> four = Parcels.coffee(1, "2", "50", 1);
        Declaration list = list(four);
        assertThat(statuses(Parcels.cancellation(guids++, list, "290120260000000001")))
                .containsExactly("-623003");
        Window.Batch declared = send(List.of(list));
        Receipt.ForDeclaration receipt =
                (Receipt.ForDeclaration) declared.answers().getFirst().receipt();
        String invtNo = Objects.requireNonNull(receipt.invtNo());

        Filing cancel = Parcels.cancellation(guids++, list, invtNo);
        Window.Batch cancelled = send(List.of(cancel));
        assertThat(cancelled.answers())
                .extracting(answer -> answer.type() + " " + answer.receipt().returnStatus())
                .containsExactly("CEB623 120", "CEB623 399", "CEB621 100");
        assertThat(cancelled.decided().getFirst().ending().reason()).isEqualTo(Reason.CANCELLED);
        assertThat(statuses(cancel)).containsExactly("120", "399");
        assertThat(statuses(Parcels.cancellation(guids++, list, invtNo))).containsExactly("-623009");
        assertThat(send(four.subList(0, 3)).decided()).isEmpty();
        assertThat(used(four)).isZero();
        assertThat(window.parcels(list.orderNo()).getFirst().history())
                .extracting(HistoryEntry::kind)
                .contains(HistoryEntry.Kind.RETURNED)
                .doesNotContain(HistoryEntry.Kind.MATCHED, HistoryEntry.Kind.ASSESSED);

        List<ParcelDocument> released = Parcels.coffee(2, "2", "50", 1);
        String number = number(decide(released));
        assertThat(send(List.of(Parcels.cancellation(guids++, list(released), number)))
                        .answers())
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.receipt().returnStatus()).isEqualTo("-623005");
                    assertThat(answer.errors())
                            .extracting(FieldError::field, FieldError::value)
                            .containsExactly(tuple("invtNo", number));
                });
        assertThat(used(four)).isEqualTo(10_000_000);
    }

    @Test
    void aReturnMakesRoomInTheYear() {
        List<List<ParcelDocument>> bought = new ArrayList<>();
        List<Output.Decided> decided = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            bought.add(Parcels.coffee(i, "2", "2500", 1));
            decided.add(decide(bought.getLast()));
        }
        assertThat(decided.get(4).ending().released()).isTrue();
        assertThat(decided.get(5).ending().reason()).isEqualTo(Reason.OVER_YEAR_LIMIT);

        send(List.of(Parcels.back(guids++, list(bought.getFirst()), number(decided.getFirst()), "2")));
        assertThat(decide(Parcels.coffee(7, "2", "2500", 1)).ending().released())
                .isTrue();
        assertThat(used(bought.getFirst())).isEqualTo(2_500_000_000L);
    }

    @Test
    void theGuaranteeIsReservedSettledAndPaid() {
        List<ParcelDocument> first = Parcels.coffee(1, "1", "100", 1);
        Key guarantor = Key.guarantor(list(first).assureCode());
        assertThat(window.book(guarantor, Event.Booking.DEPOSIT, 1_500, time)).isTrue();
        assertThat(decide(first).ending().released()).isTrue();

        Output.Decided refused = decide(Parcels.coffee(2, "1", "100", 1));
        assertThat(refused.ending().reason()).isEqualTo(Reason.NO_GUARANTEE);
        assertThat(refused.findings()).containsExactly(new Finding("tax", "9.10", "guarantee left", "5.90"));
        assertThat(used(first)).isEqualTo(10_000_000);
        assertThat(window.book(guarantor, Event.Booking.WITHDRAW, 591, time)).isFalse();

        time += 50 * DAY;
        Window.Batch later = send(Parcels.coffee(3, "1", "60", 1));
        assertThat(later.settled()).singleElement().satisfies(settled -> {
            assertThat(settled.guarantor()).isEqualTo(guarantor);
            assertThat(settled.settlement().fen()).isEqualTo(910);
            assertThat(settled.settlement().bills()).isEqualTo(1);
        });
        assertThat(guarantee(first).available()).isEqualTo(1_500 - 910 - 546);
        assertThat(window.book(guarantor, Event.Booking.PAY, 911, time)).isFalse();
        assertThat(window.book(guarantor, Event.Booking.PAY, 910, time)).isTrue();
        assertThat(guarantee(first).available()).isEqualTo(1_500 - 546);
    }

    @Test
    void aBondedParcelTakesNoMoreThanIsInStock() {
        Key item = Key.stock("H2900B12345", "ITEM-1");
        window.book(item, Event.Booking.ENTER, 500_000, time);
        List<ParcelDocument> first = bonded(1, "2", "50", 2);

        assertThat(decide(first).ending().released()).isTrue();
        assertThat(window.stock("H2900B12345", "ITEM-1").available()).isEqualTo(100_000);
        List<ParcelDocument> second = bonded(2, "1", "50", 2);
        Output.Decided refused = decide(second);
        assertThat(refused.ending().reason()).isEqualTo(Reason.NO_STOCK);
        assertThat(refused.findings().getFirst().field()).isEqualTo("CEB621.InventoryList[gnum=2].qty");
        assertThat(window.stock("H2900B12345", "ITEM-1").available()).isEqualTo(100_000);
        assertThat(used(first)).isEqualTo(20_000_000);
        assertThat(guarantee(first).reserved()).isEqualTo(1_820);
        assertThat(decide(bonded(3, "1", "50", 1)).ending().released()).isTrue();
        assertThat(window.stock("H2900B12345", "ITEM-1").available()).isZero();
    }

    private static List<ParcelDocument> bonded(int number, String pieces, String price, int lines) {
        List<ParcelDocument> four = Parcels.coffee(number, pieces, price, lines);
        Declaration list = list(four);
        List<Declaration.Line> items = new ArrayList<>();
        for (Declaration.Line line : list.lines()) {
            Layout layout = Layout.of(Declaration.Line.class);
            @Nullable Object[] values = layout.values(line);
            for (int i = 0; i < values.length; i++) {
                if (layout.fields().get(i).name().equals("itemRecordNo")) {
                    values[i] = "ITEM-1";
                }
            }
            items.add((Declaration.Line) layout.build(values, List.of()));
        }
        four.set(
                3,
                Parcels.lines(
                        Parcels.withAll(
                                list,
                                "tradeMode",
                                "1210",
                                "emsNo",
                                "H2900B12345",
                                "areaCode",
                                "3301994S01",
                                "areaName",
                                "zone",
                                "billNo",
                                null,
                                "country",
                                "142"),
                        items));
        return four;
    }

    @Test
    void theTaxThatWasWithheldIsComparedWithTheTaxDue() {
        List<ParcelDocument> right = withheld(1, "9.11");
        List<ParcelDocument> wrong = withheld(2, "9.12");

        assertThat(decide(right).ending().released()).isTrue();
        Output.Decided decided = decide(wrong);
        assertThat(decided.ending().reason()).isEqualTo(Reason.MISMATCH);
        assertThat(decided.findings()).containsExactly(new Finding("CEB311.taxTotal", "9.12", "tax", "9.10"));
        assertThat(decided.ending().status()).isEqualTo("100");
    }

    private static List<ParcelDocument> withheld(int number, String tax) {
        List<ParcelDocument> four = Parcels.coffee(number, "1", "100", 1);
        BigDecimal paid = new BigDecimal("100").add(new BigDecimal(tax));
        four.set(0, Parcels.withAll((Order) four.get(0), "taxTotal", new BigDecimal(tax), "acturalPaid", paid));
        four.set(1, Samples.with(four.get(1), "amountPaid", paid));
        return four;
    }

    @Test
    void anyMixOfPurchasesAndReturnsKeepsTheBooks() throws IOException {
        Random random = new Random(11);
        List<List<ParcelDocument>> bought = new ArrayList<>();
        List<Output.Decided> ends = new ArrayList<>();
        long used = 0;
        for (int i = 1; i <= 120; i++) {
            if (random.nextInt(3) > 0 || ends.isEmpty()) {
                List<ParcelDocument> four = Parcels.coffee(
                        i,
                        String.valueOf(1 + random.nextInt(3)),
                        String.valueOf(1 + random.nextInt(1500)),
                        1 + random.nextInt(2));
                Output.Decided decided = decide(four);
                if (decided.ending().released()) {
                    bought.add(four);
                    ends.add(decided);
                    used += decided.ending().dues().value();
                }
            } else {
                int at = random.nextInt(ends.size());
                Declaration list = list(bought.get(at));
                String pieces = list.lines().getFirst().qty().toPlainString();
                List<String> got = statuses(Parcels.back(guids++, list, number(ends.get(at)), pieces));
                if (got.equals(List.of("120", "399"))) {
                    used -= Amounts.exact(list.lines().getFirst().totalPrice());
                }
            }
            assertThat(window.used(list(Parcels.coffee(1, "1", "1", 1)).buyerIdNumber(), ChinaTime.year(time)))
                    .isEqualTo(used)
                    .isLessThanOrEqualTo(2_600_000_000L);
        }
        assertThat(ends.size()).isGreaterThan(20);
        assertThat(ledger(bought.getFirst(), ChinaTime.year(time)).used()).isEqualByComparingTo(Amounts.yuan(used));
    }

    /** The buyer's year by the log, checked at every prefix. */
    private QuotaLedger ledger(List<ParcelDocument> four, int year) throws IOException {
        QuotaLedger ledger = QuotaLedger.read(io, Packing.DEFLATE, list(four).buyerIdNumber(), year);
        BigDecimal sum = BigDecimal.ZERO;
        for (QuotaLedger.Entry entry : ledger.entries()) {
            sum = switch (entry.kind()) {
                case GRANTED -> sum.add(entry.amount());
                case DENIED -> sum;
                case RELEASED, RESTORED -> sum.subtract(entry.amount());
            };
            assertThat(entry.used()).isEqualByComparingTo(sum).isBetween(BigDecimal.ZERO, new BigDecimal("26000"));
            assertThat(entry.orderNo()).startsWith("L");
        }
        return ledger;
    }

    @Test
    void theYearIsAuditedEntryByEntryAndTurnsAtMidnightInChina() throws IOException {
        // 2026-12-31 23:59:58 in China is still 15:59:58 of that day in UTC
        time = ChinaTime.millis(LocalDateTime.of(2026, 12, 31, 23, 59, 50));
        List<ParcelDocument> last = Parcels.coffee(1, "2", "2500", 1);
        Output.Decided old = decide(last);
        window.book(Key.guarantor(list(last).assureCode()), Event.Booking.DEPOSIT, 45_500, time);
        decide(Parcels.coffee(2, "1", "100", 1));
        time = ChinaTime.millis(LocalDateTime.of(2027, 1, 1, 0, 0, 0));
        send(List.of(Parcels.back(guids++, list(last), number(old), "1")));
        decide(Parcels.coffee(3, "2", "1000", 1));

        QuotaLedger first = ledger(last, 2026);
        assertThat(first.entries())
                .extracting(
                        QuotaLedger.Entry::orderNo,
                        QuotaLedger.Entry::kind,
                        entry -> entry.amount().toPlainString(),
                        entry -> entry.used().toPlainString())
                .containsExactly(
                        Tuple.tuple("L000001", QuotaLedger.Kind.GRANTED, "5000", "5000"),
                        // The guarantee does not reach: what the year had granted is given back at once
                        Tuple.tuple("L000002", QuotaLedger.Kind.GRANTED, "100", "5100"),
                        Tuple.tuple("L000002", QuotaLedger.Kind.RELEASED, "100", "5000"),
                        Tuple.tuple("L000001", QuotaLedger.Kind.RESTORED, "2500", "2500"));
        assertThat(ledger(last, 2027).used()).isEqualByComparingTo("2000");
        assertThat(ledger(last, 2027).limit()).isEqualByComparingTo("26000");
        assertThat(window.used(list(last).buyerIdNumber(), 2026)).isEqualTo(250_000_000);
    }

    @Test
    void anAssessorThatSaysNothingOfALineTaxesItNot() {
        Assessor first = (declaration, day) -> {
            Assessment usual = new FixedRates().assess(declaration, day);
            return new Assessment(
                    "test", usual.value(), usual.perYear(), usual.lines().subList(0, 1), usual.refusal());
        };
        try (Window lenient = Window.open(new MemoryIo(), first)) {
            for (ParcelDocument document : Parcels.coffee(77, "1", "100", 2)) {
                lenient.submit(Samples.message(document), Samples.NOON);
            }
            Output.Decided decided = lenient.commit().decided().getFirst();
            assertThat(decided.ending().released()).isTrue();
            assertThat(decided.ending().dues().tax()).isEqualTo(910);
            assertThat(lenient.taxBill(decided).lines()).hasSize(2);
        }
    }
}
