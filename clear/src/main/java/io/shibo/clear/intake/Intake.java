package io.shibo.clear.intake;

import io.shibo.clear.ceb.Cancellation;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Envelope;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.ceb.TaxBillStatus;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.export.ExportDocument;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.risk.RiskFacts;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.seal.SigningRules;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Facts;
import io.shibo.clear.step.Key;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a message that was read to events: a document's own checks are done here, the rulebook is asked here, and the
 * document is reduced to its facts. Everything that may take long is in here, and nothing that depends on what arrived
 * before, so that several threads may do it beside each other, each with an intake of its own.
 */
public final class Intake {
    private static final DateTimeFormatter SEVENTEEN = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");

    private final Assessor rules;
    private RiskRules risk = RiskRules.NONE;
    private final FactsReader reader = new FactsReader();
    private final ExportFactsReader exports = new ExportFactsReader();

    public Intake(Assessor rules) {
        this.rules = rules;
    }

    /** From here on declarations are reduced for these rules of risk. */
    public Intake with(RiskRules riskRules) {
        risk = riskRules;
        return this;
    }

    /**
     * One document, checked, assessed and reduced.
     *
     * @param errors what is wrong with it; empty for a good one
     * @param facts null for a faulty one, and for one of a kind that decides nothing about a parcel
     * @param assessment null for all but good declarations
     * @param export of a good document of exports; null for others
     * @param signature what is known of its message's
     */
    public record Checked(
            Reading.Item item,
            long sending,
            Key order,
            @Nullable Key claim,
            List<FieldError> errors,
            @Nullable Facts facts,
            @Nullable Assessment assessment,
            ExportFactsReader.@Nullable Reduced export,
            Reading.Signature signature) {
        Checked(
                Reading.Item item,
                long sending,
                Key order,
                @Nullable Key claim,
                List<FieldError> errors,
                @Nullable Facts facts,
                @Nullable Assessment assessment) {
            this(item, sending, order, claim, errors, facts, assessment, null, Reading.Signature.NOT_CHECKED);
        }

        /**
         * The event, once it has its place.
         *
         * @param sequence the place in the log that it will have
         * @param at arrival, milliseconds since 1970 in UTC
         */
        public Event.Logged event(long sequence, long at) {
            Document document = item.document();
            if (export != null && document != null) {
                return new Event.Exported(exported(export, document, sequence, at));
            }
            if (facts == null || !(document instanceof Filing filing)) {
                return new Event.Faulty(
                        sequence, at, sending, order, item.keys().type(), errors);
            }
            return new Event.Filed(
                    sequence,
                    at,
                    sending,
                    order,
                    claim,
                    action(filing.appType()),
                    filing.appStatus().equals("2"),
                    Math.max(0, filing.appTime().toEpochSecond(ZoneOffset.UTC)),
                    facts);
        }

        Checked signed(Reading.Signature known) {
            return new Checked(item, sending, order, claim, errors, facts, assessment, export, known);
        }

        private ExportDocument exported(ExportFactsReader.Reduced reduced, Document document, long sequence, long at) {
            Filing filing = document instanceof Filing filed ? filed : null;
            return new ExportDocument(
                    sequence,
                    at,
                    ChinaTime.epochDay(at),
                    sending,
                    reduced.key(),
                    document.type(),
                    filing == null
                            ? ExportDocument.Action.NEW
                            : ExportDocument.Action.valueOf(
                                    action(filing.appType()).name()),
                    filing == null || filing.appStatus().equals("2"),
                    filing == null ? 0 : Math.max(0, filing.appTime().toEpochSecond(ZoneOffset.UTC)),
                    reduced.facts());
        }

        private static Event.Action action(String appType) {
            return switch (appType) {
                case "1" -> Event.Action.NEW;
                case "2" -> Event.Action.CHANGE;
                default -> Event.Action.DELETE;
            };
        }
    }

    /**
     * Checks all documents of a message.
     *
     * @param at arrival, milliseconds since 1970 in UTC: the rules of that day are asked
     */
    public List<Checked> check(Reading.Message message, long at) {
        List<Checked> checked = new ArrayList<>(message.documents().size());
        for (Reading.Item item : message.documents()) {
            checked.add(check(message, item, at).signed(message.signature()));
        }
        return checked;
    }

    private Checked check(Reading.Message message, Reading.Item item, long at) {
        List<FieldError> errors = new ArrayList<>(item.errors());
        Document document = item.document();
        if (document != null) {
            errors.addAll(DocumentRules.check(document));
        }
        List<FieldError> unsigned = SigningRules.check(message, item);
        errors.addAll(unsigned);
        Keys keys = item.keys();
        // A sending that nobody signed, or a stranger, is not the company's own: it must not answer for that one.
        long sending = reader.sending(keys, item.digest() + SigningRules.mark(unsigned));
        Key order = slice(keys);
        if (!errors.isEmpty()) {
            return new Checked(item, sending, order, null, List.copyOf(errors), null, null);
        }
        return switch (document) {
            case Order one -> new Checked(item, sending, order, null, List.of(), reader.of(one), null);
            case Payment one -> new Checked(item, sending, order, reader.claim(one), List.of(), reader.of(one), null);
            case Waybill one -> new Checked(item, sending, order, reader.claim(one), List.of(), reader.of(one), null);
            case Declaration one -> {
                Assessment assessment = rules.assess(one, ChinaTime.day(at));
                RiskFacts seen = risk.rules().isEmpty() ? null : risk.facts(one, ChinaTime.day(at));
                yield new Checked(
                        item,
                        sending,
                        order,
                        null,
                        List.of(),
                        reader.of(one, assessment, rules.shares(one, ChinaTime.day(at)), seen, message.signature()),
                        assessment);
            }
            case Cancellation one -> new Checked(item, sending, order, null, List.of(), reader.of(one), null);
            case Return one -> new Checked(item, sending, order, null, List.of(), reader.of(one), null);
            case null -> new Checked(item, sending, order, null, List.of(), null, null);
            default ->
                new Checked(
                        item,
                        sending,
                        order,
                        null,
                        List.of(),
                        null,
                        null,
                        exports.reduce(document),
                        Reading.Signature.NOT_CHECKED);
        };
    }

    /** The slice that remembers a document: its order number's, or one of its own. */
    private Key slice(Keys keys) {
        String orderNo = keys.orderNo();
        boolean ofParcel = switch (keys.type()) {
            case CEB311, CEB411, CEB511, CEB621, CEB623, CEB625 -> orderNo != null;
            default -> false;
        };
        return orderNo != null && ofParcel
                ? reader.order(orderNo)
                : reader.order("?%s|%s|%s".formatted(keys.type(), keys.key(), keys.guid()));
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
        Envelope envelope = refusal.envelope();
        return new Receipt.OfMessage(
                guid != null && guid.length() == 36 ? guid : Guids.of(words.getBytes(StandardCharsets.UTF_8)),
                refusal.code(),
                words,
                ChinaTime.seventeen(at),
                envelope == null ? "" : envelope.copMsgId(),
                refusal.messageType(),
                "");
    }
}
