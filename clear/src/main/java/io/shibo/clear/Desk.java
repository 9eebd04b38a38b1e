package io.shibo.clear;

import io.shibo.clear.State.Paper;
import io.shibo.clear.State.Parcel;
import io.shibo.clear.State.Standing;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step on the papers of one order number. Works on its own copy of the lists and lives for one step. */
final class Desk {
    private final String orderNo;
    private final List<Paper> papers;
    private final List<Parcel> parcels;
    private final List<Output> outputs = new ArrayList<>();

    Desk(State.Dossier dossier) {
        orderNo = dossier.orderNo();
        papers = new ArrayList<>(dossier.papers());
        parcels = new ArrayList<>(dossier.parcels());
    }

    /** Files a document, or answers why not; decides what it completes. */
    Decision file(Event.Received received, @Nullable String heldBy) {
        ParcelDocument document = received.document();
        Keys keys = Keys.of(document);
        if (!repeated(document.type(), document.guid(), received.digest(), keys)) {
            List<FieldError> errors = objections(document, heldBy);
            boolean filed = errors.isEmpty() && !document.appType().equals("3");
            if (errors.isEmpty() && !document.appType().equals("1")) {
                withdraw(document);
            }
            add(
                    new Paper(
                            document.type(),
                            keys.guid(),
                            received.digest(),
                            received.sequence(),
                            received.at(),
                            document.key(),
                            errors.isEmpty() ? "120" : errors.getFirst().code(),
                            errors,
                            filed ? Standing.FILED : Standing.NOT_FILED,
                            filed ? document : null),
                    keys);
            if (filed) {
                completed(document).forEach(declaration -> match(declaration, received));
            }
        }
        return done();
    }

    /** Answers and remembers a document that its own checks found wrong, or of a kind that decides nothing here. */
    Decision refuse(Event.Faulty faulty) {
        Keys keys = faulty.keys();
        if (!repeated(keys.type(), keys.guid(), faulty.digest(), keys)) {
            add(
                    new Paper(
                            keys.type(),
                            keys.guid(),
                            faulty.digest(),
                            faulty.sequence(),
                            faulty.at(),
                            keys.key(),
                            faulty.errors().isEmpty()
                                    ? "120"
                                    : faulty.errors().getFirst().code(),
                            faulty.errors(),
                            Standing.NOT_FILED,
                            null),
                    keys);
        }
        return done();
    }

    /** The rulebook has answered: refuse, or ask the buyer's quota. */
    Decision assessed(Event.Assessed event) {
        Assessment assessment = event.assessment();
        Paper declared = declaration(event.ebpCode());
        Keys keys = Keys.of(document(declared));
        Assessment.Refusal refusal = assessment.refusal();
        if (refusal != null) {
            end(
                    event.ebpCode(),
                    keys,
                    new Outcome(
                            refusal.reason(),
                            refusal.findings(),
                            assessment,
                            null,
                            declared.sequence(),
                            declared.at(),
                            event.sequence(),
                            event.at()));
        } else {
            Declaration declaration = (Declaration) document(declared);
            Event.Reserve reserve = new Event.Reserve(
                    new Matched(
                            orderNo,
                            event.ebpCode(),
                            declaration.buyerIdNumber(),
                            keys,
                            declared.sequence(),
                            declared.at(),
                            event.sequence(),
                            event.at(),
                            assessment),
                    ChinaTime.day(event.at()).getYear());
            replace(new Parcel(event.ebpCode(), reserve, null));
            outputs.add(new Output.Forward(reserve));
        }
        return done();
    }

    /** The quota has answered: release or return. */
    Decision verdict(Event.Verdict verdict) {
        Matched matched = verdict.matched();
        Quota quota = verdict.quota();
        List<Finding> findings = quota.granted()
                ? List.of()
                : List.of(new Finding(
                        "CEB621.value",
                        quota.amount().toPlainString(),
                        "quota left",
                        quota.limit().subtract(quota.before()).toPlainString()));
        end(
                matched.ebpCode(),
                matched.declaration(),
                new Outcome(
                        quota.granted() ? null : Reason.OVER_YEAR_LIMIT,
                        findings,
                        matched.assessment(),
                        quota,
                        matched.declared(),
                        matched.declaredAt(),
                        matched.sequence(),
                        matched.at()));
        return done();
    }

    private Decision done() {
        return new Decision(new State.Dossier(orderNo, papers, parcels), outputs);
    }

    /** Whether this very sending was answered before; then the same answers go out again. */
    private boolean repeated(MessageType type, String guid, long digest, Keys keys) {
        for (Paper paper : papers) {
            if (paper.type() == type && paper.guid().equals(guid) && paper.digest() == digest) {
                outputs.add(Answers.of(paper, keys));
                if (type == MessageType.CEB621) {
                    parcels.forEach(parcel -> answerAgain(parcel, paper, keys));
                }
                return true;
            }
        }
        return false;
    }

    private void answerAgain(Parcel parcel, Paper paper, Keys keys) {
        Outcome outcome = parcel.outcome();
        Event.Reserve asked = parcel.asked();
        if (outcome != null && outcome.declared() == paper.sequence()) {
            outputs.add(Answers.of(outcome, keys));
        } else if (outcome == null && asked != null && asked.matched().declared() == paper.sequence()) {
            // A runtime that does not bring verdicts back asks the quota again, which answers as it did.
            outputs.add(new Output.Forward(asked));
        }
    }

    private void add(Paper paper, Keys keys) {
        if (papers.size() >= State.Dossier.MAX_PAPERS) {
            String code = paper.type().codes().tooMany();
            outputs.add(Answers.of(
                    new Paper(
                            paper.type(),
                            paper.guid(),
                            paper.digest(),
                            paper.sequence(),
                            paper.at(),
                            paper.key(),
                            code,
                            List.of(new FieldError(
                                    code, "orderNo", orderNo, "同一订单编号最多 %d 份单证".formatted(State.Dossier.MAX_PAPERS))),
                            Standing.NOT_FILED,
                            null),
                    keys));
            return;
        }
        papers.add(paper);
        outputs.add(Answers.of(paper, keys));
    }

    /** Why a document cannot be filed as things stand; empty where it can. */
    private List<FieldError> objections(ParcelDocument document, @Nullable String heldBy) {
        MessageType.Codes codes = document.type().codes();
        Paper standing = standing(document.type(), document.key());
        if (papers.size() >= State.Dossier.MAX_PAPERS) {
            return List.of(new FieldError(codes.tooMany(), "orderNo", orderNo, "单证过多"));
        }
        if (heldBy != null) {
            return List.of(new FieldError(codes.exists(), field(document), document.key(), "已用于订单 " + heldBy));
        }
        if (!document.appStatus().equals("2")) {
            return List.of(new FieldError(
                    codes.invalid(), "appStatus", document.appStatus(), "not supported: 暂存 (appStatus 1); 请以 2 申报"));
        }
        if (document.appType().equals("1")) {
            return standing == null
                    ? List.of()
                    : List.of(new FieldError(codes.exists(), field(document), document.key(), "已存在相同编号的单证"));
        }
        if (standing == null) {
            return List.of(new FieldError(codes.noTarget(), field(document), document.key(), "未找到要操作的单证"));
        }
        ParcelDocument filed = standing.document();
        if (filed == null || declared(document)) {
            return List.of(new FieldError(codes.declared(), field(document), document.key(), "已申报清单，状态不符"));
        }
        if (document.appTime().isBefore(filed.appTime())) {
            return List.of(new FieldError(
                    codes.stale(), "appTime", document.appTime().toString(), "早于已入库单证 " + filed.appTime()));
        }
        return List.of();
    }

    /** Whether a filed declaration relies on the document, so that it may not change any more. */
    private boolean declared(ParcelDocument document) {
        return filed(Declaration.class).anyMatch(declaration -> switch (document) {
            case Order order -> order.ebpCode().equals(declaration.ebpCode());
            case Payment payment -> payment.ebpCode().equals(declaration.ebpCode());
            case Waybill waybill -> waybill.key().equals(waybillOf(declaration));
            case Declaration same -> parcel(same.ebpCode()) != null;
        });
    }

    private void withdraw(ParcelDocument document) {
        papers.replaceAll(paper ->
                paper.filed() && paper.type() == document.type() && paper.key().equals(document.key())
                        ? paper.as(Standing.WITHDRAWN)
                        : paper);
    }

    /** The undecided declarations whose four documents may be together now that this one is filed. */
    private List<Declaration> completed(ParcelDocument document) {
        return filed(Declaration.class)
                .filter(declaration -> parcel(declaration.ebpCode()) == null)
                .filter(declaration -> switch (document) {
                    case Order order -> order.ebpCode().equals(declaration.ebpCode());
                    case Payment payment -> payment.ebpCode().equals(declaration.ebpCode());
                    case Waybill waybill -> waybill.key().equals(waybillOf(declaration));
                    case Declaration same -> same.equals(declaration);
                })
                .toList();
    }

    private void match(Declaration declaration, Event.Received last) {
        Set4 four = four(declaration);
        if (four == null) {
            return;
        }
        Paper declared = declaration(declaration.ebpCode());
        parcels.add(new Parcel(declaration.ebpCode(), null, null));
        List<Finding> findings = Matching.compare(four.order(), four.payment(), four.waybill(), declaration);
        if (findings.isEmpty()) {
            outputs.add(new Output.Assess(declaration, last.sequence(), last.at()));
        } else {
            end(
                    declaration.ebpCode(),
                    Keys.of(declaration),
                    new Outcome(
                            Reason.MISMATCH,
                            findings,
                            null,
                            null,
                            declared.sequence(),
                            declared.at(),
                            last.sequence(),
                            last.at()));
        }
    }

    private record Set4(Order order, Payment payment, Waybill waybill) {}

    private @Nullable Set4 four(Declaration declaration) {
        Order order = filed(Order.class)
                .filter(one -> one.ebpCode().equals(declaration.ebpCode()))
                .findFirst()
                .orElse(null);
        Waybill waybill = filed(Waybill.class)
                .filter(one -> one.key().equals(waybillOf(declaration)))
                .findFirst()
                .orElse(null);
        List<Payment> payments = filed(Payment.class)
                .filter(one -> one.ebpCode().equals(declaration.ebpCode()))
                .toList();
        if (order == null || waybill == null || payments.isEmpty()) {
            return null;
        }
        Payment payment = payments.stream()
                .filter(one -> one.payTransactionId().equals(order.payTransactionId()))
                .findFirst()
                .orElse(payments.getFirst());
        return new Set4(order, payment, waybill);
    }

    /** Writes the end of a parcel and lets go of its documents: the log has them. */
    private void end(String ebpCode, Keys keys, Outcome outcome) {
        Paper declared = paper(outcome.declared());
        replace(new Parcel(ebpCode, null, outcome));
        ParcelDocument document = declared == null ? null : declared.document();
        String waybill = document instanceof Declaration declaration ? waybillOf(declaration) : "";
        papers.replaceAll(paper -> switch (paper.document()) {
            case Order order when order.ebpCode().equals(ebpCode) -> paper.as(paper.standing());
            case Payment payment when payment.ebpCode().equals(ebpCode) -> paper.as(paper.standing());
            case Declaration same when same.ebpCode().equals(ebpCode) -> paper.as(paper.standing());
            case Waybill same when same.key().equals(waybill) -> paper.as(paper.standing());
            case null, default -> paper;
        });
        outputs.add(Answers.of(outcome, keys));
        outputs.add(new Output.Decided(keys, outcome));
    }

    private void replace(Parcel parcel) {
        parcels.removeIf(old -> old.ebpCode().equals(parcel.ebpCode()));
        parcels.add(parcel);
    }

    private @Nullable Parcel parcel(String ebpCode) {
        return parcels.stream()
                .filter(parcel -> parcel.ebpCode().equals(ebpCode))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Paper paper(long sequence) {
        return papers.stream()
                .filter(paper -> paper.sequence() == sequence)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Paper standing(MessageType type, String key) {
        return papers.stream()
                .filter(paper ->
                        paper.filed() && paper.type() == type && paper.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private Paper declaration(String ebpCode) {
        Paper paper = standing(MessageType.CEB621, Document.key(ebpCode, orderNo));
        if (paper == null) {
            throw new IllegalArgumentException("order %s has no declaration of %s".formatted(orderNo, ebpCode));
        }
        return paper;
    }

    private static ParcelDocument document(Paper paper) {
        return Objects.requireNonNull(paper.document(), "an undecided parcel keeps its documents");
    }

    private <T extends ParcelDocument> java.util.stream.Stream<T> filed(Class<T> type) {
        return papers.stream().map(Paper::document).filter(type::isInstance).map(type::cast);
    }

    private static String waybillOf(Declaration declaration) {
        return Document.key(declaration.logisticsCode(), declaration.logisticsNo());
    }

    private static String field(ParcelDocument document) {
        return switch (document) {
            case Order order -> "orderNo";
            case Declaration declaration -> "orderNo";
            case Payment payment -> "payTransactionId";
            case Waybill waybill -> "logisticsNo";
        };
    }
}
