package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.ceb.TaxBillStatus;
import io.shibo.clear.seal.SigningRules;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a message that was read to events: a document's own checks are done here, once. */
public final class Intake {
    private static final DateTimeFormatter SEVENTEEN = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");

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
        errors.addAll(SigningRules.check(message, item));
        if (errors.isEmpty() && document instanceof ParcelDocument parcel) {
            return new Event.Received(sequence, at, item.digest(), parcel);
        }
        return new Event.Faulty(sequence, at, item.digest(), item.keys(), errors);
    }

    /**
     * When a document says it was made, milliseconds since 1970 in UTC; 0 where it could not be read or says nothing
     * readable.
     */
    public static long statedAt(Reading.Item item) {
        return switch (item.document()) {
            case null -> 0;
            case Filing filing -> ChinaTime.millis(filing.appTime());
            case Receipt receipt -> stated(receipt.returnTime());
            case TaxBill bill -> stated(bill.returnTime());
            case TaxBillStatus status -> stated(status.returnTime());
            case SummaryResult result -> stated(result.opDate());
        };
    }

    private static long stated(String seventeen) {
        try {
            return ChinaTime.millis(LocalDateTime.parse(seventeen, SEVENTEEN));
        } catch (DateTimeException notATime) {
            return 0;
        }
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
