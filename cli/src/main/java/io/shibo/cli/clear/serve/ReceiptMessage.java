package io.shibo.cli.clear.serve;

import io.shibo.clear.Output;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The message that answers a message.
 *
 * @param type of it: CEB312 and so on, or CEB900
 */
record ReceiptMessage(String type, byte[] bytes) {
    /** The same message, signed. */
    ReceiptMessage sealed(UnaryOperator<byte[]> seal) {
        return new ReceiptMessage(type, seal.apply(bytes));
    }

    /**
     * Answers, one a document, as one message.
     *
     * @param answered the kind of message that is answered
     * @return null for a kind that nobody answers (receipts, what customs itself makes) where nothing is wrong with it
     */
    static @Nullable ReceiptMessage of(MessageType answered, List<Output.Answer> answers) {
        MessageType type = answered.receipt();
        if (type != null) {
            List<Receipt> receipts =
                    answers.stream().map(Output.Answer::receipt).toList();
            return new ReceiptMessage(type.name(), CebWriter.receipts(answered, receipts));
        }
        for (Output.Answer answer : answers) {
            if (!answer.errors().isEmpty() && answer.receipt() instanceof Receipt.OfMessage fault) {
                return refusal(fault);
            }
        }
        return null;
    }

    static ReceiptMessage refusal(Receipt.OfMessage receipt) {
        return new ReceiptMessage("CEB900", CebWriter.refusal(receipt));
    }
}
