package io.shibo.trade.check;

import io.shibo.trade.check.UblDocument.Amount;
import io.shibo.trade.check.UblDocument.Content;
import io.shibo.trade.check.UblDocument.Line;
import io.shibo.trade.check.UblDocument.Pack;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules within the packing list. */
final class PackingRules {
    private final @Nullable UblDocument list;
    private final List<Finding> findings;

    PackingRules(@Nullable UblDocument list, List<Finding> findings) {
        this.list = list;
        this.findings = findings;
    }

    void check() {
        Audit packed = new Audit(Rule.PACKED_QUANTITIES);
        Audit net = new Audit(Rule.NET_WEIGHT);
        Audit gross = new Audit(Rule.GROSS_WEIGHT);
        Audit heavier = new Audit(Rule.GROSS_NOT_BELOW_NET);
        Audit count = new Audit(Rule.PACKAGE_COUNT);
        Audit prices = new Audit(Rule.NO_PRICES);
        List<Audit> audits = List.of(packed, net, gross, heavier, count, prices);
        if (list == null) {
            audits.forEach(audit -> audit.missing("PackingList"));
        } else {
            quantities(list, packed);
            sum(list, Pack::net, list.netTotal(), "NetWeightMeasure", net);
            sum(list, Pack::gross, list.grossTotal(), "GrossWeightMeasure", gross);
            list.packages().forEach(pack -> heavier(pack.net(), pack.gross(), heavier));
            heavier(list.netTotal(), list.grossTotal(), heavier);
            count.equals(
                    new BigDecimal(list.packages().size()),
                    "ActualPackage",
                    list.packageCount(),
                    "TotalPackageQuantity");
            prices.kept(list.name());
            for (Amount amount : list.amounts()) {
                prices.broken(
                        "∅", list.name(), amount.value().value(), amount.value().place());
            }
        }
        audits.forEach(audit -> audit.conclude(findings));
    }

    private static void quantities(UblDocument list, Audit audit) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Pack pack : list.packages()) {
            for (Content content : pack.contents()) {
                Found<String> line = content.line();
                Found<BigDecimal> quantity = content.quantity();
                if (line == null || quantity == null) {
                    audit.missing("ActualPackage/GoodsItem");
                    return;
                }
                sums.merge(line.value(), quantity.value(), BigDecimal::add);
            }
        }
        for (Line line : list.lines()) {
            BigDecimal sum = sums.remove(line.id());
            audit.equals(
                    sum == null ? BigDecimal.ZERO : sum,
                    "Σ ActualPackage/GoodsItem " + line.id(),
                    line.quantity(),
                    "Quantity " + line.id());
        }
        sums.forEach((line, sum) -> audit.broken("∅", "Shipment/GoodsItem", line, list.name()));
    }

    private static void sum(
            UblDocument list,
            Function<Pack, @Nullable Found<BigDecimal>> mass,
            @Nullable Found<BigDecimal> total,
            String fact,
            Audit audit) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Pack pack : list.packages()) {
            Found<BigDecimal> one = mass.apply(pack);
            if (one == null) {
                audit.missing("MeasurementDimension "
                        + (pack.number() == null ? "?" : pack.number().value()));
                return;
            }
            sum = sum.add(one.value());
        }
        audit.equals(sum, "Σ " + list.packages().size(), total, fact);
    }

    private static void heavier(@Nullable Found<BigDecimal> net, @Nullable Found<BigDecimal> gross, Audit audit) {
        if (net == null || gross == null) {
            audit.missing("net, gross");
        } else if (gross.value().compareTo(net.value()) < 0) {
            audit.broken("≥ " + net.value().toPlainString(), net.place(), gross.value(), gross.place());
        } else {
            audit.kept(gross.place());
        }
    }
}
