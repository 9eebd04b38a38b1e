package io.shibo.clear.ceb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of the specification of 2022-05, with the names of its parts, what answers it and the error codes that fit.
 *
 * <p>The four of a parcel stand first: a log keeps the place, not the name.
 */
public enum MessageType {
    /** Order, 电子订单. */
    CEB311(
            Order.class,
            Parts.of("Order", "OrderHead", "OrderList", 1, 99),
            List.of("ebpCode", "orderNo"),
            "CEB312",
            Codes.ORDER,
            Signing.OPTIONAL),
    /** Payment, 支付凭证. */
    CEB411(
            Payment.class,
            Parts.of("Payment", "PaymentHead"),
            List.of("payCode", "payTransactionId"),
            "CEB412",
            Codes.PAYMENT,
            Signing.OPTIONAL),
    /** Waybill, 物流运单. */
    CEB511(
            Waybill.class,
            Parts.of("Logistics", "LogisticsHead"),
            List.of("logisticsCode", "logisticsNo"),
            "CEB512",
            Codes.WAYBILL,
            Signing.OPTIONAL),
    /** Declaration, 进口清单. */
    CEB621(
            Declaration.class,
            Parts.of("Inventory", "InventoryHead", "InventoryList", 1, 99),
            List.of("ebpCode", "orderNo"),
            "CEB622",
            Codes.LIST,
            Signing.REQUIRED),
    /** Waybill status, 物流运单状态. */
    CEB513(
            WaybillStatus.class,
            Parts.of("LogisticsStatus"),
            List.of("logisticsCode", "logisticsNo"),
            "CEB514",
            Codes.STATUS,
            Signing.OPTIONAL),
    /** Cancellation, 撤销申请单. */
    CEB623(
            Cancellation.class,
            Parts.of("InvtCancel"),
            List.of("invtNo"),
            "CEB624",
            Codes.CANCELLATION,
            Signing.REQUIRED),
    /** Return, 退货申请单. */
    CEB625(
            Return.class,
            Parts.of("InvtRefund", "InvtRefundHead", "InvtRefundList", 1, 99),
            List.of("invtNo", "copNo"),
            "CEB626",
            Codes.RETURN,
            Signing.REQUIRED),
    /** Delivery to a supervised place, 入库明细单. */
    CEB711(
            Delivery.class,
            Parts.of("Delivery", "DeliveryHead", "DeliveryList", 1, Parts.MAX_LINES),
            List.of("operatorCode", "billNo"),
            "CEB712",
            Codes.DELIVERY,
            Signing.REQUIRED),
    /** Tax bill, 电子税单. */
    CEB816(
            TaxBill.class,
            Parts.of("Tax", "TaxHeadRd", "TaxListRd", 1, 99),
            List.of("invtNo", "taxNo"),
            null,
            Codes.NONE,
            Signing.NEVER),
    /** Tax bill status, 电子税单状态. */
    CEB818(
            TaxBillStatus.class,
            Parts.of("Tax", "TaxHeadStatus"),
            List.of("invtNo", "taxNo"),
            null,
            Codes.NONE,
            Signing.NEVER),
    /** Export order, 电子订单. */
    CEB303(
            ExportOrder.class,
            Parts.of("Order", "OrderHead", "OrderList", 1, 100),
            List.of("ebpCode", "orderNo"),
            "CEB304",
            Codes.ORDER,
            Signing.OPTIONAL),
    /** Money received, 收款单. */
    CEB403(
            Proceeds.class,
            Parts.of("Receipts"),
            List.of("ebcCode", "orderNo", "payNo"),
            "CEB404",
            Codes.PAYMENT,
            Signing.OPTIONAL),
    /** Export waybill, 物流运单. */
    CEB505(
            ExportWaybill.class,
            Parts.of("Logistics"),
            List.of("logisticsCode", "logisticsNo"),
            "CEB506",
            Codes.WAYBILL,
            Signing.OPTIONAL),
    /** Arrival, 运抵单. */
    CEB507(
            Arrival.class,
            Parts.of("Arrival", "ArrivalHead", "ArrivalList", 0, Parts.MAX_LINES),
            List.of("operatorCode", "copNo", "msgSeqNo"),
            "CEB508",
            Codes.STATUS,
            Signing.DECLARED),
    /** Departure, 离境单. */
    CEB509(
            Departure.class,
            Parts.of("Departure", "DepartureHead", "DepartureList", 1, Parts.MAX_LINES),
            List.of("logisticsCode", "copNo", "msgSeqNo"),
            "CEB510",
            Codes.STATUS,
            Signing.DECLARED),
    /** Export list, 出口清单. */
    CEB603(
            ExportList.class,
            Parts.of("Inventory", "InventoryHead", "InventoryList", 1, 100),
            List.of("agentCode", "copNo"),
            "CEB604",
            Codes.LIST,
            Signing.DECLARED),
    /** Export cancellation, 撤销申请单. */
    CEB605(
            ExportCancellation.class,
            Parts.of("InvtCancel"),
            List.of("agentCode", "copNo"),
            "CEB606",
            Codes.CANCELLATION,
            Signing.DECLARED),
    /** Master waybill, 清单总分单. */
    CEB607(
            MasterWaybill.class,
            Parts.of("WayBill", "WayBillHead", "WayBillList", 1, Parts.MAX_LINES),
            List.of("agentCode", "copNo", "msgSeqNo"),
            "CEB608",
            Codes.LIST,
            Signing.DECLARED),
    /** Summary application, 汇总申请单. */
    CEB701(
            SummaryApplication.class,
            Parts.of("SummaryApply", "SummaryApplyHead", "SummaryApplyList", 0, Parts.MAX_LINES),
            List.of("agentCode", "copNo", "msgSeqNo"),
            "CEB702",
            Codes.LIST,
            Signing.DECLARED),
    /** Summary result, 汇总结果单. */
    CEB792(
            SummaryResult.class,
            Parts.of("SummaryResult", "SummaryResultHead", "SummaryResultList", 0, Parts.MAX_LINES),
            List.of("sumNo", "declSeqNo", "msgSeqNo"),
            null,
            Codes.NONE,
            Signing.NEVER),
    /** Export return, 退货申请单. */
    CEB213(
            ExportReturn.class,
            Parts.of("InvtRefund", "InvtRefundHead", "InvtRefundList", 1, 100),
            List.of("agentCode", "coElNo"),
            "CEB214",
            Codes.RETURN,
            Signing.OPTIONAL),
    /** Tally of returned goods, 理货明细单. */
    CEB215(
            ReturnTally.class,
            Parts.of("InvtRefundDetail"),
            List.of("operatorCode", "coElNo"),
            "CEB216",
            Codes.DELIVERY,
            Signing.OPTIONAL),

    CEB312(Receipt.ForOrder.class, "OrderReturn", "ebpCode", "orderNo"),
    CEB412(Receipt.ForPayment.class, "PaymentReturn", "payCode", "payTransactionId"),
    CEB512(Receipt.ForWaybill.class, "LogisticsReturn", "logisticsCode", "logisticsNo"),
    CEB514(Receipt.ForWaybillStatus.class, "LogisticsStatusReturn", "logisticsCode", "logisticsNo"),
    CEB622(Receipt.ForDeclaration.class, "InventoryReturn", "copNo", "preNo"),
    CEB624(Receipt.ForCancellation.class, "InvtCancelReturn", "copNo", "preNo"),
    CEB626(Receipt.ForReturn.class, "InvtRefundReturn", "copNo", "preNo"),
    CEB712(Receipt.ForDelivery.class, "DeliveryReturn", "copNo", "preNo"),
    CEB900(Receipt.OfMessage.class, "MessageReturn", "guid"),
    CEB304(ExportReceipt.ForOrder.class, "OrderReturn", "ebpCode", "orderNo"),
    CEB404(ExportReceipt.ForProceeds.class, "ReceiptsReturn", "ebcCode", "orderNo", "payNo"),
    CEB506(ExportReceipt.ForWaybill.class, "LogisticsReturn", "logisticsCode", "logisticsNo"),
    CEB508(ExportReceipt.ForArrival.class, "ArrivalReturn", "operatorCode", "copNo", "msgSeqNo"),
    CEB510(ExportReceipt.ForDeparture.class, "DepartureReturn", "logisticsCode", "copNo", "msgSeqNo"),
    CEB604(ExportReceipt.ForList.class, "InventoryReturn", "agentCode", "copNo"),
    CEB606(ExportReceipt.ForCancellation.class, "InvtCancelReturn", "agentCode", "copNo"),
    CEB608(ExportReceipt.ForMasterWaybill.class, "WayBillReturn", "agentCode", "copNo", "msgSeqNo"),
    CEB702(ExportReceipt.ForSummary.class, "SummaryReturn", "agentCode", "copNo", "msgSeqNo"),
    CEB214(ExportReceipt.ForReturn.class, "RefundReturn", "agentCode", "coElNo"),
    CEB216(ExportReceipt.ForTally.class, "InvtRefundDetailReturn", "operatorCode", "coElNo");

    private static final Map<String, MessageType> BY_ROOT = new HashMap<>();

    static {
        for (MessageType type : values()) {
            BY_ROOT.put(type.root, type);
        }
    }

    private final String root = name() + "Message";
    private final Class<? extends Record> documentClass;
    private final Parts parts;
    private final List<String> keyedBy;
    private final @Nullable String receipt;
    private final Codes codes;
    private final Signing signing;

    MessageType(
            Class<? extends Record> documentClass,
            Parts parts,
            List<String> keyedBy,
            @Nullable String receipt,
            Codes codes,
            Signing signing) {
        this.documentClass = documentClass;
        this.parts = parts;
        this.keyedBy = keyedBy;
        this.receipt = receipt;
        this.codes = codes;
        this.signing = signing;
    }

    /** A message of receipts. */
    MessageType(Class<? extends Record> receiptClass, String element, String... keyedBy) {
        this(receiptClass, Parts.of(element), List.of(keyedBy), null, Codes.NONE, Signing.NEVER);
    }

    /** When a message must carry a signature. */
    public enum Signing {
        /** There is no place for one: what the window or customs itself sends. */
        NEVER,
        OPTIONAL,
        /** With {@code appStatus} 2, by the specification's text; the schema leaves it open. */
        DECLARED,
        /** Always, by the schema. */
        REQUIRED
    }

    /**
     * The elements of one document.
     *
     * @param element the document's own: {@code Order}
     * @param head what holds its fields: {@code OrderHead}; null where the document's own element does
     * @param line one of its lines: {@code OrderList}; null where it has none
     * @param minLines fewest lines
     * @param maxLines most lines; where the schema sets no limit, {@value #MAX_LINES}
     */
    public record Parts(
            String element, @Nullable String head, @Nullable String line, int minLines, int maxLines) {
        /** Lines of a document for which the schema sets no limit: 64 MiB hold some more of the shortest. */
        static final int MAX_LINES = 500_000;

        static Parts of(String element) {
            return new Parts(element, null, null, 0, 0);
        }

        static Parts of(String element, String head) {
            return new Parts(element, head, null, 0, 0);
        }

        static Parts of(String element, String head, String line, int minLines, int maxLines) {
            return new Parts(element, head, line, minLines, maxLines);
        }
    }

    /**
     * The codes that answer the same fault in each kind of document (specification 2022-05, table 7-2). The table has none
     * for some export documents, which get those of the nearest kind, and none for some faults, which get the general one.
     *
     * @param invalid a field fails its check
     * @param exists the same number was filed before
     * @param noTarget a change or deletion finds nothing to change; a list that is to be cancelled or returned is unknown
     * @param declared the state does not allow it any more
     * @param stale older than what is filed
     * @param repeatedLine two lines carry the same gnum
     * @param tooMany more documents than a message or an order number may have
     * @param noLines a document that must have lines has none
     * @param unsigned a signature is required and missing
     */
    public record Codes(
            String invalid,
            String exists,
            String noTarget,
            String declared,
            String stale,
            String repeatedLine,
            String tooMany,
            String noLines,
            String unsigned) {
        static final Codes ORDER = new Codes(
                "-301008", "-301010", "-301009", "-301011", "-301014", "-301002", "-301015", "-301001", "-301008");
        static final Codes PAYMENT = new Codes(
                "-401009", "-401007", "-401006", "-401008", "-401012", "-401009", "-401013", "-401009", "-401009");
        static final Codes WAYBILL = new Codes(
                "-504011", "-504012", "-504014", "-504016", "-504011", "-504011", "-504013", "-504011", "-504011");
        static final Codes STATUS = new Codes(
                "-505011", "-505012", "-505014", "-505011", "-505016", "-505011", "-505013", "-505011", "-505011");
        static final Codes LIST = new Codes(
                "-621001", "-621004", "-621011", "-621012", "-621001", "-621027", "-621030", "-621000", "-621026");
        static final Codes CANCELLATION = new Codes(
                "-623001", "-623009", "-623003", "-623005", "-623001", "-623001", "-623008", "-623000", "-623017");
        static final Codes RETURN = new Codes(
                "-625001", "-625022", "-625209", "-625022", "-625001", "-625001", "-625001", "-625006", "-625028");
        static final Codes DELIVERY = new Codes(
                "-800001", "-800003", "-800001", "-800001", "-800005", "-800001", "-800006", "-800000", "-800001");

        /** What nobody answers by a receipt of its own: the transport's code for a message against its schema. */
        public static final Codes NONE =
                new Codes("-0002", "-0002", "-0002", "-0002", "-0002", "-0002", "-0002", "-0002", "-0002");
    }

    /** The root element: {@code CEB311Message}. */
    public String root() {
        return root;
    }

    /** The element of one document: {@code Order}. */
    public String element() {
        return parts.element();
    }

    public Parts parts() {
        return parts;
    }

    /** The fields that make the document's own key. */
    public List<String> keyedBy() {
        return keyedBy;
    }

    /** The message that answers this one; null for receipts and for what customs itself makes. */
    public @Nullable MessageType receipt() {
        return receipt == null ? null : valueOf(receipt);
    }

    /**
     * The root element of its receipts: {@code CEB312Message}.
     *
     * @throws IllegalStateException if nothing answers this kind
     */
    public String receiptRoot() {
        return answer().root();
    }

    /**
     * The element of one receipt: {@code OrderReturn}.
     *
     * @throws IllegalStateException if nothing answers this kind
     */
    public String receiptElement() {
        return answer().element();
    }

    private MessageType answer() {
        MessageType answer = receipt();
        if (answer == null) {
            throw new IllegalStateException("%s is not answered by a receipt".formatted(this));
        }
        return answer;
    }

    public Class<? extends Record> documentClass() {
        return documentClass;
    }

    public Codes codes() {
        return codes;
    }

    public Signing signing() {
        return signing;
    }

    /** Whether the message carries who sent it and may be signed: all that companies file. */
    public boolean isFiled() {
        return signing != Signing.NEVER;
    }

    /** Most documents of one message: the schema's 100, one delivery; tax bills have no limit of their own. */
    public int maxDocuments() {
        return switch (this) {
            case CEB711, CEB900 -> 1;
            case CEB816, CEB818 -> Parts.MAX_LINES;
            default -> CebReader.MAX_DOCUMENTS;
        };
    }

    /** The type whose root element this is; null for every other name. */
    public static @Nullable MessageType findByRoot(String root) {
        return BY_ROOT.get(root);
    }
}
