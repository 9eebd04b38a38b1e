package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** From a message that was read to events: a document's own checks are done here, once. */
public final class Intake {
    private static final String SIGNATURE_MISSING = "-621026";

    private Intake() {}

    /**
     * The event of one document of a message.
     *
     * @param sequence the place in the log that it will have
     * @param at arrival, milliseconds since 1970 in UTC
     */
    public static Event.Logged event(Reading.Message message, Reading.Item item, long sequence, long at) {
        List<FieldError> errors = new ArrayList<>(item.errors());
        Document document = item.document();
        if (document != null) {
            errors.addAll(DocumentRules.check(document));
        }
        if (message.type() == MessageType.CEB621 && message.signature() == Reading.Signature.ABSENT) {
            errors.add(new FieldError(SIGNATURE_MISSING, "ds:Signature", "", "签名信息为空"));
        }
        if (document == null || !errors.isEmpty()) {
            return new Event.Faulty(sequence, at, item.digest(), item.keys(), errors);
        }
        return new Event.Received(sequence, at, item.digest(), document);
    }

    /**
     * The answer to a message that could not be read.
     *
     * @param at arrival, milliseconds since 1970 in UTC
     */
    public static Receipt.OfMessage answer(Reading.Refusal refusal, long at) {
        String words =
                refusal.line() == 0 ? refusal.reason() : "line %d: %s".formatted(refusal.line(), refusal.reason());
        String guid = refusal.guid();
        return new Receipt.OfMessage(
                guid != null && guid.length() == 36 ? guid : Guids.of(words.getBytes(StandardCharsets.UTF_8)),
                refusal.code(),
                words,
                ChinaTime.seventeen(at),
                "",
                refusal.messageType(),
                "");
    }
}
