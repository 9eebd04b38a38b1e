package io.shibo.trade.check;

import io.shibo.codes.Decimals;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.trade.DocumentKind;
import io.shibo.trade.StoredFile;
import io.shibo.trade.internal.xml.Element;
import io.shibo.trade.internal.xml.SafeXml;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a UBL 2.1 order, invoice or packing list states, with the place of each fact. Whoever wrote it: nothing is taken
 * from the deal. What is not stated is null, what cannot be read is null as well; the schema tells the latter.
 */
public final class UblDocument {
    private final String name;
    private final DocumentKind kind;
    private final Element root;

    private UblDocument(String name, DocumentKind kind, Element root) {
        this.name = name;
        this.kind = kind;
        this.root = root;
    }

    /**
     * Reads a file through the hardened parser.
     *
     * @throws InputException if it is not XML that is safe to read, or not a document known here
     */
    public static UblDocument read(StoredFile file) {
        Element root = SafeXml.read(file.name(), file.content());
        DocumentKind kind = DocumentKind.find(root.namespace(), root.name());
        if (kind == null) {
            throw new InputException(new Problem(
                    file.name(),
                    root.line(),
                    Problem.show(root.name()),
                    "not supported: a document of this kind. Order, Invoice and PackingList of UBL 2.1 are read."));
        }
        return new UblDocument(file.name(), kind, root);
    }

    public String name() {
        return name;
    }

    public DocumentKind kind() {
        return kind;
    }

    public @Nullable Found<String> id() {
        return text(root, "ID");
    }

    public @Nullable Found<LocalDate> issueDate() {
        return date(root, "IssueDate");
    }

    public @Nullable Found<LocalDate> dueDate() {
        return date(root, "DueDate");
    }

    /** Day on which the goods leave, as a packing list may plan it. */
    public @Nullable Found<LocalDate> departure() {
        return date(root, "Shipment/ShipmentStage/PlannedDepartureTransportEvent/OccurrenceDate");
    }

    public @Nullable Found<String> currency() {
        return text(root, "DocumentCurrencyCode");
    }

    /** The order that an invoice or packing list names. */
    public @Nullable Found<String> orderReference() {
        return kind == DocumentKind.PACKING_LIST ? reference("220") : text(root, "OrderReference/ID");
    }

    /** The invoice that a packing list names. */
    public @Nullable Found<String> invoiceReference() {
        return reference("380");
    }

    private @Nullable Found<String> reference(String type) {
        for (Element reference : root.list("DocumentReference")) {
            Found<String> code = text(reference, "DocumentTypeCode");
            if (code != null && code.value().equals(type)) {
                return text(reference, "ID");
            }
        }
        return null;
    }

    /** The delivery term, as in {@code FOB}. */
    public @Nullable Found<String> incoterm() {
        return text(root, "DeliveryTerms/ID");
    }

    public @Nullable Found<String> deliveryPlace() {
        return text(root, "DeliveryTerms/DeliveryLocation/Description");
    }

    public @Nullable Found<String> paymentTerms() {
        return text(root, "PaymentTerms/Note");
    }

    public @Nullable Found<String> account() {
        return text(root, "PaymentMeans/PayeeFinancialAccount/ID");
    }

    public @Nullable Found<String> bank() {
        return text(root, "PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID");
    }

    /** A party as a document names it. */
    public record PartyFacts(
            @Nullable Found<String> id,
            @Nullable Found<String> name,
            @Nullable Found<String> nameLocal,
            @Nullable Found<String> street,
            @Nullable Found<String> city,
            @Nullable Found<String> postalCode,
            @Nullable Found<String> country,
            @Nullable Found<String> contact,
            @Nullable Found<String> email) {}

    public PartyFacts seller() {
        return party(
                switch (kind) {
                    case ORDER -> "SellerSupplierParty/Party";
                    case INVOICE -> "AccountingSupplierParty/Party";
                    case PACKING_LIST -> "ConsignorParty";
                });
    }

    public PartyFacts buyer() {
        return party(
                switch (kind) {
                    case ORDER -> "BuyerCustomerParty/Party";
                    case INVOICE -> "AccountingCustomerParty/Party";
                    case PACKING_LIST -> "Shipment/Consignment/ConsigneeParty";
                });
    }

    private PartyFacts party(String path) {
        return new PartyFacts(
                text(root, path + "/PartyIdentification/ID"),
                text(root, path + "/PartyLegalEntity/RegistrationName"),
                text(root, path + "/PartyName/Name"),
                text(root, path + "/PostalAddress/StreetName"),
                text(root, path + "/PostalAddress/CityName"),
                text(root, path + "/PostalAddress/PostalZone"),
                text(root, path + "/PostalAddress/Country/IdentificationCode"),
                text(root, path + "/Contact/Name"),
                text(root, path + "/Contact/ElectronicMail"));
    }

    /** A line of goods; of a packing list, without price and amount. */
    public record Line(
            String id,
            @Nullable Found<String> description,
            @Nullable Found<String> goodsCode,
            @Nullable Found<String> origin,
            @Nullable Found<BigDecimal> quantity,
            @Nullable Found<String> unit,
            @Nullable Found<BigDecimal> price,
            @Nullable Found<BigDecimal> priceBase,
            @Nullable Found<BigDecimal> amount) {}

    public List<Line> lines() {
        return switch (kind) {
            case ORDER ->
                root.list("OrderLine/LineItem").stream()
                        .map(e -> line(e, "Quantity"))
                        .toList();
            case INVOICE ->
                root.list("InvoiceLine").stream()
                        .map(e -> line(e, "InvoicedQuantity"))
                        .toList();
            case PACKING_LIST ->
                root.list("Shipment/GoodsItem").stream()
                        .map(e -> line(e, "Quantity"))
                        .toList();
        };
    }

    private Line line(Element element, String quantity) {
        Found<String> id = text(element, "ID");
        return new Line(
                id == null ? "" : id.value(),
                text(element, "Item/Name"),
                goodsCode(element),
                text(element, "Item/OriginCountry/IdentificationCode"),
                number(element, quantity),
                attribute(element, quantity, "unitCode"),
                number(element, "Price/PriceAmount"),
                number(element, "Price/BaseQuantity"),
                number(element, "LineExtensionAmount"));
    }

    /** The code of the Harmonized System among the classifications of an item. */
    private @Nullable Found<String> goodsCode(Element line) {
        for (Element code : line.list("Item/CommodityClassification/ItemClassificationCode")) {
            if ("HS".equals(code.attribute("listID"))) {
                return found(code, code.text());
            }
        }
        return null;
    }

    /** A charge (or, where {@code allowance}, a deduction) on the whole document. */
    public record Charge(
            @Nullable Found<String> code,
            @Nullable Found<String> reason,
            @Nullable Found<BigDecimal> amount,
            boolean allowance) {}

    public List<Charge> charges() {
        return root.list("AllowanceCharge").stream()
                .map(element -> new Charge(
                        text(element, "AllowanceChargeReasonCode"),
                        text(element, "AllowanceChargeReason"),
                        number(element, "Amount"),
                        "false".equals(value(text(element, "ChargeIndicator")))))
                .toList();
    }

    /** Sum of the lines as the document states it. */
    public @Nullable Found<BigDecimal> goodsTotal() {
        return number(root, totals() + "/LineExtensionAmount");
    }

    public @Nullable Found<BigDecimal> tax() {
        return number(root, "TaxTotal/TaxAmount");
    }

    /** The tax category and rate of the document's first breakdown, as in {@code Z}. */
    public @Nullable Found<String> taxCategory() {
        return text(root, "TaxTotal/TaxSubtotal/TaxCategory/ID");
    }

    public @Nullable Found<BigDecimal> prepaid() {
        return number(root, totals() + "/PrepaidAmount");
    }

    public @Nullable Found<BigDecimal> rounding() {
        return number(root, totals() + "/PayableRoundingAmount");
    }

    public @Nullable Found<BigDecimal> payable() {
        return number(root, totals() + "/PayableAmount");
    }

    private String totals() {
        return kind == DocumentKind.ORDER ? "AnticipatedMonetaryTotal" : "LegalMonetaryTotal";
    }

    /** Something a package holds. */
    public record Content(
            @Nullable Found<String> line,
            @Nullable Found<BigDecimal> quantity,
            @Nullable Found<String> unit) {}

    /** A package; masses in kilograms, measures in centimetres. */
    public record Pack(
            @Nullable Found<String> number,
            @Nullable Found<String> kind,
            List<Content> contents,
            @Nullable Found<BigDecimal> net,
            @Nullable Found<BigDecimal> gross,
            @Nullable Found<BigDecimal> length,
            @Nullable Found<BigDecimal> width,
            @Nullable Found<BigDecimal> height) {}

    public List<Pack> packages() {
        return root.list("Shipment/TransportHandlingUnit/ActualPackage").stream()
                .map(this::pack)
                .toList();
    }

    private Pack pack(Element element) {
        Map<String, Element> measures = new HashMap<>();
        for (Element dimension : element.list("MeasurementDimension")) {
            measures.putIfAbsent(Objects.requireNonNullElse(value(text(dimension, "AttributeID")), ""), dimension);
        }
        Function<String, @Nullable Found<BigDecimal>> measure = attribute -> {
            Element dimension = measures.get(attribute);
            return dimension == null ? null : number(dimension, "Measure");
        };
        List<Content> contents = element.list("GoodsItem").stream()
                .map(goods -> new Content(
                        text(goods, "ID"), number(goods, "Quantity"), attribute(goods, "Quantity", "unitCode")))
                .toList();
        return new Pack(
                text(element, "ID"),
                text(element, "PackagingTypeCode"),
                contents,
                measure.apply("AAA"),
                measure.apply("AAB"),
                measure.apply("LN"),
                measure.apply("WD"),
                measure.apply("HT"));
    }

    public @Nullable Found<BigDecimal> netTotal() {
        return number(root, "Shipment/NetWeightMeasure");
    }

    public @Nullable Found<BigDecimal> grossTotal() {
        return number(root, "Shipment/GrossWeightMeasure");
    }

    /** Cubic metres. */
    public @Nullable Found<BigDecimal> volume() {
        return number(root, "Shipment/GrossVolumeMeasure");
    }

    public @Nullable Found<BigDecimal> packageCount() {
        return number(root, "Shipment/TransportHandlingUnit/TotalPackageQuantity");
    }

    public @Nullable Found<String> marks() {
        return text(root, "Shipment/TransportHandlingUnit/ShippingMarks");
    }

    public @Nullable Found<String> loadingPort() {
        return text(root, "Shipment/ShipmentStage/LoadingPortLocation/Description");
    }

    public @Nullable Found<String> dischargePort() {
        return text(root, "Shipment/ShipmentStage/UnloadingPortLocation/Description");
    }

    /** An amount with its currency. */
    record Amount(String currency, Found<BigDecimal> value, boolean price) {}

    /** Every amount of the document. */
    List<Amount> amounts() {
        List<Amount> amounts = new ArrayList<>();
        collect(root, amounts);
        return amounts;
    }

    private void collect(Element element, List<Amount> amounts) {
        String currency = element.attribute("currencyID");
        Found<BigDecimal> value = currency == null ? null : number(element);
        if (currency != null && value != null) {
            amounts.add(new Amount(currency, value, element.name().equals("PriceAmount")));
        }
        element.children().forEach(child -> collect(child, amounts));
    }

    private @Nullable Found<String> text(Element from, String path) {
        Element element = from.find(path);
        return element == null || element.text().isEmpty() ? null : found(element, element.text());
    }

    private @Nullable Found<String> attribute(Element from, String path, String attribute) {
        Element element = from.find(path);
        String value = element == null ? null : element.attribute(attribute);
        return element == null || value == null ? null : found(element, value);
    }

    private @Nullable Found<LocalDate> date(Element from, String path) {
        return parse(from.find(path), Values::date);
    }

    private @Nullable Found<BigDecimal> number(Element from, String path) {
        return number(from.find(path));
    }

    private @Nullable Found<BigDecimal> number(@Nullable Element element) {
        return parse(element, Decimals::parse);
    }

    private <T> @Nullable Found<T> parse(@Nullable Element element, Function<String, T> reader) {
        if (element == null) {
            return null;
        }
        try {
            return found(element, reader.apply(element.text()));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private <T> Found<T> found(Element element, T value) {
        return new Found<>(value, name, element.line(), element.path());
    }

    private static <T> @Nullable T value(@Nullable Found<T> found) {
        return found == null ? null : found.value();
    }
}
