package io.shibo.trade.internal.ubl;

import com.helger.ubl21.UBL21Marshaller;
import io.shibo.trade.Deal;
import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LineItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.ChargeTotalAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.LineExtensionAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PayableAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PriceAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.QuantityType;
import oasis.names.specification.ubl.schema.xsd.order_21.OrderType;

/** Writes the order that the buyer placed. */
public final class OrderWriter {
    private OrderWriter() {}

    public static byte[] write(Deal deal) {
        OrderType order = new OrderType();
        order.setUBLVersionID(Ubl.VERSION);
        order.setID(deal.papers().orderNumber());
        order.setIssueDate(deal.papers().orderDate());
        order.setDocumentCurrencyCode(deal.currency().getCurrencyCode());
        CustomerPartyType buyer = new CustomerPartyType();
        buyer.setParty(Ubl.party(deal.buyer()));
        order.setBuyerCustomerParty(buyer);
        SupplierPartyType seller = new SupplierPartyType();
        seller.setParty(Ubl.party(deal.seller()));
        order.setSellerSupplierParty(seller);
        order.addDeliveryTerms(Ubl.deliveryTerms(deal));
        PaymentTermsType payment = new PaymentTermsType();
        NoteType terms = new NoteType();
        terms.setValue(deal.papers().payment().terms());
        payment.addNote(terms);
        order.addPaymentTerms(payment);
        deal.charges().forEach(charge -> order.addAllowanceCharge(Ubl.charge(charge)));
        order.setDestinationCountry(Ubl.country(deal.destination()));
        MonetaryTotalType total = new MonetaryTotalType();
        total.setLineExtensionAmount(Ubl.amount(new LineExtensionAmountType(), deal.goods()));
        if (!deal.charges().isEmpty()) {
            total.setChargeTotalAmount(
                    Ubl.amount(new ChargeTotalAmountType(), deal.total().minus(deal.goods())));
        }
        total.setPayableAmount(Ubl.amount(new PayableAmountType(), deal.total()));
        order.setAnticipatedMonetaryTotal(total);
        deal.lines().forEach(line -> order.addOrderLine(line(line)));
        return Ubl.write(UBL21Marshaller.order(), order);
    }

    private static OrderLineType line(Deal.Line line) {
        LineItemType item = new LineItemType();
        item.setID(line.id());
        QuantityType quantity = new QuantityType();
        quantity.setValue(line.quantity().value());
        quantity.setUnitCode(line.quantity().unit().name());
        item.setQuantity(quantity);
        item.setLineExtensionAmount(Ubl.amount(new LineExtensionAmountType(), line.amount()));
        PriceType price = new PriceType();
        price.setPriceAmount(Ubl.amount(new PriceAmountType(), line.unitPrice()));
        price.setBaseQuantity(BigDecimal.ONE).setUnitCode(line.quantity().unit().name());
        item.setPrice(price);
        item.setItem(Ubl.item(line));
        OrderLineType out = new OrderLineType();
        out.setLineItem(item);
        return out;
    }
}
