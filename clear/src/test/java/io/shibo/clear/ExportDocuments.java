package io.shibo.clear;

import io.shibo.clear.ceb.Departure;
import io.shibo.clear.ceb.ExportCancellation;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportReturn;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.ceb.SummaryApplication;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents of exports, made for tests: one order has one line of {@code pieces} at 10 yuan. */
final class ExportDocuments {
    static final LocalDateTime SENT = LocalDateTime.of(2026, 6, 1, 10, 0);
    static final String AGENT = "3301994S01";
    static final String SHOP = "3301961B02";

    private int guids = 1000;
    private final String mode;
    private final String statisticsFlag;

    ExportDocuments(String mode, String statisticsFlag) {
        this.mode = mode;
        this.statisticsFlag = statisticsFlag;
    }

    private String guid() {
        return Samples.guid(++guids);
    }

    /** What a list of the mode needs: order, money received where it is retail, waybill, list. */
    List<Filing> parcel(int number, int pieces) {
        List<Filing> documents = new ArrayList<>();
        documents.add(order(number, pieces));
        if (!mode.equals("9710") && !mode.equals("9810")) {
            documents.add(proceeds(number, pieces));
        }
        documents.add(waybill(number));
        documents.add(list(number, pieces, "502", "6109100021"));
        return documents;
    }

    private static BigDecimal worth(int pieces) {
        return BigDecimal.TEN.multiply(BigDecimal.valueOf(pieces));
    }

    ExportOrder order(int number, int pieces) {
        String type = mode.equals("9710") ? "B" : mode.equals("9810") ? "W" : "E";
        return new ExportOrder(
                guid(),
                "1",
                SENT,
                "2",
                type,
                "E%06d".formatted(number),
                "3301961A01",
                "平台",
                SHOP,
                "电商",
                worth(pieces),
                BigDecimal.valueOf(5),
                "142",
                null,
                List.of(new ExportOrder.Line(
                        1,
                        "SKU-1",
                        "棉T恤",
                        null,
                        null,
                        "011",
                        "142",
                        BigDecimal.valueOf(pieces),
                        BigDecimal.TEN,
                        worth(pieces),
                        null)));
    }

    Proceeds proceeds(int number, int pieces) {
        return new Proceeds(
                guid(),
                "1",
                SENT,
                "2",
                "3301961A01",
                "平台",
                SHOP,
                "电商",
                "E%06d".formatted(number),
                "3301961P03",
                "支付",
                "PAY%06d".formatted(number),
                worth(pieces),
                "142",
                SENT,
                null);
    }

    ExportWaybill waybill(int number) {
        return new ExportWaybill(
                guid(),
                "1",
                SENT,
                "2",
                "3301980L04",
                "物流",
                "WB%06d".formatted(number),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                "142",
                new BigDecimal("0.5"),
                1,
                "服装",
                SHOP,
                "电商",
                null,
                null);
    }

    ExportList list(int number, int pieces, String country, String gcode) {
        boolean zone = mode.equals("1210");
        return new ExportList(
                guid(),
                "1",
                SENT,
                "2",
                "2901",
                "3301961A01",
                "平台",
                "E%06d".formatted(number),
                "3301980L04",
                "物流",
                "WB%06d".formatted(number),
                "COP%06d".formatted(number),
                null,
                null,
                "E",
                "2901",
                LocalDate.of(2026, 6, 2),
                statisticsFlag,
                AGENT,
                "代理",
                SHOP,
                "电商",
                "NO",
                "厂",
                zone ? "3301960Z05" : null,
                zone ? "仓" : null,
                zone ? "H2900B12345" : null,
                mode,
                "5",
                null,
                null,
                null,
                null,
                null,
                null,
                country,
                "502",
                BigDecimal.ZERO,
                "142",
                "3",
                BigDecimal.ZERO,
                "142",
                "3",
                "2",
                1,
                new BigDecimal("0.5"),
                new BigDecimal("0.4"),
                null,
                List.of(new ExportList.Line(
                        1,
                        "SKU-1",
                        zone ? "ITEM-1" : null,
                        "棉T恤",
                        gcode,
                        "T恤衫",
                        "棉|无牌",
                        "无",
                        country,
                        "142",
                        BigDecimal.valueOf(pieces),
                        BigDecimal.valueOf(pieces),
                        null,
                        "011",
                        "011",
                        null,
                        BigDecimal.TEN,
                        worth(pieces),
                        null)));
    }

    ExportCancellation cancellation(String invtNo) {
        return new ExportCancellation(
                guid(), "1", SENT, "2", "2901", "CAN" + guids, null, invtNo, "买方取消", AGENT, "代理", SHOP, "电商", null);
    }

    ExportReturn back(String invtNo, int pieces) {
        return new ExportReturn(
                guid(),
                "1",
                SENT,
                "2",
                "2901",
                null,
                "3301961A01",
                "平台",
                SHOP,
                "电商",
                "WB000001",
                "3301980L04",
                "物流",
                "RET" + guids,
                null,
                invtNo,
                "9610",
                AGENT,
                "代理",
                "BL1",
                "I",
                "5",
                "CA123",
                "2901",
                "退货",
                "502",
                "V1",
                null,
                List.of(new ExportReturn.Line(
                        1,
                        "6109100021",
                        "T恤衫",
                        "棉",
                        BigDecimal.valueOf(pieces),
                        BigDecimal.valueOf(pieces),
                        "011",
                        "011",
                        null,
                        null,
                        null)));
    }

    Departure departure(int... numbers) {
        List<Departure.Line> lines = new ArrayList<>();
        for (int number : numbers) {
            lines.add(new Departure.Line(lines.size() + 1, null, "WB%06d".formatted(number), null));
        }
        return new Departure(
                guid(),
                "1",
                SENT,
                "2",
                "2901",
                "DEP" + guids,
                null,
                "3301980L04",
                "物流",
                "5",
                null,
                null,
                null,
                SENT,
                1,
                1,
                null,
                lines);
    }

    SummaryApplication summary(String copNo, String... lists) {
        return application(copNo, null, null, 1, 1, lists);
    }

    SummaryApplication summary(String copNo, LocalDateTime from, LocalDateTime to) {
        return application(copNo, from, to, 1, 1);
    }

    SummaryApplication application(
            String copNo,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime to,
            int parts,
            int part,
            String... lists) {
        List<SummaryApplication.Line> lines = new ArrayList<>();
        for (String list : lists) {
            lines.add(new SummaryApplication.Line(list));
        }
        return new SummaryApplication(
                guid(),
                "1",
                SENT,
                "2",
                "2901",
                copNo,
                null,
                null,
                AGENT,
                "代理",
                SHOP,
                "电商",
                "3301994S01",
                "报关行",
                from,
                to,
                null,
                "1",
                "0",
                parts,
                part,
                null,
                lines);
    }
}
