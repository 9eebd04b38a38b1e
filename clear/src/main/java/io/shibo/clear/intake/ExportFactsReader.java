package io.shibo.clear.intake;

import io.shibo.clear.ceb.Arrival;
import io.shibo.clear.ceb.Delivery;
import io.shibo.clear.ceb.Departure;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.ExportCancellation;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportReturn;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.MasterWaybill;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.ceb.TaxBillStatus;
import io.shibo.clear.ceb.WaybillStatus;
import io.shibo.clear.export.ExportFacts;
import io.shibo.clear.export.ExportKey;
import io.shibo.clear.export.ExportMode;
import io.shibo.clear.internal.Hasher;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.ChinaTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reduces export documents to their facts. Not thread-safe. */
final class ExportFactsReader {
    private final Hasher hasher = new Hasher();

    /**
     * A document's facts, and the slice that it goes to.
     *
     * @param key the slice
     */
    record Reduced(ExportKey key, ExportFacts facts) {}

    /** Null for documents that decide nothing about exports. */
    @Nullable
    Reduced reduce(Document document) {
        return switch (document) {
            case ExportOrder one -> new Reduced(ExportKey.order(one.orderNo()), of(one));
            case Proceeds one -> new Reduced(ExportKey.order(one.orderNo()), of(one));
            case ExportList one -> new Reduced(ExportKey.order(one.orderNo()), of(one));
            case ExportWaybill one ->
                new Reduced(
                        ExportKey.waybill(one.logisticsCode(), one.logisticsNo()),
                        new ExportFacts.OfWaybill(orAbsent(one.ebcCode())));
            case ExportCancellation one -> {
                ExportKey list = ExportKey.list(one.invtNo());
                yield new Reduced(list, new ExportFacts.OfCancellation(list, hash(one.agentCode())));
            }
            case ExportReturn one -> {
                ExportKey list = ExportKey.list(one.invtNo());
                yield new Reduced(list, new ExportFacts.OfReturn(list, hash(one.agentCode()), returned(one)));
            }
            case Arrival one ->
                notice(
                        one,
                        one.lines().stream()
                                .map(line -> ExportKey.waybill(one.logisticsCode(), line.logisticsNo()))
                                .toList());
            case Departure one ->
                notice(
                        one,
                        one.lines().stream()
                                .map(line -> ExportKey.waybill(one.logisticsCode(), line.logisticsNo()))
                                .toList());
            case MasterWaybill one ->
                notice(
                        one,
                        one.lines().stream()
                                .map(line -> ExportKey.waybill(one.logisticsCode(), line.logisticsNo()))
                                .toList());
            case WaybillStatus one -> notice(one, List.of(ExportKey.carried(one.logisticsCode(), one.logisticsNo())));
            case Delivery one ->
                notice(
                        one,
                        one.lines().stream()
                                .map(line -> ExportKey.carried(one.logisticsCode(), line.logisticsNo()))
                                .toList());
            case TaxBillStatus one ->
                new Reduced(
                        ExportKey.notice("CEB818", one.key() + "|" + one.status()),
                        new ExportFacts.OfNotice(List.of(ExportKey.billed(one.invtNo()))));
            case SummaryApplication one -> new Reduced(ExportKey.summary(one.agentCode(), one.copNo()), of(one));
            default -> null;
        };
    }

    private static Reduced notice(Document document, List<ExportKey> waybills) {
        return new Reduced(
                ExportKey.notice(document.type().name(), document.key()), new ExportFacts.OfNotice(waybills));
    }

    private ExportFacts.OfOrder of(ExportOrder order) {
        List<Goods> goods = order.lines().stream()
                .map(line -> new Goods(line.gnum(), line.itemName(), line.qty(), line.totalPrice(), line.currency()))
                .toList();
        return new ExportFacts.OfOrder(
                hash(order.ebpCode()),
                hash(order.ebcCode()),
                order.orderType(),
                goods(goods),
                names(goods),
                Amounts.exact(order.goodsValue().add(order.freight())),
                hash(order.currency()));
    }

    private ExportFacts.OfProceeds of(Proceeds proceeds) {
        String number = proceeds.payNo();
        return new ExportFacts.OfProceeds(
                hash(proceeds.ebpCode(), proceeds.ebcCode(), number == null ? "" : number),
                hash(proceeds.ebpCode()),
                hash(proceeds.ebcCode()),
                Amounts.exact(proceeds.charge()),
                hash(proceeds.currency()));
    }

    private ExportFacts.OfList of(ExportList list) {
        ExportMode mode = ExportMode.find(list.tradeMode())
                .orElseThrow(() -> new IllegalArgumentException("no mode of export: " + list.tradeMode()));
        List<Goods> goods = new ArrayList<>();
        boolean named = true;
        for (ExportList.Line line : list.lines()) {
            String name = line.itemName();
            named &= name != null;
            goods.add(new Goods(line.gnum(), name == null ? "" : name, line.qty(), line.totalPrice(), line.currency()));
        }
        return new ExportFacts.OfList(
                hash(list.ebpCode()),
                mode,
                hash(list.ebcCode()),
                goods(goods),
                named ? names(goods) : 0,
                ExportKey.waybill(list.logisticsCode(), list.logisticsNo()),
                hash(list.agentCode()),
                hash(list.agentCode(), list.ebcCode(), list.customsCode()),
                orAbsent(list.loctNo()),
                list.statisticsFlag().equals("B"),
                list.customsCode(),
                list.lines().stream()
                        .map(line -> new ExportFacts.Line(
                                line.gnum(), Long.parseLong(line.gcode()), Amounts.exact(line.qty())))
                        .toList(),
                mode.bonded() ? items(list) : List.of());
    }

    /** The items of the bonded account book, named as those of imports are: goods come in by one and leave by the other. */
    private List<Long> items(ExportList list) {
        List<Long> items = new ArrayList<>();
        for (ExportList.Line line : list.lines()) {
            String book = list.emsNo();
            String item = line.itemRecordNo();
            items.add(hash(book == null ? "" : book, item == null ? "" : item));
        }
        return items;
    }

    private static List<ExportFacts.Line> returned(ExportReturn application) {
        return application.lines().stream()
                .map(line -> new ExportFacts.Line(
                        line.gnum(),
                        line.gcode().isEmpty() ? 0 : Long.parseLong(line.gcode()),
                        Amounts.exact(line.qty())))
                .toList();
    }

    private ExportFacts.OfSummary of(SummaryApplication application) {
        LocalDateTime start = application.startTime();
        LocalDateTime end = application.endTime();
        long from = 0;
        long to = 0;
        List<ExportKey> named = List.of();
        if (start != null && end != null) {
            from = Math.max(0, ChinaTime.millis(start));
            // The whole of the last second.
            to = Math.max(1, ChinaTime.millis(end) + 999);
        } else {
            named = application.lines().stream()
                    .map(line -> ExportKey.list(line.invtNo()))
                    .toList();
        }
        return new ExportFacts.OfSummary(
                hash(application.agentCode(), application.ebcCode(), application.customsCode()),
                orAbsent(application.loctNo()),
                from,
                to,
                named,
                application.msgSeqNo(),
                application.msgCount());
    }

    private record Goods(int gnum, String name, BigDecimal qty, BigDecimal totalPrice, String currency) {}

    private long goods(List<Goods> lines) {
        sorted(lines)
                .forEach(line -> hasher.add(line.gnum())
                        .add(Amounts.exact(line.qty()))
                        .add(Amounts.exact(line.totalPrice()))
                        .add(line.currency()));
        return hasher.first();
    }

    private long names(List<Goods> lines) {
        sorted(lines).forEach(line -> hasher.add(line.gnum()).add(line.name()));
        return hasher.first();
    }

    private static List<Goods> sorted(List<Goods> lines) {
        return lines.stream().sorted(Comparator.comparingInt(Goods::gnum)).toList();
    }

    private long orAbsent(@Nullable String text) {
        return text == null || text.isEmpty() ? 0 : hash(text);
    }

    private long hash(String... texts) {
        for (String text : texts) {
            hasher.add(text);
        }
        return hasher.first();
    }
}
