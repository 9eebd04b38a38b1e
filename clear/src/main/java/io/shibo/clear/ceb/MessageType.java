package io.shibo.clear.ceb;

import org.jspecify.annotations.Nullable;

/**
 * A message that the window reads, with the names of its parts and its official error codes (specification 2022-05,
 * table 7-2).
 */
public enum MessageType {
    /** Order, 电子订单. */
    CEB311(
            "Order",
            "OrderHead",
            "OrderList",
            "312",
            Order.class,
            new Codes("-301008", "-301010", "-301009", "-301011", "-301014", "-301002", "-301015")),
    /** Payment, 支付凭证. */
    CEB411(
            "Payment",
            "PaymentHead",
            null,
            "412",
            Payment.class,
            new Codes("-401009", "-401007", "-401006", "-401008", "-401012", "-401009", "-401013")),
    /** Waybill, 物流运单. The specification has no code for a stale waybill; the general one is used. */
    CEB511(
            "Logistics",
            "LogisticsHead",
            null,
            "512",
            Waybill.class,
            new Codes("-504011", "-504012", "-504014", "-504016", "-504011", "-504011", "-504013")),
    /** Declaration, 进口清单. The specification has no code for a stale declaration; the general one is used. */
    CEB621(
            "Inventory",
            "InventoryHead",
            "InventoryList",
            "622",
            Declaration.class,
            new Codes("-621001", "-621004", "-621011", "-621012", "-621001", "-621027", "-621030"));

    /**
     * The codes that answer the same fault in each kind of document.
     *
     * @param invalid a field fails its check
     * @param exists the same number was filed before
     * @param noTarget a change or deletion finds nothing to change
     * @param declared the parcel is declared, so that nothing may change
     * @param stale older than what is filed
     * @param repeatedLine two lines carry the same gnum
     * @param tooMany more documents than a message or an order number may have
     */
    public record Codes(
            String invalid,
            String exists,
            String noTarget,
            String declared,
            String stale,
            String repeatedLine,
            String tooMany) {}

    private final String element;
    private final String head;
    private final @Nullable String line;
    private final String receipt;
    private final Class<? extends Record> documentClass;
    private final Codes codes;

    MessageType(
            String element,
            String head,
            @Nullable String line,
            String receipt,
            Class<? extends Record> documentClass,
            Codes codes) {
        this.element = element;
        this.head = head;
        this.line = line;
        this.receipt = receipt;
        this.documentClass = documentClass;
        this.codes = codes;
    }

    /** The root element: {@code CEB311Message}. */
    public String root() {
        return name() + "Message";
    }

    /** The element of one document: {@code Order}. */
    public String element() {
        return element;
    }

    /** The element that holds a document's head: {@code OrderHead}. */
    public String head() {
        return head;
    }

    /** The element of one goods line: {@code OrderList}; null where the document has none. */
    public @Nullable String line() {
        return line;
    }

    /** The root element of its receipts: {@code CEB312Message}. */
    public String receiptRoot() {
        return "CEB" + receipt + "Message";
    }

    /** The element of one receipt: {@code OrderReturn}. */
    public String receiptElement() {
        return element + "Return";
    }

    public Class<? extends Record> documentClass() {
        return documentClass;
    }

    public Codes codes() {
        return codes;
    }

    /** The type whose root element this is; null for every other name. */
    public static @Nullable MessageType findByRoot(String root) {
        for (MessageType type : values()) {
            if (type.root().equals(root)) {
                return type;
            }
        }
        return null;
    }
}
