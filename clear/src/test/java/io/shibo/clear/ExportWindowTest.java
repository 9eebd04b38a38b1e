package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportReceipt;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.export.ExportStatus;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Key;
import io.shibo.codes.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports through the window: lists released one by one, cancelled, coming back, leaving; and summed up, once each. */
class ExportWindowTest {
    private static final long DAY = 24L * 3600 * 1000;
    private static final long JUNE = ChinaTime.millis(LocalDateTime.of(2026, 6, 1, 12, 0));

    private final MemoryIo io = new MemoryIo();
    private Window window = Window.open(io, new FixedRates());
    private final ExportDocuments retail = new ExportDocuments("9610", "B");
    private long now = JUNE;

    /** The log must say the same when it is replayed, and keep every invariant, whatever a test did. */
    @AfterEach
    void theLogVerifies() throws IOException {
        String hash = window.stateHash();
        window.close();
        Register register = Register.read(io);
        assertThat(register.broken()).isEmpty();
        assertThat(register.stateHash()).isEqualTo(hash);
    }

    private Window.Batch send(Filing... documents) {
        for (Filing document : documents) {
            window.submit(Samples.message(document), now);
        }
        return window.commit();
    }

    private List<String> statuses(Filing... documents) {
        return statuses(send(documents));
    }

    private static List<String> statuses(Window.Batch batch) {
        return batch.answers().stream()
                .map(answer -> answer.type() + " " + answer.receipt().returnStatus())
                .toList();
    }

    /** Releases a parcel and gives its list's number. */
    private String released(ExportDocuments documents, int number, int pieces) {
        Window.Batch batch = send(documents.parcel(number, pieces).toArray(Filing[]::new));
        assertThat(batch.listed()).hasSize(1);
        assertThat(batch.listed().getFirst().listing().status()).isEqualTo(ExportStatus.RELEASED);
        return ((ExportReceipt.ForList) batch.answers().getLast().receipt()).invtNo();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aListIsReleasedOnceItsDocumentsAreTogetherInWhateverOrder(int seed) {
        List<Filing> four = new ArrayList<>(retail.parcel(1, 3));
        Collections.shuffle(four, new Random(seed));
        for (Filing document : four.subList(0, 3)) {
            assertThat(statuses(document)).containsExactly(document.type() + " 120");
        }

        Window.Batch last = send(four.getLast());

        assertThat(statuses(last)).containsExactly(four.getLast().type() + " 120", "CEB603 800");
        assertThat(last.listed())
                .singleElement()
                .satisfies(one -> assertThat(one.findings()).isEmpty());
    }

    @Test
    void salesToBusinessesAndWarehousesAbroadNeedNoProofOfMoneyReceived() {
        assertThat(statuses(new ExportDocuments("9710", "A").parcel(1, 2).toArray(Filing[]::new)))
                .endsWith("CEB603 800");
        assertThat(statuses(new ExportDocuments("9810", "A").parcel(2, 2).toArray(Filing[]::new)))
                .endsWith("CEB603 800");
    }

    @Test
    void aRepeatedSendingIsAnsweredTheSameByteForByte() {
        Filing[] four = retail.parcel(1, 3).toArray(Filing[]::new);
        Window.Batch first = send(four);
        now += DAY;
        window.close();
        window = Window.open(io, new FixedRates());

        Window.Batch again = send(four[3]);

        assertThat(again.answers()).isEqualTo(first.answers().subList(3, 5));
        assertThat(again.listed()).isEmpty();
    }

    @Test
    void differencesReturnTheListAndAreNamedWithBothValues() {
        ExportOrder order = retail.order(1, 3);
        Proceeds tooMuch = Samples.with(retail.proceeds(1, 3), "charge", new BigDecimal("35.01"));
        ExportList list = retail.list(1, 4, "502", "6109100021");
        ExportWaybill stranger = Samples.with(retail.waybill(1), "ebcCode", "OTHER");

        Window.Batch batch = send(order, tooMuch, stranger, list);

        assertThat(statuses(batch)).endsWith("CEB603 120", "CEB603 100");
        assertThat(batch.listed().getFirst().findings())
                .extracting(Finding::field)
                .containsExactly(
                        "CEB603.InventoryList[gnum=1].qty",
                        "CEB603.InventoryList[gnum=1].totalPrice",
                        "CEB403.charge",
                        "CEB505.ebcCode");
    }

    @Test
    void theOrderMustBeOfTheKindThatTheModeAsksFor() {
        ExportDocuments toBusiness = new ExportDocuments("9710", "A");
        Filing[] documents = toBusiness.parcel(1, 2).toArray(Filing[]::new);
        documents[0] = Samples.with((ExportOrder) documents[0], "orderType", "E");

        assertThat(send(documents).listed().getFirst().findings())
                .extracting(Finding::field)
                .containsExactly("CEB303.orderType");
    }

    @Test
    void aWaybillServesOneList() {
        released(retail, 1, 1);
        ExportList second = Samples.with(retail.list(2, 1, "502", "6109100021"), "logisticsNo", "WB000001");

        Window.Batch batch = send(retail.order(2, 1), retail.proceeds(2, 1), second);

        assertThat(statuses(batch)).endsWith("CEB603 100");
        assertThat(batch.listed().getFirst().findings())
                .extracting(Finding::field)
                .containsExactly("CEB603.logisticsNo");
    }

    @Test
    void whatAListReliesOnCannotChangeAndAListCanWhileItWaits() {
        ExportOrder order = retail.order(1, 3);
        ExportList list = retail.list(1, 4, "502", "6109100021");
        send(order, list);

        assertThat(statuses(Samples.with(Samples.with(order, "guid", Samples.guid(1)), "appType", "2")))
                .containsExactly("CEB303 -301011");
        ExportList right = Samples.with(
                Samples.with(retail.list(1, 3, "502", "6109100021"), "appType", "2"),
                "appTime",
                ExportDocuments.SENT.plusHours(1));
        assertThat(statuses(right)).containsExactly("CEB603 120");
        assertThat(statuses(retail.proceeds(1, 3), retail.waybill(1))).endsWith("CEB603 800");
        assertThat(statuses(Samples.with(right, "guid", Samples.guid(2)))).containsExactly("CEB603 -621012");
        assertThat(statuses(retail.list(1, 3, "502", "6109100021"))).containsExactly("CEB603 -621004");
        assertThat(statuses(retail.waybill(1))).containsExactly("CEB505 -504012");
    }

    @Test
    void whatIsOnlyStoredCountsForNothingUntilItIsDeclared() {
        ExportOrder stored = Samples.with(retail.order(1, 3), "appStatus", "1");
        assertThat(statuses(stored)).containsExactly("CEB303 1");
        assertThat(statuses(retail.proceeds(1, 3), retail.waybill(1), retail.list(1, 3, "502", "6109100021")))
                .endsWith("CEB603 120");

        assertThat(statuses(retail.order(1, 3))).containsExactly("CEB303 120", "CEB603 800");
        assertThat(statuses(stored)).containsExactly("CEB303 1");
    }

    @Test
    void aListThatWaitsIsCancelledAndAReleasedOneIsNot() {
        ExportList waiting = retail.list(1, 1, "502", "6109100021");
        Window.Batch filed = send(waiting);
        String number = ((ExportReceipt.ForList) filed.answers().getFirst().receipt()).invtNo();
        String released = released(retail, 2, 1);

        assertThat(statuses(retail.cancellation(number))).containsExactly("CEB605 120", "CEB605 399", "CEB603 100");
        assertThat(statuses(retail.cancellation(number))).containsExactly("CEB605 -623009");
        assertThat(statuses(retail.cancellation(released))).containsExactly("CEB605 -623005");
        assertThat(statuses(retail.cancellation("29012026E999999999"))).containsExactly("CEB605 -623003");
        assertThat(statuses(Samples.with(retail.cancellation(released), "agentCode", "STRANGER")))
                .containsExactly("CEB605 -623003");
        assertThat(statuses(retail.order(1, 1), retail.proceeds(1, 1), retail.waybill(1)))
                .doesNotContain("CEB603 800");
    }

    @Test
    void goodsComeBackInPartsAndNoMoreThanLeft() {
        String list = released(retail, 1, 5);

        assertThat(statuses(retail.back(list, 2))).containsExactly("CEB213 120", "CEB213 399");
        assertThat(statuses(retail.back(list, 4))).containsExactly("CEB213 -625001");
        assertThat(statuses(retail.back(list, 3))).containsExactly("CEB213 120", "CEB213 399");
        assertThat(statuses(retail.back("29012026E999999999", 1))).containsExactly("CEB213 -625204");
        now += 366 * DAY;
        assertThat(statuses(retail.back(list, 1))).containsExactly("CEB213 -625004");
    }

    @Test
    void aParcelThatLeftClosesItsList() {
        released(retail, 1, 1);

        assertThat(statuses(retail.departure(1, 2))).containsExactly("CEB509 120", "CEB603 899");
        assertThat(send(retail.parcel(2, 1).toArray(Filing[]::new)).listed())
                .extracting(one -> one.listing().status())
                .containsExactly(ExportStatus.RELEASED, ExportStatus.LEFT);
    }

    @Test
    void bondedGoodsLeaveTheStockAsFarAsTheyAreThere() {
        ExportDocuments bonded = new ExportDocuments("1210", "B");
        window.book(Key.stock("H2900B12345", "ITEM-1"), Event.Booking.ENTER, 500_000, now);
        released(bonded, 1, 3);

        Window.Batch tooMany = send(bonded.parcel(2, 3).toArray(Filing[]::new));

        assertThat(statuses(tooMany)).endsWith("CEB603 100");
        assertThat(tooMany.listed().getFirst().findings())
                .extracting(Finding::against)
                .containsExactly("bonded stock");
        released(bonded, 3, 2);
        assertThat(window.stock("H2900B12345", "ITEM-1").available()).isZero();
    }

    @Test
    void namedListsAreSummedUpOnceAndAllOrNone() {
        String first = released(retail, 1, 1);
        String second = released(retail, 2, 2);
        String simplified = released(new ExportDocuments("9610", "A"), 3, 1);
        Window.Batch waiting = send(retail.list(4, 1, "502", "6109100021"));
        String unreleased =
                ((ExportReceipt.ForList) waiting.answers().getFirst().receipt()).invtNo();

        Window.Batch refused = send(retail.summary("S1", first, simplified, unreleased, "29012026E999999999"));
        assertThat(statuses(refused))
                .as(() -> refused.answers().toString())
                .containsExactly("CEB701 120", "CEB701 100");
        assertThat(refused.answers().getLast().errors())
                .extracting(error -> error.value())
                .containsExactly(simplified, unreleased, "29012026E999999999");
        assertThat(refused.summed().getFirst().results()).isEmpty();

        Window.Batch summed = send(retail.summary("S2", first, second));
        assertThat(statuses(summed)).containsExactly("CEB701 120", "CEB701 399");
        SummaryResult result = summed.summed().getFirst().results().getFirst();
        assertThat(result.lines()).extracting(SummaryResult.Line::invtNo).containsExactly(first, second);
        assertThat(result.lines()).extracting(SummaryResult.Line::gseqno).containsExactly(1, 1);
        assertThat(result.grossWeight()).isEqualByComparingTo("1.0");
        assertThat(result.sumNo())
                .isEqualTo(
                        ((ExportReceipt.ForSummary) summed.answers().getLast().receipt()).sumNo());

        Window.Batch again = send(retail.summary("S3", second));
        assertThat(statuses(again)).containsExactly("CEB701 120", "CEB701 100");
        assertThat(again.answers().getLast().receipt().returnInfo()).contains("清单已汇总");
    }

    @Test
    void aMonthIsSummedUpByItsTimeAndLeavesOutWhatIsNotToBeSummed() {
        List<String> june = new ArrayList<>();
        for (int number = 1; number <= 150; number++) {
            june.add(released(retail, number, 1 + number % 3));
            now += DAY / 10;
        }
        now = ChinaTime.millis(LocalDateTime.of(2026, 7, 1, 0, 0));
        released(retail, 500, 1);
        released(new ExportDocuments("9610", "A"), 501, 1);

        Window.Batch batch = send(
                retail.summary("JUNE", LocalDateTime.of(2026, 6, 1, 0, 0), LocalDateTime.of(2026, 6, 30, 23, 59, 59)));

        assertThat(statuses(batch)).containsExactly("CEB701 120", "CEB701 399");
        assertThat(batch.summed().getFirst().results().getFirst().lines())
                .extracting(SummaryResult.Line::invtNo)
                .containsExactlyElementsOf(june);
        Window.Batch empty = send(
                retail.summary("AGAIN", LocalDateTime.of(2026, 6, 1, 0, 0), LocalDateTime.of(2026, 6, 30, 23, 59, 59)));
        assertThat(statuses(empty)).containsExactly("CEB701 120", "CEB701 100");
    }

    @Test
    void aDayOfManyListsIsKeptInPages() {
        for (int number = 1; number <= 200; number++) {
            released(retail, number, 1);
        }

        Window.Batch batch = send(
                retail.summary("DAY", LocalDateTime.of(2026, 6, 1, 0, 0), LocalDateTime.of(2026, 6, 1, 23, 59, 59)));

        assertThat(batch.summed().getFirst().results().getFirst().lines()).hasSize(200);
    }

    @Test
    void anApplicationInPartsWaitsForAllOfThemAndEachIsAnswered() {
        String first = released(retail, 1, 1);
        String second = released(retail, 2, 2);
        Filing one = retail.application("P", null, null, 2, 1, first);
        Filing two = retail.application("P", null, null, 2, 2, second);

        assertThat(statuses(two)).containsExactly("CEB701 120");
        Window.Batch whole = send(one);
        assertThat(statuses(whole)).containsExactly("CEB701 120", "CEB701 399", "CEB701 399");
        assertThat(whole.summed().getFirst().results().getFirst().lines())
                .extracting(SummaryResult.Line::invtNo)
                .containsExactly(first, second);
        assertThat(send(two).answers()).hasSize(2).contains(whole.answers().get(1));
    }

    @Test
    void declarationsAreOfOneDestinationAndPortAndTheirLinesOfOneCode() {
        List<String> numbers = new ArrayList<>();
        String[][] goods = {{"502", "6109100021"}, {"502", "6109100022"}, {"304", "6109100021"}, {"502", "6109100021"}};
        for (int i = 0; i < goods.length; i++) {
            Window.Batch batch = send(
                    retail.order(i, 2),
                    retail.proceeds(i, 2),
                    retail.waybill(i),
                    retail.list(i, 2, goods[i][0], goods[i][1]));
            numbers.add(((ExportReceipt.ForList) batch.answers().getLast().receipt()).invtNo());
        }

        List<SummaryResult> results = send(retail.summary("G", numbers.toArray(String[]::new)))
                .summed()
                .getFirst()
                .results();

        assertThat(results).hasSize(2);
        assertThat(results.getFirst().lines())
                .extracting(SummaryResult.Line::gseqno)
                .containsExactly(1, 2, 1);
        assertThat(results.getLast().lines())
                .extracting(SummaryResult.Line::invtNo)
                .containsExactly(numbers.get(2));
        assertThat(results)
                .extracting(SummaryResult::declSeqNo)
                .doesNotHaveDuplicates()
                .allMatch(no -> no.length() == 18);
        assertThat(results).extracting(SummaryResult::type).containsOnly(MessageType.CEB792);
    }

    @Test
    void statisticsCountWhatWasReleasedOnceLessWhatCameBack() throws IOException {
        String first = released(retail, 1, 5);
        released(retail, 2, 2);
        send(retail.list(3, 1, "502", "6109100021"));
        send(retail.back(first, 2));
        send(retail.summary("S", first));
        for (ParcelDocument document : Samples.parcel()) {
            window.submit(Samples.message(document), now);
        }
        window.commit();

        List<StatisticalRecord> records = new ArrayList<>();
        Register.read(io).statistics(records::add);

        assertThat(records)
                .filteredOn(StatisticalRecord::export)
                .extracting(record -> record.amount().intValueExact())
                .containsExactly(30, 20);
        assertThat(records).filteredOn(record -> !record.export()).isNotEmpty();
        assertThat(records.getFirst().country()).isEqualTo("502");
        assertThat(records.getFirst().date()).isEqualTo(ChinaTime.day(JUNE));
    }

    @Test
    void whatBecameOfAnExportIsTold() throws IOException {
        String list = released(retail, 1, 3);
        send(retail.departure(1));
        send(retail.summary("S", list));
        send(retail.list(2, 1, "502", "6109100021"));

        Register register = Register.read(io);
        ExportView export = register.exports("E000001").getFirst();
        assertThat(export.invtNo()).isEqualTo(list);
        assertThat(export.status()).isEqualTo(ExportStatus.LEFT);
        assertThat(export.summary()).startsWith("29012026S");
        assertThat(export.history())
                .extracting(entry -> entry.text(Language.EN))
                .endsWith("the goods have left the country", "summed up in " + export.summary());
        assertThat(register.exports("WB000001")).hasSize(1);
        assertThat(register.exports("E000002").getFirst().missing())
                .containsExactlyInAnyOrder(MessageType.CEB303, MessageType.CEB403, MessageType.CEB505);
    }

    @Test
    void everythingThatIsToldUnaskedComesAgainFromTheLog() throws IOException {
        List<Output.Notice> told = new ArrayList<>();
        told.addAll(send(retail.parcel(1, 3).toArray(Filing[]::new)).notices());
        told.addAll(send(retail.departure(1)).notices());
        told.addAll(send(retail.summary("S", told.isEmpty() ? "" : "x")).notices());
        told.addAll(send(retail.parcel(2, 1).toArray(Filing[]::new)).notices());

        List<Output.Notice> again = new ArrayList<>();
        Register.notices(io, Packing.DEFLATE, 0, again::add);

        assertThat(told).hasSize(4);
        assertThat(again).isEqualTo(told);
    }

    @Test
    void aTimeLongerThanAYearIsRefused() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        assertThat(statuses(retail.summary("LONG", start, start.plusYears(2)))).containsExactly("CEB701 -621001");
    }
}
