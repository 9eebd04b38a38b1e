package io.shibo.clear.ceb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages and receipts in the order of the schema of 2022-05, in UTF-8. The same values always give the same
 * bytes: a receipt sent again is the receipt sent before.
 */
public final class CebWriter {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final XmlOut out = new XmlOut();

    private CebWriter() {}

    /**
     * A message of documents.
     *
     * @param guid 36 characters
     * @param transfer who sends it; null for what nobody files: receipts and what customs itself makes
     * @param documents one to {@link MessageType#maxDocuments}, all of {@code type}
     * @param signature the {@code ds:Signature} element as it shall stand in the message; null for none
     */
    public static byte[] message(
            MessageType type,
            String guid,
            @Nullable Transfer transfer,
            List<? extends Document> documents,
            @Nullable String signature) {
        checkCount(documents.size(), type.maxDocuments());
        if ((transfer != null) != type.isFiled() || (signature != null && !type.isFiled())) {
            throw new IllegalArgumentException("%s %s BaseTransfer%s."
                    .formatted(
                            type,
                            type.isFiled() ? "needs a" : "has no",
                            signature == null ? "" : " and cannot be signed here"));
        }
        CebWriter writer = new CebWriter();
        writer.open(type.root(), guid);
        for (Document document : documents) {
            writer.document(type, (Record) document);
        }
        if (transfer != null) {
            writer.part("BaseTransfer", transfer);
        }
        if (signature != null) {
            writer.out.append(signature.getBytes(StandardCharsets.UTF_8)).append('\n');
        }
        return writer.close(type.root());
    }

    /**
     * A message in its envelope.
     *
     * @param business the bytes of the message inside
     * @param signature the {@code ds:Signature} element as it shall stand in the envelope; null for none
     */
    public static byte[] enveloped(Envelope envelope, byte[] business, @Nullable String signature) {
        CebWriter writer = new CebWriter();
        writer.out
                .append(PROLOG)
                .append("<DxpMsg xmlns=\"")
                .append(CebReader.DXP_NAMESPACE)
                .append("\" ver=\"1.0\">\n");
        writer.out.append("<TransInfo>\n");
        writer.field("CopMsgId", envelope.copMsgId());
        writer.field("SenderId", envelope.senderId());
        writer.out.append("<ReceiverIds>\n");
        envelope.receiverIds().forEach(receiver -> writer.field("ReceiverId", receiver));
        writer.out.append("</ReceiverIds>\n");
        writer.field("CreatTime", envelope.createdAt());
        writer.field("MsgType", envelope.msgType());
        writer.out.append("</TransInfo>\n");
        writer.field("Data", Base64.getEncoder().encodeToString(business));
        Envelope.AddInfo addInfo = envelope.addInfo();
        if (addInfo != null) {
            writer.addInfo(addInfo);
        }
        if (signature != null) {
            writer.out.append(signature.getBytes(StandardCharsets.UTF_8)).append('\n');
        }
        return writer.close("DxpMsg");
    }

    private void addInfo(Envelope.AddInfo addInfo) {
        out.append("<AddInfo>\n");
        if (addInfo.fileName() != null) {
            field("FileName", addInfo.fileName());
        }
        if (addInfo.icCard() != null) {
            field("IcCard", addInfo.icCard());
        }
        if (!addInfo.keys().isEmpty()) {
            out.append("<BizKey>\n");
            addInfo.keys().forEach(this::key);
            out.append("</BizKey>\n");
        }
        if (addInfo.encoding() != null) {
            out.append("<IsText Encode=\"");
            out.text(addInfo.encoding());
            out.append("\"/>\n");
        }
        out.append("</AddInfo>\n");
    }

    private void key(Envelope.Key key) {
        out.append("<Key");
        if (key.name() != null) {
            out.append(" name=\"");
            out.text(key.name());
            out.append('"');
        }
        out.append('>');
        out.text(key.value());
        out.append("</Key>\n");
    }

    private void field(String name, String value) {
        out.append('<').append(name).append('>').text(value);
        out.append("</").append(name).append(">\n");
    }

    /** A message of receipts, all of one kind; its guid follows from its content. */
    public static byte[] receipts(MessageType type, List<? extends Receipt> receipts) {
        checkCount(receipts.size(), CebReader.MAX_DOCUMENTS);
        CebWriter body = new CebWriter();
        for (Receipt receipt : receipts) {
            body.part(type.receiptElement(), (Record) receipt);
        }
        return body.wrap(type.receiptRoot());
    }

    /** The refusal of a message that could not be read. */
    public static byte[] refusal(Receipt.OfMessage receipt) {
        CebWriter body = new CebWriter();
        body.part("MessageReturn", receipt);
        return body.wrap("CEB900Message");
    }

    private static void checkCount(int count, int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "a message has 1 to %d documents, but %d were given.".formatted(most, count));
        }
    }

    private byte[] wrap(String root) {
        CebWriter message = new CebWriter();
        message.open(root, Guids.of(out.toBytes()));
        message.out.append(out);
        return message.close(root);
    }

    private void open(String root, String guid) {
        out.append(PROLOG).append('<').append(root).append(" xmlns=\"").append(CebReader.NAMESPACE);
        out.append("\" guid=\"");
        out.text(guid);
        out.append("\" version=\"1.0\">\n");
    }

    private byte[] close(String root) {
        out.append("</").append(root).append(">\n");
        return out.toBytes();
    }

    private void document(MessageType type, Record document) {
        MessageType.Parts parts = type.parts();
        String head = parts.head();
        if (head == null) {
            part(parts.element(), document);
            return;
        }
        Layout layout = Layout.of(document.getClass());
        out.append('<').append(parts.element()).append(">\n");
        part(head, document);
        String line = parts.line();
        if (line != null) {
            for (Record goods : layout.linesOf(document)) {
                part(line, goods);
            }
        }
        out.append("</").append(parts.element()).append(">\n");
    }

    private void part(String element, Record record) {
        Layout layout = Layout.of(record.getClass());
        out.append('<').append(element).append(">\n");
        @Nullable Object[] values = layout.values(record);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                byte[] name = layout.name(i);
                out.append('<').append(name).append('>').text(FieldText.format(value));
                out.append("</").append(name).append(">\n");
            }
        }
        out.append("</").append(element).append(">\n");
    }
}
