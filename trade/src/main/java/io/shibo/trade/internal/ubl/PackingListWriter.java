package io.shibo.trade.internal.ubl;

import com.helger.ubl21.UBL21Marshaller;
import io.shibo.trade.Deal;
import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ConsignmentType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DimensionType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.GoodsItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PackageType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ShipmentStageType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ShipmentType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TransportEventType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TransportHandlingUnitType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.GrossVolumeMeasureType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.GrossWeightMeasureType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.MeasureType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NetWeightMeasureType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.QuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.ShippingMarksType;
import oasis.names.specification.ubl.schema.xsd.packinglist_21.PackingListType;

/**
 * Writes the packing list: what is in which package, weights and measures, and no price.
 *
 * <p>UBL 2.1 gives a package no weight of its own, so net and gross stand as its measures, named by UNTDID 6313: AAA unit
 * net weight, AAB unit gross weight, LN, WD and HT length, width and height.
 */
public final class PackingListWriter {
    private static final String KILOGRAM = "KGM";

    private PackingListWriter() {}

    public static byte[] write(Deal deal) {
        PackingListType list = new PackingListType();
        list.setUBLVersionID(Ubl.VERSION);
        list.setID(deal.papers().packingListNumber());
        list.setIssueDate(deal.papers().packingListDate());
        list.setConsignorParty(Ubl.party(deal.seller()));
        list.setShipment(shipment(deal));
        // Types of UNTDID 1001: 220 order, 380 commercial invoice.
        list.addDocumentReference(reference(deal.papers().orderNumber(), "220"));
        list.addDocumentReference(reference(deal.papers().invoiceNumber(), "380"));
        return Ubl.write(UBL21Marshaller.packingList(), list);
    }

    private static ShipmentType shipment(Deal deal) {
        ShipmentType shipment = new ShipmentType();
        shipment.setID("1");
        BigDecimal gross = deal.packages().stream().map(Deal.Pack::grossKg).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = deal.packages().stream().map(Deal.Pack::netKg).reduce(BigDecimal.ZERO, BigDecimal::add);
        shipment.setGrossWeightMeasure(Ubl.measure(new GrossWeightMeasureType(), gross, KILOGRAM));
        shipment.setNetWeightMeasure(Ubl.measure(new NetWeightMeasureType(), net, KILOGRAM));
        if (deal.packages().stream().allMatch(pack -> pack.size() != null)) {
            BigDecimal volume = BigDecimal.ZERO;
            for (Deal.Pack pack : deal.packages()) {
                if (pack.size() != null) {
                    volume = volume.add(pack.size().cubicMetres());
                }
            }
            shipment.setGrossVolumeMeasure(
                    Ubl.measure(new GrossVolumeMeasureType(), volume.stripTrailingZeros(), "MTQ"));
        }
        ConsignmentType consignment = new ConsignmentType();
        consignment.setID("1");
        consignment.setConsigneeParty(Ubl.party(deal.buyer()));
        shipment.addConsignment(consignment);
        deal.lines()
                .forEach(line ->
                        shipment.addGoodsItem(goods(line, line.quantity().value())));
        stage(deal, shipment);
        shipment.addTransportHandlingUnit(handlingUnit(deal));
        return shipment;
    }

    private static void stage(Deal deal, ShipmentType shipment) {
        Deal.Port loading = deal.papers().loading();
        Deal.Port discharge = deal.papers().discharge();
        if (loading == null && discharge == null && deal.exportDate() == null) {
            return;
        }
        ShipmentStageType stage = new ShipmentStageType();
        stage.setID("1");
        if (loading != null) {
            stage.setLoadingPortLocation(Ubl.location(loading.code(), loading.name()));
        }
        if (discharge != null) {
            stage.setUnloadingPortLocation(Ubl.location(discharge.code(), discharge.name()));
        }
        if (deal.exportDate() != null) {
            TransportEventType departure = new TransportEventType();
            departure.setOccurrenceDate(deal.exportDate());
            stage.setPlannedDepartureTransportEvent(departure);
        }
        shipment.addShipmentStage(stage);
    }

    private static TransportHandlingUnitType handlingUnit(Deal deal) {
        TransportHandlingUnitType unit = new TransportHandlingUnitType();
        unit.setID("1");
        unit.setTotalPackageQuantity(new BigDecimal(deal.packages().size()));
        ShippingMarksType marks = new ShippingMarksType();
        marks.setValue(deal.papers().marks());
        unit.addShippingMarks(marks);
        deal.packages().forEach(pack -> unit.addActualPackage(pack(deal, pack)));
        return unit;
    }

    private static PackageType pack(Deal deal, Deal.Pack pack) {
        PackageType out = new PackageType();
        out.setID(pack.number());
        out.setQuantity(BigDecimal.ONE);
        out.setPackagingTypeCode(pack.kind().code());
        for (Deal.Pack.Content content : pack.contents()) {
            Deal.Line line = deal.findLine(content.line());
            if (line == null) {
                throw new IllegalArgumentException("package %s holds line %s, which the deal does not have"
                        .formatted(pack.number(), content.line()));
            }
            out.addGoodsItem(goods(line, content.quantity()));
        }
        out.addMeasurementDimension(dimension("AAA", pack.netKg(), KILOGRAM));
        out.addMeasurementDimension(dimension("AAB", pack.grossKg(), KILOGRAM));
        if (pack.size() != null) {
            out.addMeasurementDimension(dimension("LN", pack.size().length(), "CMT"));
            out.addMeasurementDimension(dimension("WD", pack.size().width(), "CMT"));
            out.addMeasurementDimension(dimension("HT", pack.size().height(), "CMT"));
        }
        return out;
    }

    private static GoodsItemType goods(Deal.Line line, BigDecimal count) {
        GoodsItemType goods = new GoodsItemType();
        goods.setID(line.id());
        QuantityType quantity = new QuantityType();
        quantity.setValue(count);
        quantity.setUnitCode(line.quantity().unit().name());
        goods.setQuantity(quantity);
        goods.addItem(Ubl.item(line));
        return goods;
    }

    private static DimensionType dimension(String attribute, BigDecimal value, String unit) {
        DimensionType dimension = new DimensionType();
        dimension.setAttributeID(attribute);
        dimension.setMeasure(Ubl.measure(new MeasureType(), value, unit));
        return dimension;
    }

    private static DocumentReferenceType reference(String id, String type) {
        DocumentReferenceType reference = new DocumentReferenceType();
        reference.setID(id);
        reference.setDocumentTypeCode(type);
        return reference;
    }
}
