package io.shibo.clear.ceb;

import org.jspecify.annotations.Nullable;

/**
 * The window's answer to one document (312, 412, 512, 622) or, where nothing could be read, to a whole message (900).
 *
 * <p>{@code returnStatus} is a status code of the specification (2 declaring, 120 stored by customs, 100 returned, 800
 * released …) or, below zero, an error code; {@code returnTime} has 17 digits, to the millisecond, in China's time;
 * {@code returnInfo} says it in words. A required key that the document did not carry is answered as {@code -}.
 */
public sealed interface Receipt {
    /** The document answered, by its sender's guid. */
    String guid();

    String returnStatus();

    String returnTime();

    String returnInfo();

    /** Order receipt, CEB312. */
    record ForOrder(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String ebpCode,
            @Facet(max = 18) String ebcCode,
            @Facet(max = 60) String orderNo,
            @Facet(max = 10) String returnStatus,
            @Facet(min = 17, max = 17) String returnTime,
            @Facet(max = 1000) String returnInfo)
            implements Receipt {}

    /** Payment receipt, CEB412. */
    record ForPayment(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String payCode,
            @Facet(max = 60) String payTransactionId,
            @Facet(max = 10) String returnStatus,
            @Facet(min = 17, max = 17) String returnTime,
            @Facet(max = 1000) String returnInfo)
            implements Receipt {}

    /** Waybill receipt, CEB512. */
    record ForWaybill(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18) String logisticsCode,
            @Facet(max = 60) String logisticsNo,
            @Facet(max = 10) String returnStatus,
            @Facet(min = 17, max = 17) String returnTime,
            @Facet(max = 1000) String returnInfo)
            implements Receipt {}

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
            @Facet(min = 17, max = 17) String returnTime,
            @Facet(max = 1000) String returnInfo)
            implements Receipt {}

    /**
     * Refusal of a message that could not be read, CEB900.
     *
     * @param oriCopMsgId the transport's message number; empty, since messages arrive without their envelope
     * @param oriMessageType {@code CEB311Message} …, {@code Unknown} where the root was not reached
     * @param oriBizMessage left empty: hostile input is not repeated
     */
    record OfMessage(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 10) String returnStatus,
            @Facet(min = 0, max = 5000) String returnInfo,
            @Facet(min = 17, max = 17) String returnTime,
            @Facet(min = 0, max = 255) String oriCopMsgId,
            @Facet(min = 0, max = 15) String oriMessageType,
            @Facet(min = 0, max = 1_000_000) String oriBizMessage)
            implements Receipt {}
}
