package io.shibo.clear;

import io.shibo.clear.ceb.Cancellation;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.retail.Remarks;
import io.shibo.clear.step.ChinaTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the specification asks for, as plainly as it can be written: whole documents in plain maps, no log, no slices, no
 * bytes, no facts. It is slow, forgets nothing, and shares no code with the engine but the documents and the rulebook's
 * answer, which both are given.
 */
final class ReferenceModel {
    /** Codes by kind: exists, no target, declared, stale (specification 2022-05, table 7-2). */
    private static final Map<MessageType, List<String>> CODES = Map.of(
            MessageType.CEB311, List.of("-301010", "-301009", "-301011", "-301014"),
            MessageType.CEB411, List.of("-401007", "-401006", "-401008", "-401012"),
            MessageType.CEB511, List.of("-504012", "-504014", "-504016", "-504011"),
            MessageType.CEB621, List.of("-621004", "-621011", "-621012", "-621001"));

    private static final int EXISTS = 0;
    private static final int NO_TARGET = 1;
    private static final int DECLARED = 2;
    private static final int STALE = 3;

    private final Assessor rules;
    private final Map<Filing, String> answered = new IdentityHashMap<>();
    private final Map<String, Use> uses = new HashMap<>();
    private final Set<String> stored = new HashSet<>();
    private final List<ParcelDocument> filed = new ArrayList<>();
    private final Set<ParcelDocument> spent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, End> ends = new TreeMap<>();
    private final PlainBooks books = new PlainBooks();
    private final PlainRisk risk = new PlainRisk();

    /** Which rules of risk are in force; none before they are published. */
    private int published = -1;

    private long time;

    /** An order that a payment's or waybill's number serves, since when. */
    private record Use(String orderNo, LocalDateTime since) {}

    /**
     * Where a list stands that was decided.
     *
     * @param status what its sender was told last
     * @param waits whether everything was granted to it and an officer is to decide
     * @param released whether it was, ever
     * @param year the buyer's, which it took from
     * @param decisions taken by officers
     */
    private record End(
            Declaration declaration,
            String status,
            boolean waits,
            boolean released,
            boolean cancelled,
            boolean back,
            String year,
            int decisions) {
        static End of(Declaration list, String status, String year) {
            boolean released = status.equals("800");
            return new End(list, status, status.equals("300") || status.equals("500"), released, false, false, year, 0);
        }

        End cancel() {
            return new End(declaration, "100", false, false, true, false, year, decisions);
        }

        End comeBack() {
            return new End(declaration, status, waits, released, cancelled, true, year, decisions);
        }

        End decided(String to, boolean stillWaits) {
            return new End(
                    declaration, to, stillWaits, released || to.equals("800"), cancelled, back, year, decisions + 1);
        }
    }

    /** What an officer may make of a status (the state machine of the specification's codes, as docs draw it). */
    private static final Map<String, List<String>> MAY_BECOME = Map.of(
            "300", List.of("800", "500", "100", "501", "502", "503", "599"),
            "500", List.of("800", "100", "700", "501", "502", "503", "599"),
            "501", List.of("502", "503", "599", "800", "700"),
            "502", List.of("501", "503", "599", "800", "700"),
            "503", List.of("501", "502", "599", "800", "700"),
            "599", List.of("501", "502", "503", "800", "700"),
            "800", List.of("899"),
            "700", List.of("899"));

    private static final int MAX_DECISIONS = 20;

    private final Set<Filing> granted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ExportModel exports = new ExportModel();

    /** What a sender is told of one document. */
    record Told(MessageType type, String guid, String status) {}

    ReferenceModel(Assessor rules) {
        this.rules = rules;
    }

    /**
     * Takes a document; the same object again is the same sending.
     *
     * @return what is answered, in order
     */
    List<Told> take(Post.Happening happening, long at) {
        return switch (happening) {
            case Post.Sending sending -> take(sending.document(), sending.fault(), at);
            case Post.Deposit deposit -> {
                time = Math.max(time, at);
                books.deposit(deposit.assureCode(), deposit.fen());
                yield List.of();
            }
            case Post.Stock stock -> {
                time = Math.max(time, at);
                books.enter(PlainBooks.item(stock.emsNo(), stock.itemRecordNo()), BigDecimal.valueOf(stock.units()));
                yield List.of();
            }
            case Post.Published rules -> {
                published = rules.rules();
                yield List.of();
            }
            case Post.Officer officer -> {
                time = Math.max(time, at);
                yield decide(officer);
            }
        };
    }

    /** Empty where the decision is not taken. */
    private List<Told> decide(Post.Officer officer) {
        String key = officer.ebpCode() + "|" + officer.orderNo();
        End end = ends.get(key);
        String to = officer.action().leadsTo().code();
        if (end == null
                || end.cancelled()
                || end.decisions() >= MAX_DECISIONS
                || !MAY_BECOME.getOrDefault(end.status(), List.of()).contains(to)) {
            return List.of();
        }
        Declaration list = end.declaration();
        if (end.waits() && to.equals("800")) {
            books.leave(list);
        } else if (end.waits() && (to.equals("100") || to.equals("700"))) {
            books.giveBack(list, assessment(list), shares(list), end.year(), false);
        }
        boolean waits = end.waits() && !List.of("800", "100", "700").contains(to);
        ends.put(key, end.decided(to, waits));
        return List.of(new Told(MessageType.CEB621, list.guid(), to));
    }

    private List<Remarks.Share> shares(Declaration list) {
        return rules.shares(list, ChinaTime.of(time).toLocalDate());
    }

    private Assessment assessment(Declaration list) {
        return rules.assess(list, ChinaTime.of(time).toLocalDate());
    }

    List<Told> take(Filing filing, @Nullable String fault, long at) {
        time = Math.max(time, at);
        return switch (filing) {
            case ParcelDocument document -> take(document, fault);
            case Cancellation cancellation ->
                apply(cancellation, find(cancellation.ebpCode(), cancellation.orderNo(), cancellation.copNo()));
            case Return back -> apply(back, find(back.ebpCode(), back.orderNo(), back.copNo()));
            default -> exports.take(filing, time);
        };
    }

    /** The list that an application names by the shop's own number; null where there is none. */
    private @Nullable Declaration find(String ebpCode, String orderNo, @Nullable String copNo) {
        End end = ends.get(ebpCode + "|" + orderNo);
        for (ParcelDocument one : filed) {
            if (end == null
                    && one instanceof Declaration list
                    && parcel(list).equals(ebpCode + "|" + orderNo)
                    && Objects.equals(list.copNo(), copNo)) {
                return list;
            }
        }
        return end != null && Objects.equals(end.declaration().copNo(), copNo) ? end.declaration() : null;
    }

    private List<Told> apply(Filing application, @Nullable Declaration list) {
        List<Told> told = new ArrayList<>();
        String before = answered.get(application);
        boolean cancels = application instanceof Cancellation;
        End end = list == null ? null : ends.get(parcel(list));
        String status = before != null ? before : cancels ? cancelling(list, end) : returning(list, end);
        answered.put(application, status);
        told.add(new Told(application.type(), application.guid(), status));
        if (before != null) {
            if (granted.contains(application)) {
                told.add(new Told(application.type(), application.guid(), "399"));
            }
        } else if (status.equals("120") && list != null) {
            granted.add(application);
            told.add(new Told(application.type(), application.guid(), "399"));
            if (cancels) {
                if (end != null) {
                    books.giveBack(list, assessment(list), shares(list), end.year(), false);
                    ends.put(parcel(list), end.cancel());
                } else {
                    ends.put(parcel(list), End.of(list, "100", "").cancel());
                    spend(list);
                }
                told.add(new Told(MessageType.CEB621, list.guid(), "100"));
            } else if (end != null) {
                books.giveBack(list, assessment(list), shares(list), end.year(), true);
                ends.put(parcel(list), end.comeBack());
            }
        }
        return told;
    }

    private static String cancelling(@Nullable Declaration list, @Nullable End end) {
        if (list == null) {
            return "-623003";
        }
        return end == null || end.waits() ? "120" : end.cancelled() ? "-623009" : "-623005";
    }

    private static String returning(@Nullable Declaration list, @Nullable End end) {
        if (list == null) {
            return "-625204";
        }
        if (end == null || !end.released()) {
            return "-625022";
        }
        return end.back() ? "-625001" : "120";
    }

    private void spend(Declaration list) {
        for (ParcelDocument one : filed) {
            if (reliesOn(list, one)) {
                spent.add(one);
            }
        }
    }

    private List<Told> take(ParcelDocument document, @Nullable String fault) {
        List<Told> told = new ArrayList<>();
        String before = answered.get(document);
        if (before != null) {
            told.add(new Told(document.type(), document.guid(), before));
            End end = ends.get(parcel(document));
            if (end != null && end.declaration().equals(document)) {
                told.add(new Told(MessageType.CEB621, document.guid(), end.status()));
            }
            return told;
        }
        String objection = fault == null ? objection(document) : fault;
        String good = document.appStatus().equals("2") || document.appType().equals("3") ? "120" : "1";
        String status = objection == null ? good : objection;
        answered.put(document, status);
        told.add(new Told(document.type(), document.guid(), status));
        if (objection == null) {
            file(document, told);
        }
        return told;
    }

    private @Nullable String objection(ParcelDocument document) {
        List<String> codes = Objects.requireNonNull(CODES.get(document.type()));
        if (servesAnother(document)) {
            return codes.get(EXISTS);
        }
        boolean declares = document.appStatus().equals("2");
        boolean isStored = stored.contains(number(document));
        ParcelDocument standing = standing(document);
        if (document.appType().equals("1")) {
            return standing == null && (!isStored || declares) ? null : codes.get(EXISTS);
        }
        if (isStored) {
            return null;
        }
        if (standing == null) {
            return codes.get(NO_TARGET);
        }
        if (!declares || spent.contains(standing) || declared(document)) {
            return codes.get(DECLARED);
        }
        return document.appTime().isBefore(standing.appTime()) ? codes.get(STALE) : null;
    }

    /** A payment's number serves one order for ever, a waybill's for six months. */
    private boolean servesAnother(ParcelDocument document) {
        boolean waybill = document instanceof Waybill;
        if (!waybill && !(document instanceof Payment)) {
            return false;
        }
        LocalDateTime now = ChinaTime.of(time);
        Use use = uses.get(document.type() + document.key());
        boolean free = use == null
                || use.orderNo().equals(document.orderNo())
                || waybill && now.isAfter(use.since().plusMonths(6));
        if (free) {
            uses.put(document.type() + document.key(), new Use(document.orderNo(), now));
        }
        return !free;
    }

    /** The document that stands under the same number of the same order; a payment of a parcel that has ended still does. */
    private @Nullable ParcelDocument standing(ParcelDocument document) {
        for (ParcelDocument one : filed) {
            if (one.type() == document.type()
                    && one.key().equals(document.key())
                    && one.orderNo().equals(document.orderNo())) {
                return one;
            }
        }
        return null;
    }

    /** Whether a declaration relies on it that was filed, or that has ended where it is a declaration itself. */
    private boolean declared(ParcelDocument document) {
        if (document instanceof Declaration) {
            return ends.containsKey(parcel(document));
        }
        return filed.stream()
                .anyMatch(one -> one instanceof Declaration declaration
                        && !spent.contains(one)
                        && reliesOn(declaration, document));
    }

    private static boolean reliesOn(Declaration declaration, ParcelDocument document) {
        if (!declaration.orderNo().equals(document.orderNo())) {
            return false;
        }
        return switch (document) {
            case Order order -> order.ebpCode().equals(declaration.ebpCode());
            case Payment payment -> payment.ebpCode().equals(declaration.ebpCode());
            case Waybill waybill ->
                waybill.logisticsCode().equals(declaration.logisticsCode())
                        && waybill.logisticsNo().equals(declaration.logisticsNo());
            case Declaration same -> same.ebpCode().equals(declaration.ebpCode());
        };
    }

    /** What a document is known by: its kind, its own number and its order. */
    private static String number(ParcelDocument document) {
        return document.type() + document.key() + "|" + document.orderNo();
    }

    private void file(ParcelDocument document, List<Told> told) {
        stored.remove(number(document));
        if (!document.appStatus().equals("2") && !document.appType().equals("3")) {
            stored.add(number(document));
            return;
        }
        ParcelDocument standing = standing(document);
        if (standing != null) {
            filed.remove(standing);
        }
        if (document.appType().equals("3")) {
            return;
        }
        filed.add(document);
        for (ParcelDocument one : List.copyOf(filed)) {
            if (one instanceof Declaration declaration
                    && !ends.containsKey(parcel(declaration))
                    && reliesOn(declaration, document)) {
                decide(declaration, told);
            }
        }
    }

    private void decide(Declaration declaration, List<Told> told) {
        Order order = null;
        Waybill waybill = null;
        List<Payment> payments = new ArrayList<>();
        for (ParcelDocument one : filed) {
            if (!spent.contains(one) && reliesOn(declaration, one)) {
                switch (one) {
                    case Order found -> order = found;
                    case Waybill found -> waybill = found;
                    case Payment found -> payments.add(found);
                    case Declaration same -> {}
                }
            }
        }
        if (order == null || waybill == null || payments.isEmpty()) {
            return;
        }
        String named = order.payTransactionId();
        Payment payment = payments.stream()
                .filter(one -> one.payTransactionId().equals(named))
                .findFirst()
                .orElse(payments.getFirst());
        String status;
        if (agree(order, payment, waybill, declaration)) {
            status = assess(declaration, payment, waybill);
        } else {
            status = "100";
            if (published >= 0) {
                risk.note(order, payment, time);
            }
        }
        ends.put(parcel(declaration), End.of(declaration, status, year(declaration)));
        spend(declaration);
        told.add(new Told(MessageType.CEB621, declaration.guid(), status));
    }

    private static boolean agree(Order order, Payment payment, Waybill waybill, Declaration declaration) {
        boolean paid = order.acturalPaid().compareTo(payment.amountPaid()) == 0
                && order.buyerIdNumber().equals(payment.payerIdNumber())
                && order.buyerName().equals(payment.payerName())
                && (order.payTransactionId() == null || order.payTransactionId().equals(payment.payTransactionId()))
                && (order.payCode() == null || order.payCode().equals(payment.payCode()));
        boolean delivered = order.consignee().equals(waybill.consignee())
                && order.consigneeTelephone().equals(waybill.consigneeTelephone())
                && order.consigneeAddress().equals(waybill.consigneeAddress());
        boolean bought = order.ebcCode().equals(declaration.ebcCode())
                && order.buyerIdNumber().equals(declaration.buyerIdNumber())
                && order.buyerName().equals(declaration.buyerName());
        return paid && delivered && bought && goods(order).equals(goods(declaration));
    }

    private static Map<Integer, List<Object>> goods(Order order) {
        Map<Integer, List<Object>> goods = new TreeMap<>();
        order.lines()
                .forEach(line -> goods.put(
                        line.gnum(),
                        List.of(
                                line.itemName(),
                                line.qty().stripTrailingZeros(),
                                line.totalPrice().stripTrailingZeros())));
        return goods;
    }

    private static Map<Integer, List<Object>> goods(Declaration declaration) {
        Map<Integer, List<Object>> goods = new TreeMap<>();
        declaration
                .lines()
                .forEach(line -> goods.put(
                        line.gnum(),
                        List.of(
                                line.gname(),
                                line.qty().stripTrailingZeros(),
                                line.totalPrice().stripTrailingZeros())));
        return goods;
    }

    /** The rulebook's word, then the books, never past what they hold, then the rules of risk. */
    private String assess(Declaration declaration, Payment payment, Waybill waybill) {
        Assessment assessment = assessment(declaration);
        Assessment.Refusal refusal = assessment.refusal();
        if (refusal != null) {
            return refusal.reason().status();
        }
        String year = year(declaration);
        if (published >= 0) {
            risk.see(declaration, payment, assessment.value(), time);
        }
        String refused = books.take(declaration, assessment, shares(declaration), year);
        if (refused != null) {
            return refused;
        }
        BigDecimal left = assessment.perYear().subtract(books.used(year));
        String channel = published < 0 ? "800" : risk.channel(published, payment, waybill, left);
        if (channel.equals("800")) {
            books.leave(declaration);
        }
        return channel;
    }

    private String year(Declaration declaration) {
        return declaration.buyerIdNumber() + " in " + ChinaTime.of(time).getYear();
    }

    private static String parcel(ParcelDocument document) {
        return switch (document) {
            case Order order -> order.ebpCode() + "|" + order.orderNo();
            case Declaration declaration -> declaration.ebpCode() + "|" + declaration.orderNo();
            case Payment payment -> payment.ebpCode() + "|" + payment.orderNo();
            case Waybill waybill -> "|" + waybill.orderNo();
        };
    }
}
