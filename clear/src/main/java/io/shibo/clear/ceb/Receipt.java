package io.shibo.clear.ceb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The window's answer to one import document (312 to 712) or, where nothing could be read, to a whole message (900). The
 * answers to export documents are in {@link ExportReceipt}.
 *
 * <p>{@code returnStatus} is a status code of the specification (2 declaring, 120 stored by customs, 100 returned, 800
 * released …) or, below zero, an error code; {@code returnTime} has 17 digits, to the millisecond, in China's time;
 * {@code returnInfo} says it in words. A required key that the document did not carry is answered as {@code -}.
 */
public sealed interface Receipt extends Document
        permits ExportReceipt,
                Receipt.ForOrder,
                Receipt.ForPayment,
                Receipt.ForWaybill,
                Receipt.ForWaybillStatus,
                Receipt.ForDeclaration,
                Receipt.ForCancellation,
                Receipt.ForReturn,
                Receipt.ForDelivery,
                Receipt.OfMessage {
    /** The document answered, by its sender's guid. */
    @Override
    String guid();

    String returnStatus();

    String returnTime();

    String returnInfo();

    /**
     * The answer to a document of a kind that has one; to any other, a {@link OfMessage}. Fields that the document did not
     * carry, or not as the receipt must have them, are left out or answered as {@code -}.
     *
     * @param numbers what the window itself gives the document ({@code preNo}, {@code invtNo}), by field name
     */
    static Receipt of(Keys keys, String status, String time, String info, Map<String, String> numbers) {
        MessageType type = keys.type().receipt();
        if (type == null) {
            return new OfMessage(
                    keys.guid(), status, info, time, "", keys.type().root(), "");
        }
        Layout layout = Layout.of(type.documentClass());
        @Nullable Object[] values = new @Nullable Object[layout.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Layout.Field field = layout.fields().get(i);
            values[i] = switch (field.name()) {
                case "guid" -> keys.guid();
                case "returnStatus" -> status;
                case "returnTime" -> time;
                case "returnInfo" -> info;
                default -> field.repeated(numbers.getOrDefault(field.name(), keys.find(field.name())));
            };
        }
        return (Receipt) layout.build(values, List.of());
    }

    /** Order receipt, CEB312. */
    record ForOrder(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String ebpCode,
            @Facet(max = 18) String ebcCode,
            @Facet(max = 60) String orderNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB312;
        }
    }

    /** Payment receipt, CEB412. */
    record ForPayment(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String payCode,
            @Facet(max = 60) String payTransactionId,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB412;
        }
    }

    /** Waybill receipt, CEB512. */
    record ForWaybill(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String logisticsCode,
            @Facet(max = 60) String logisticsNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB512;
        }
    }

    /** Waybill status receipt, CEB514. */
    record ForWaybillStatus(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String logisticsCode,
            @Facet(max = 60) String logisticsNo,
            @Facet(max = 1) String logisticsStatus,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB514;
        }
    }

    /**
     * Declaration receipt, CEB622.
     *
     * @param preNo {@code B}, the day, nine digits
     * @param invtNo customs office, year, {@code I}, nine digits; null until customs has taken the list
     */
    record ForDeclaration(
            @Facet(min = 36, max = 36) String guid,

            @Facet(min = 4, max = 4, optional = true) @Nullable
            String customsCode,

            @Facet(max = 18, optional = true) @Nullable String ebpCode,
            @Facet(max = 18, optional = true) @Nullable String ebcCode,
            @Facet(max = 18, optional = true) @Nullable String agentCode,
            @Facet(max = 20) String copNo,
            @Facet(min = 18, max = 18) String preNo,

            @Facet(min = 18, max = 18, optional = true) @Nullable
            String invtNo,

            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB622;
        }
    }

    /** Cancellation receipt, CEB624. */
    record ForCancellation(
            @Facet(min = 36, max = 36) String guid,

            @Facet(min = 4, max = 4, optional = true) @Nullable
            String customsCode,

            @Facet(max = 18, optional = true) @Nullable String agentCode,
            @Facet(max = 18, optional = true) @Nullable String ebpCode,
            @Facet(max = 18, optional = true) @Nullable String ebcCode,
            @Facet(max = 20) String copNo,
            @Facet(min = 18, max = 18) String preNo,

            @Facet(min = 18, max = 18, optional = true) @Nullable
            String invtNo,

            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB624;
        }
    }

    /** Return receipt, CEB626. */
    record ForReturn(
            @Facet(min = 36, max = 36) String guid,

            @Facet(min = 4, max = 4, optional = true) @Nullable
            String customsCode,

            @Facet(max = 18, optional = true) @Nullable String agentCode,
            @Facet(max = 18, optional = true) @Nullable String ebpCode,
            @Facet(max = 18, optional = true) @Nullable String ebcCode,
            @Facet(max = 20) String copNo,
            @Facet(min = 18, max = 18) String preNo,

            @Facet(min = 18, max = 18, optional = true) @Nullable
            String invtNo,

            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB626;
        }
    }

    /** Delivery receipt, CEB712. */
    record ForDelivery(
            @Facet(min = 36, max = 36) String guid,

            @Facet(min = 4, max = 4, optional = true) @Nullable
            String customsCode,

            @Facet(max = 18, optional = true) @Nullable String operatorCode,
            @Facet(max = 20, optional = true) @Nullable String copNo,
            @Facet(max = 18, optional = true) @Nullable String preNo,
            @Facet(max = 18, optional = true) @Nullable String rkdNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(max = 1000) String returnInfo)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB712;
        }
    }

    /**
     * Refusal of a message that could not be read, CEB900.
     *
     * @param oriCopMsgId the transport's message number; empty where the message came without its envelope
     * @param oriMessageType {@code CEB311Message} …, {@code Unknown} where the root was not reached
     * @param oriBizMessage empty in those written here: hostile input is not repeated
     */
    record OfMessage(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 10) String returnStatus,
            @Facet(min = 0, blank = true, max = 5000) String returnInfo,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, blank = true, max = 255) String oriCopMsgId,
            @Facet(min = 0, blank = true, max = 15) String oriMessageType,
            @Facet(min = 0, max = 1_000_000, blank = true) String oriBizMessage)
            implements Receipt {
        @Override
        public MessageType type() {
            return MessageType.CEB900;
        }
    }
}
