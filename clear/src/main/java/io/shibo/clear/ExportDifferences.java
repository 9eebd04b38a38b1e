package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.export.Comparison;
import io.shibo.clear.export.ExportMode;
import io.shibo.clear.export.Listing;
import io.shibo.clear.step.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link Comparison} found by the facts of an export's documents, in words: fields with both values. */
final class ExportDifferences {
    private final int differences;
    private final List<Finding> findings = new ArrayList<>();

    private ExportDifferences(int differences) {
        this.differences = differences;
    }

    /** Why a list was returned; empty for one that was not. Always the same, since the log's documents are. */
    static List<Finding> find(Listing listing, Archive archive) {
        if (listing.differences() == 0 || !(document(archive, listing.sequence()) instanceof ExportList list)) {
            return List.of();
        }
        ExportDifferences found = new ExportDifferences(listing.differences());
        for (long place : listing.documents()) {
            switch (document(archive, place)) {
                case ExportOrder order -> found.order(order, list);
                case Proceeds proceeds -> found.proceeds(proceeds, list, archive, listing);
                case ExportWaybill waybill ->
                    found.add(
                            Comparison.WAYBILL_SHOP,
                            "CEB505.ebcCode",
                            Objects.requireNonNullElse(waybill.ebcCode(), ""),
                            "CEB603.ebcCode",
                            list.ebcCode());
                case null, default -> {}
            }
        }
        found.add(Comparison.WAYBILL_TAKEN, "CEB603.logisticsNo", list.logisticsNo(), "orderNo", "other");
        found.add(Comparison.STOCK, "CEB603.qty", Objects.requireNonNullElse(list.emsNo(), ""), "bonded stock", "less");
        return List.copyOf(found.findings);
    }

    private static @Nullable Document document(Archive archive, long place) {
        Archive.Filed filed = place == 0 ? null : archive.find(place);
        return filed == null ? null : filed.document();
    }

    private void order(ExportOrder order, ExportList list) {
        add(Comparison.ORDER_SHOP, "CEB303.ebcCode", order.ebcCode(), "CEB603.ebcCode", list.ebcCode());
        String wanted =
                ExportMode.find(list.tradeMode()).map(ExportMode::orderType).orElse("");
        add(
                Comparison.ORDER_KIND,
                "CEB303.orderType",
                order.orderType(),
                "CEB603.tradeMode",
                "%s (%s)".formatted(list.tradeMode(), wanted));
        if ((differences & Comparison.GOODS) != 0) {
            goods(order, list);
        }
        if ((differences & Comparison.NAMES) != 0) {
            for (ExportList.Line line : list.lines()) {
                ExportOrder.Line other = line(order, line.gnum());
                String name = Objects.requireNonNullElse(line.itemName(), "");
                if (other != null && !other.itemName().equals(name)) {
                    at(line.gnum(), "itemName", name, other.itemName());
                }
            }
        }
    }

    private void goods(ExportOrder order, ExportList list) {
        for (ExportList.Line line : list.lines()) {
            ExportOrder.Line other = line(order, line.gnum());
            if (other == null) {
                at(line.gnum(), "gnum", String.valueOf(line.gnum()), "-");
                continue;
            }
            if (line.qty().compareTo(other.qty()) != 0) {
                at(line.gnum(), "qty", line.qty().toPlainString(), other.qty().toPlainString());
            }
            if (line.totalPrice().compareTo(other.totalPrice()) != 0) {
                at(
                        line.gnum(),
                        "totalPrice",
                        line.totalPrice().toPlainString(),
                        other.totalPrice().toPlainString());
            }
            if (!line.currency().equals(other.currency())) {
                at(line.gnum(), "currency", line.currency(), other.currency());
            }
        }
        for (ExportOrder.Line line : order.lines()) {
            if (list.lines().stream().noneMatch(one -> one.gnum() == line.gnum())) {
                at(line.gnum(), "gnum", "-", String.valueOf(line.gnum()));
            }
        }
    }

    private static ExportOrder.@Nullable Line line(ExportOrder order, int gnum) {
        for (ExportOrder.Line line : order.lines()) {
            if (line.gnum() == gnum) {
                return line;
            }
        }
        return null;
    }

    private void at(int gnum, String field, String value, String other) {
        findings.add(new Finding(
                "CEB603.InventoryList[gnum=%d].%s".formatted(gnum, field),
                value,
                "CEB303.OrderList[gnum=%d].%s".formatted(gnum, field),
                other));
    }

    private void proceeds(Proceeds proceeds, ExportList list, Archive archive, Listing listing) {
        add(Comparison.PROCEEDS_SHOP, "CEB403.ebcCode", proceeds.ebcCode(), "CEB603.ebcCode", list.ebcCode());
        if (document(archive, listing.documents().getFirst()) instanceof ExportOrder order) {
            BigDecimal worth = order.goodsValue().add(order.freight());
            add(
                    Comparison.CHARGE,
                    "CEB403.charge",
                    proceeds.charge().toPlainString(),
                    "CEB303.goodsValue + freight",
                    worth.toPlainString());
        }
    }

    private void add(int bit, String field, String value, String against, String other) {
        if ((differences & bit) != 0) {
            findings.add(new Finding(field, value, against, other));
        }
    }
}
