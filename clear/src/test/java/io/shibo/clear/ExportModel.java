package io.shibo.clear;

import io.shibo.clear.ReferenceModel.Told;
import io.shibo.clear.ceb.Departure;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.step.ChinaTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exports as plainly as they can be written: whole documents in plain maps, of one platform, new ones alone. */
final class ExportModel {
    private final Map<Filing, String> answered = new IdentityHashMap<>();
    private final Map<Filing, String> concluded = new IdentityHashMap<>();
    private final Map<String, Filing> filed = new HashMap<>();
    /** By waybill, the order whose list named it first. */
    private final Map<String, String> carries = new HashMap<>();

    /** By order, in the order of their release. */
    private final Map<String, Stand> lists = new LinkedHashMap<>();

    private final Set<String> left = new HashSet<>();
    private final Set<String> summed = new HashSet<>();

    private record Stand(ExportList list, String status, long releasedAt) {}

    List<Told> take(Filing document, long at) {
        List<Told> told = new ArrayList<>();
        String before = answered.get(document);
        if (before != null) {
            told.add(new Told(document.type(), document.guid(), before));
            Stand stand = document instanceof ExportList list ? lists.get(list.orderNo()) : null;
            if (stand != null && stand.list().equals(document)) {
                tell(stand.list(), stand.status(), told);
            }
            String end = concluded.get(document);
            if (end != null) {
                told.add(new Told(document.type(), document.guid(), end));
            }
            return told;
        }
        String status = filed.containsKey(key(document)) ? exists(document) : "120";
        answered.put(document, status);
        told.add(new Told(document.type(), document.guid(), status));
        if (status.equals("120")) {
            filed.put(key(document), document);
            file(document, at, told);
        }
        return told;
    }

    private static String key(Filing document) {
        return switch (document) {
            case ExportOrder one -> "303" + one.orderNo();
            case Proceeds one -> "403" + one.orderNo();
            case ExportWaybill one -> "505" + one.logisticsNo();
            case ExportList one -> "603" + one.orderNo();
            case SummaryApplication one -> "701" + one.copNo();
            default -> document.type() + document.key();
        };
    }

    private static String exists(Filing document) {
        return switch (document) {
            case ExportOrder one -> "-301010";
            case Proceeds one -> "-401007";
            case ExportWaybill one -> "-504012";
            case ExportList one -> "-621004";
            case SummaryApplication one -> "-621004";
            default -> "-505012";
        };
    }

    private void file(Filing document, long at, List<Told> told) {
        switch (document) {
            case ExportOrder one -> decide(one.orderNo(), at, told);
            case Proceeds one -> decide(one.orderNo(), at, told);
            case ExportWaybill one -> decide(carries.get(one.logisticsNo()), at, told);
            case ExportList one -> {
                carries.putIfAbsent(one.logisticsNo(), one.orderNo());
                decide(one.orderNo(), at, told);
            }
            case Departure one -> one.lines().forEach(line -> leaves(line.logisticsNo(), told));
            case SummaryApplication one -> sum(one, told);
            default -> throw new IllegalStateException("no export of the simulation: " + document.type());
        }
    }

    private void decide(@Nullable String orderNo, long at, List<Told> told) {
        if (orderNo == null
                || lists.containsKey(orderNo)
                || !(filed.get("603" + orderNo) instanceof ExportList list)
                || !(filed.get("303" + orderNo) instanceof ExportOrder order)
                || !(filed.get("505" + list.logisticsNo()) instanceof ExportWaybill waybill)) {
            return;
        }
        boolean retail = list.tradeMode().equals("9610");
        Proceeds proceeds = filed.get("403" + orderNo) instanceof Proceeds one ? one : null;
        if (retail && proceeds == null) {
            return;
        }
        boolean agree = list.ebcCode().equals(order.ebcCode())
                && Objects.equals(waybill.ebcCode(), list.ebcCode())
                && (proceeds == null || proceeds.ebcCode().equals(list.ebcCode()))
                && list.lines()
                                .getFirst()
                                .qty()
                                .compareTo(order.lines().getFirst().qty())
                        == 0;
        lists.put(orderNo, new Stand(list, agree ? "800" : "100", at));
        tell(list, agree ? "800" : "100", told);
        if (agree && left.contains(list.logisticsNo())) {
            leaves(list.logisticsNo(), told);
        }
    }

    private void leaves(String logisticsNo, List<Told> told) {
        left.add(logisticsNo);
        String orderNo = carries.get(logisticsNo);
        Stand stand = orderNo == null ? null : lists.get(orderNo);
        if (stand != null && stand.status().equals("800")) {
            lists.replace(orderNo, new Stand(stand.list(), "899", stand.releasedAt()));
            tell(stand.list(), "899", told);
        }
    }

    private void sum(SummaryApplication application, List<Told> told) {
        boolean any = false;
        for (Map.Entry<String, Stand> one : lists.entrySet()) {
            Stand stand = one.getValue();
            boolean released = !stand.status().equals("100");
            var day = ChinaTime.of(stand.releasedAt());
            boolean inTime = !day.isBefore(Objects.requireNonNull(application.startTime()))
                    && day.isBefore(
                            Objects.requireNonNull(application.endTime()).plusSeconds(1));
            if (released && inTime && summed.add(one.getKey())) {
                any = true;
            }
        }
        String status = any ? "399" : "100";
        concluded.put(application, status);
        told.add(new Told(application.type(), application.guid(), status));
    }

    private static void tell(ExportList list, String status, List<Told> told) {
        told.add(new Told(MessageType.CEB603, list.guid(), status));
    }
}
