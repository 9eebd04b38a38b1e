package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Delivery;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.WaybillStatus;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.retail.TaxBills;
import io.shibo.codes.Language;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others report of a parcel is told in its history; days pass without anybody's doing. */
class ReportsTest {
    private static final long DAY = 24L * 3600 * 1000;

    private final MemoryIo io = new MemoryIo();
    private final Window window = Window.open(io, new FixedRates());
    private long now = Samples.NOON;
    private int guids = 900_000;

    @AfterEach
    void theLogVerifies() throws IOException {
        window.close();
        assertThat(Register.read(io).broken()).isEmpty();
    }

    private Window.Batch send(List<? extends Filing> documents) {
        documents.forEach(document -> window.submit(Samples.message(document), now));
        return window.commit();
    }

    private String list(List<Output.Decided> decided) {
        return Answers.listNumber(decided.getFirst().keys(), decided.getFirst().ending());
    }

    private List<String> history(Declaration declaration) {
        return window.parcels(declaration.orderNo()).getFirst().history().stream()
                .map(entry -> entry.text(Language.EN))
                .toList();
    }

    private WaybillStatus signed(Declaration one) {
        return new WaybillStatus(
                Samples.guid(++guids),
                "1",
                one.appTime(),
                "2",
                one.logisticsCode(),
                one.logisticsName(),
                one.logisticsNo(),
                "S",
                one.appTime(),
                null);
    }

    private Delivery arrival(Declaration one) {
        return new Delivery(
                Samples.guid(++guids),
                "1",
                one.appTime(),
                "2",
                one.customsCode(),
                "COP" + guids,
                null,
                null,
                "3301960Z05",
                "监管仓",
                "I",
                "5",
                "CA123",
                "V1",
                "BILL" + guids,
                one.logisticsCode(),
                one.logisticsName(),
                null,
                null,
                List.of(new Delivery.Line(1, one.logisticsNo(), null)));
    }

    private void tell(Document document) {
        Reading.Item item = new Reading.Item(document, List.of(), Keys.of(document), document.hashCode());
        window.submit(
                new Reading.Message(
                        document.type(),
                        "00000000-0000-4000-8000-000000000000",
                        "1.0",
                        null,
                        List.of(item),
                        Reading.Signature.NOT_CHECKED),
                now);
        window.commit();
    }

    @Test
    void deliveryArrivalAndTaxBillsAreToldInTheParcelsHistory() {
        var four = Parcels.coffee(1, "1", "100", 1);
        Declaration declaration = (Declaration) four.getLast();
        String list = list(send(four).decided());

        assertThat(send(List.of(arrival(declaration)))
                        .answers()
                        .getFirst()
                        .receipt()
                        .returnStatus())
                .isEqualTo("120");
        WaybillStatus status = signed(declaration);
        assertThat(send(List.of(status)).answers().getFirst().receipt().returnStatus())
                .isEqualTo("120");
        assertThat(send(List.of(signed(declaration)))
                        .answers()
                        .getFirst()
                        .receipt()
                        .returnStatus())
                .isEqualTo("-505012");
        assertThat(send(List.of(status)).answers().getFirst().receipt().returnStatus())
                .isEqualTo("120");
        tell(TaxBills.status(list, TaxBills.SUMMARISED, "PAY1", declaration.assureCode(), now));

        assertThat(history(declaration))
                .contains(
                        "arrived at a supervised place (told by 监管仓)",
                        "delivered: the consignee signed (told by %s)".formatted(declaration.logisticsName()),
                        "tax bill %s summarised into payment PAY1".formatted(TaxBills.number(list)));
    }

    @Test
    void returnedGoodsAreFollowedToTheirLastDay() {
        var late = Parcels.coffee(1, "2", "100", 1);
        var good = Parcels.coffee(2, "2", "100", 1);
        Declaration lateOne = (Declaration) late.getLast();
        Declaration goodOne = (Declaration) good.getLast();
        String lateList = list(send(late).decided());
        String goodList = list(send(good).decided());
        send(List.of(Parcels.back(800_001, lateOne, lateList, "1"), Parcels.back(800_002, goodOne, goodList, "2")));
        assertThat(history(lateOne)).noneMatch(text -> text.contains("back"));

        now += 20 * DAY;
        send(List.of(arrival(goodOne)));
        now += 26 * DAY;
        send(List.of(Parcels.coffee(3, "1", "1", 1).getFirst()));

        assertThat(history(lateOne)).anyMatch(text -> text.startsWith("returned goods were not back by"));
        assertThat(history(goodOne)).anyMatch(text -> text.startsWith("returned goods were back on"));
    }

    @Test
    void whatFallsDueIsSettledAlthoughNothingTouchesTheAccount() {
        var four = Parcels.coffee(1, "1", "100", 1);
        Declaration declaration = (Declaration) four.getLast();
        send(four);
        Guarantee before = window.guarantee(declaration.assureCode());
        assertThat(before.reserved()).isEqualTo(910);

        now += 46 * DAY;
        var other = Parcels.coffee(2, "1", "1", 1).getFirst();
        assertThat(send(List.of(other)).settled()).hasSize(1);

        assertThat(window.guarantee(declaration.assureCode()).settled()).isEqualTo(910);
        assertThat(window.guarantee(declaration.assureCode()).reserved()).isZero();
    }
}
