package io.shibo.trade.internal.ubl;

import com.helger.ubl21.UBL21Marshaller;
import io.shibo.codes.Money;
import io.shibo.trade.Deal;
import io.shibo.trade.TaxCategory;
import java.math.BigDecimal;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LocationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.ChargeTotalAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoicedQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.LineExtensionAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PayableAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PriceAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExclusiveAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxInclusiveAmountType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxableAmountType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the commercial invoice. It follows EN 16931-1:2017 in its UBL syntax (CEN/TS 16931-3-2); what a border needs and
 * that standard does not know (delivery term, loading and discharge) stands in the UBL elements made for it.
 */
public final class InvoiceWriter {
    private static final String EN_16931 = "urn:cen.eu:en16931:2017";
    /** Commercial invoice, UNTDID 1001. */
    private static final String COMMERCIAL_INVOICE = "380";
    /** Credit transfer, UNTDID 4461. */
    private static final String CREDIT_TRANSFER = "30";

    private final Deal deal;
    private final InvoiceType invoice = new InvoiceType();

    private InvoiceWriter(Deal deal) {
        this.deal = deal;
    }

    public static byte[] write(Deal deal) {
        return new InvoiceWriter(deal).write();
    }

    private byte[] write() {
        Deal.Papers papers = deal.papers();
        invoice.setUBLVersionID(Ubl.VERSION);
        invoice.setCustomizationID(EN_16931);
        invoice.setID(papers.invoiceNumber());
        invoice.setIssueDate(papers.invoiceDate());
        invoice.setDueDate(papers.payment().dueDate());
        invoice.setInvoiceTypeCode(COMMERCIAL_INVOICE);
        invoice.setDocumentCurrencyCode(deal.currency().getCurrencyCode());
        OrderReferenceType order = new OrderReferenceType();
        order.setID(papers.orderNumber());
        invoice.setOrderReference(order);
        parties();
        delivery();
        payment();
        deal.charges().forEach(charge -> invoice.addAllowanceCharge(charge(charge)));
        invoice.addTaxTotal(taxTotal());
        invoice.setLegalMonetaryTotal(total());
        deal.lines().forEach(line -> invoice.addInvoiceLine(line(line)));
        return Ubl.write(UBL21Marshaller.invoice(), invoice);
    }

    private void parties() {
        SupplierPartyType seller = new SupplierPartyType();
        PartyType party = Ubl.party(deal.seller());
        TaxSchemeType scheme = new TaxSchemeType();
        PartyTaxSchemeType registration = new PartyTaxSchemeType();
        registration.setTaxScheme(scheme);
        registration.setCompanyID(deal.seller().id().value());
        switch (deal.papers().tax()) {
            // A VAT identifier with its country, as BR-G-02 asks.
            case EXPORT_FREE -> scheme.setID("VAT");
            // A tax registration that is no European VAT identifier (BT-32); BR-Z-02 is content with it.
            case ZERO_RATED -> scheme.setID("TAX");
            // BR-O-02 allows no VAT identifier here.
            case OUT_OF_SCOPE -> {}
        }
        if (deal.papers().tax() != TaxCategory.OUT_OF_SCOPE) {
            party.addPartyTaxScheme(registration);
        }
        seller.setParty(party);
        invoice.setAccountingSupplierParty(seller);
        CustomerPartyType buyer = new CustomerPartyType();
        buyer.setParty(Ubl.party(deal.buyer()));
        invoice.setAccountingCustomerParty(buyer);
    }

    private void delivery() {
        DeliveryType delivery = new DeliveryType();
        AddressType address = new AddressType();
        address.setCountry(Ubl.country(deal.destination()));
        LocationType location = new LocationType();
        location.setAddress(address);
        delivery.setDeliveryLocation(location);
        invoice.addDelivery(delivery);
        invoice.setDeliveryTerms(Ubl.deliveryTerms(deal));
    }

    private void payment() {
        Deal.Payment payment = deal.papers().payment();
        if (payment.account() != null) {
            PaymentMeansType means = new PaymentMeansType();
            means.setPaymentMeansCode(CREDIT_TRANSFER);
            FinancialAccountType account = new FinancialAccountType();
            account.setID(payment.account());
            account.setName(deal.seller().name());
            if (payment.bic() != null) {
                BranchType bank = new BranchType();
                bank.setID(payment.bic());
                account.setFinancialInstitutionBranch(bank);
            }
            means.setPayeeFinancialAccount(account);
            invoice.addPaymentMeans(means);
        }
        PaymentTermsType terms = new PaymentTermsType();
        NoteType note = new NoteType();
        note.setValue(payment.terms());
        terms.addNote(note);
        invoice.addPaymentTerms(terms);
    }

    private AllowanceChargeType charge(Deal.Charge charge) {
        AllowanceChargeType out = Ubl.charge(charge);
        out.addTaxCategory(category(false));
        return out;
    }

    private TaxTotalType taxTotal() {
        TaxTotalType tax = new TaxTotalType();
        tax.setTaxAmount(Ubl.amount(new TaxAmountType(), Money.zero(deal.currency())));
        TaxSubtotalType part = new TaxSubtotalType();
        part.setTaxableAmount(Ubl.amount(new TaxableAmountType(), deal.total()));
        part.setTaxAmount(Ubl.amount(new TaxAmountType(), Money.zero(deal.currency())));
        part.setTaxCategory(category(true));
        tax.addTaxSubtotal(part);
        return tax;
    }

    private TaxCategoryType category(boolean withReason) {
        TaxCategory tax = deal.papers().tax();
        TaxCategoryType category = new TaxCategoryType();
        category.setID(tax.code());
        if (tax != TaxCategory.OUT_OF_SCOPE) {
            category.setPercent(BigDecimal.ZERO);
        }
        @Nullable
        String reason = switch (tax) {
            case ZERO_RATED -> null; // BR-Z-10: a zero rate is no exemption and has no reason.
            case EXPORT_FREE -> "Export";
            case OUT_OF_SCOPE -> "Not subject to VAT";
        };
        if (withReason && reason != null) {
            TaxExemptionReasonType text = new TaxExemptionReasonType();
            text.setValue(reason);
            category.setTaxExemptionReason(List.of(text));
        }
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID("VAT");
        category.setTaxScheme(scheme);
        return category;
    }

    private MonetaryTotalType total() {
        MonetaryTotalType total = new MonetaryTotalType();
        total.setLineExtensionAmount(Ubl.amount(new LineExtensionAmountType(), deal.goods()));
        total.setTaxExclusiveAmount(Ubl.amount(new TaxExclusiveAmountType(), deal.total()));
        total.setTaxInclusiveAmount(Ubl.amount(new TaxInclusiveAmountType(), deal.total()));
        if (!deal.charges().isEmpty()) {
            Money charges = deal.total().minus(deal.goods());
            total.setChargeTotalAmount(Ubl.amount(new ChargeTotalAmountType(), charges));
        }
        total.setPayableAmount(Ubl.amount(new PayableAmountType(), deal.total()));
        return total;
    }

    private InvoiceLineType line(Deal.Line line) {
        InvoiceLineType out = new InvoiceLineType();
        out.setID(line.id());
        InvoicedQuantityType quantity = new InvoicedQuantityType();
        quantity.setValue(line.quantity().value());
        quantity.setUnitCode(line.quantity().unit().name());
        out.setInvoicedQuantity(quantity);
        out.setLineExtensionAmount(Ubl.amount(new LineExtensionAmountType(), line.amount()));
        OrderLineReferenceType order = new OrderLineReferenceType();
        order.setLineID(line.id());
        out.addOrderLineReference(order);
        ItemType item = Ubl.item(line);
        item.addClassifiedTaxCategory(category(false));
        item.addAdditionalItemProperty(Ubl.property("NetMass", line.netKg().toPlainString() + " KGM"));
        out.setItem(item);
        PriceType price = new PriceType();
        price.setPriceAmount(Ubl.amount(new PriceAmountType(), line.unitPrice()));
        price.setBaseQuantity(BigDecimal.ONE).setUnitCode(line.quantity().unit().name());
        out.setPrice(price);
        return out;
    }
}
