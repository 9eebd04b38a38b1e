package io.shibo.clear.intake;

import io.shibo.clear.ceb.Arrival;
import io.shibo.clear.ceb.Departure;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportReturn;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.MasterWaybill;
import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.ceb.SummaryResult;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** Rules of export documents (specification 2022-05, chapter 2, and the documentation of its schema). */
final class ExportRules {
    private static final String CHINA = "142";
    private static final Set<String> ZONES = Set.of("1210", "1239");
    private static final String ZONE = "特殊区域模式必填; required for 1210 and 1239";

    /** Lists are summed up by month; a year is more than anybody asks for, and every day of it is looked at. */
    private static final int SUMMARY_DAYS = 366;

    private ExportRules() {}

    static void order(ExportOrder order, Faults faults) {
        List<ExportOrder.Line> lines = order.lines();
        faults.numbered("OrderList", lines, ExportOrder.Line::gnum);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            ExportOrder.Line line = lines.get(i);
            faults.positive("OrderList", i, "qty", line.qty());
            faults.product("OrderList", i, line.qty(), line.price(), line.totalPrice());
            if (!line.currency().equals(order.currency())) {
                faults.invalid(
                        Faults.at("OrderList", i, "currency"),
                        line.currency(),
                        "应与表头 currency=%1$s 一致; must be the head's, %1$s".formatted(order.currency()));
            }
            sum = sum.add(line.totalPrice());
        }
        faults.equal("goodsValue", order.goodsValue(), sum, "Σ totalPrice");
    }

    static void waybill(ExportWaybill waybill, Faults faults) {
        if (waybill.packNo() < 1) {
            faults.invalid("packNo", String.valueOf(waybill.packNo()), "应大于 0; must be more than 0");
        }
    }

    static void arrival(Arrival arrival, Faults faults) {
        faults.split(arrival.msgCount(), arrival.msgSeqNo());
        faults.numbered("ArrivalList", arrival.lines(), Arrival.Line::gnum);
        faults.distinct(
                "ArrivalList",
                "logisticsNo",
                arrival.lines().stream().map(Arrival.Line::logisticsNo).toList());
    }

    static void departure(Departure departure, Faults faults) {
        faults.split(departure.msgCount(), departure.msgSeqNo());
        faults.numbered("DepartureList", departure.lines(), Departure.Line::gnum);
        faults.distinct(
                "DepartureList",
                "logisticsNo",
                departure.lines().stream().map(Departure.Line::logisticsNo).toList());
    }

    static void list(ExportList list, Faults faults) {
        List<ExportList.Line> lines = list.lines();
        boolean zone = ZONES.contains(list.tradeMode());
        faults.consecutive("InventoryList", lines, ExportList.Line::gnum);
        for (int i = 0; i < lines.size(); i++) {
            ExportList.Line line = lines.get(i);
            faults.positive("InventoryList", i, "qty", line.qty());
            faults.positive("InventoryList", i, "qty1", line.qty1());
            faults.second("InventoryList", i, line.qty2(), line.unit2());
            faults.product("InventoryList", i, line.qty(), line.price(), line.totalPrice());
            if (zone && line.itemRecordNo() == null) {
                faults.invalid(Faults.at("InventoryList", i, "itemRecordNo"), "", ZONE);
            }
        }
        faults.weights(list.grossWeight(), list.netWeight());
        if (zone) {
            faults.required("iacCode", list.iacCode(), ZONE);
            faults.required("iacName", list.iacName(), ZONE);
            faults.required("emsNo", list.emsNo(), ZONE);
        }
        String licence = list.licenseNo();
        if (list.statisticsFlag().equals("A") && licence != null) {
            faults.invalid(
                    "licenseNo",
                    licence,
                    "简化申报的商品不涉许可证; goods that need a licence cannot be declared in the simplified way (A)");
        }
        if (list.packNo() < 1) {
            faults.invalid("packNo", String.valueOf(list.packNo()), "应大于 0; must be more than 0");
        }
    }

    static void master(MasterWaybill master, Faults faults) {
        faults.split(master.msgCount(), master.msgSeqNo());
        faults.numbered("WayBillList", master.lines(), MasterWaybill.Line::gnum);
        faults.distinct(
                "WayBillList",
                "logisticsNo",
                master.lines().stream().map(MasterWaybill.Line::logisticsNo).toList());
    }

    static void summary(SummaryApplication application, Faults faults) {
        faults.split(application.msgCount(), application.msgSeqNo());
        LocalDateTime start = application.startTime();
        LocalDateTime end = application.endTime();
        if (start == null && end == null) {
            named(application, faults);
        } else if (start == null || end == null) {
            faults.invalid(
                    start == null ? "startTime" : "endTime",
                    "",
                    "汇总开始、结束时间须成对填写; startTime and endTime must be given together");
        } else if (end.isBefore(start)) {
            faults.invalid(
                    "endTime",
                    end.toString(),
                    "须大于等于 startTime=%1$s; must not be before startTime=%1$s".formatted(start));
        } else if (end.isAfter(start.plusDays(SUMMARY_DAYS))) {
            faults.invalid(
                    "endTime",
                    end.toString(),
                    "汇总时间范围不超过 %1$d 日; the time may be %1$d days long at most".formatted(SUMMARY_DAYS));
        }
    }

    /** Without a range of time, the lists named count: there must be some, each once. */
    private static void named(SummaryApplication application, Faults faults) {
        List<SummaryApplication.Line> lines = application.lines();
        if (lines.isEmpty()) {
            faults.error(
                    faults.codes().noLines(),
                    "SummaryApplyList",
                    "",
                    "未指定时间范围时表体必填; lists must be named where no time range is given");
        }
        faults.distinct(
                "SummaryApplyList",
                "invtNo",
                lines.stream().map(SummaryApplication.Line::invtNo).toList());
    }

    static void result(SummaryResult result, Faults faults) {
        faults.split(result.msgCount(), result.msgSeqNo());
        List<SummaryResult.Line> lines = result.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).gseqno() == null) {
                faults.invalid(Faults.at("SummaryResultList", i, "gseqno"), "", "2022-05 起必填; required since 2022-05");
            }
        }
    }

    static void returned(ExportReturn application, Faults faults) {
        List<ExportReturn.Line> lines = application.lines();
        faults.numbered("InvtRefundList", lines, ExportReturn.Line::gnum);
        for (int i = 0; i < lines.size(); i++) {
            ExportReturn.Line line = lines.get(i);
            faults.positive("InvtRefundList", i, "qty", line.qty());
            faults.positive("InvtRefundList", i, "qty1", line.qty1());
            faults.second("InvtRefundList", i, line.qty2(), line.unit2());
        }
        if (application.country().equals(CHINA)) {
            faults.invalid("country", application.country(), "不能为中国; must not be China");
        }
    }
}
