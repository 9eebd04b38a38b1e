package io.shibo.clear.ceb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a terminal node ({@code DxpMsg}) around a business message: who sends it to whom.
 *
 * @param copMsgId 原始报文 id, 1 to 255 characters
 * @param senderId 发送方 id, 1 to 16 characters
 * @param receiverIds 接收方 id, 1 to 5 of 1 to 16 characters
 * @param createdAt 创建时间 ({@code CreatTime}), an XML schema's {@code dateTime}
 * @param msgType 报文类型, at most 30 characters
 * @param addInfo what else the sender says; null for nothing
 * @param signed whether the envelope itself carries a signature; it was not checked here
 */
public record Envelope(
        String copMsgId,
        String senderId,
        List<String> receiverIds,
        String createdAt,
        String msgType,
        @Nullable AddInfo addInfo,
        boolean signed) {
    /** Receivers of one message. */
    public static final int MAX_RECEIVERS = 5;

    /** Business keys of one message. */
    public static final int MAX_KEYS = 5;

    public Envelope {
        receiverIds = List.copyOf(receiverIds);
    }

    /**
     * What the sender adds.
     *
     * @param fileName 原始报文名
     * @param icCard ic 卡号
     * @param keys 业务关键字, at most {@value Envelope#MAX_KEYS}
     * @param encoding the character set where the content is said to be text ({@code IsText})
     */
    public record AddInfo(
            @Nullable String fileName,
            @Nullable String icCard,
            List<Key> keys,
            @Nullable String encoding) {
        public AddInfo {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A business key.
     *
     * @param name at most 32 characters; null where it has none
     * @param value 1 to 64 characters
     */
    public record Key(@Nullable String name, String value) {}

    /**
     * An opened envelope.
     *
     * @param business the bytes of the message inside, as the sender wrote them; not to be changed
     */
    public record Opened(Envelope envelope, byte[] business) {}
}
