package io.shibo.clear;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.risk.OfficerAction;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What senders send in one small world, from a seed: a few parcels, some of one buyer, with differences, faults, changes,
 * deletions, old and repeated documents, numbers used twice, out of order; cancellations and returns, a guarantor's deposit
 * that does not reach, a bonded warehouse, rules of risk and officers, exports and their summaries.
 */
final class Post {
    private static final List<List<ParcelDocument>> PARCELS = Samples.byOrder(40, 11).values().stream()
            .filter(documents -> documents.size() == 4)
            .toList();

    /** The same parcels, all of one buyer. */
    private static final List<List<ParcelDocument>> ONE_BUYERS = PARCELS.stream()
            .map(documents -> documents.stream().map(Post::sameBuyer).toList())
            .toList();

    /** Messages of the parcels as they are: made once, since every world sends them. */
    private static final Map<ParcelDocument, Sending> UNCHANGED = new IdentityHashMap<>();

    static {
        Stream.of(PARCELS, ONE_BUYERS)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .forEach(document -> UNCHANGED.put(document, Sending.of(document, null)));
    }

    /** No list has it: applications find theirs by the shop's own number. */
    private static final String NO_NUMBER = "000000000000000000";

    private static final OfficerAction[] ACTIONS = OfficerAction.values();

    private final SplittableRandom random;
    private final List<Sending> sendings = new ArrayList<>();
    private int guids;

    /** Something that happens to a window from outside. */
    sealed interface Happening {}

    /** A guarantor's deposit is raised. */
    record Deposit(String assureCode, long fen) implements Happening {}

    /** Goods are entered into a bonded account book. */
    record Stock(String emsNo, String itemRecordNo, long units) implements Happening {}

    /** An officer decides about a parcel. */
    record Officer(String orderNo, String ebpCode, OfficerAction action) implements Happening {}

    /** The zone puts rules of risk into force: which of {@link PlainRisk#PUBLISHED}. */
    record Published(int rules) implements Happening {}

    /**
     * A document as it is sent. Equal documents of one world are one object.
     *
     * @param fault the code of what is wrong with the document by itself; null for a good one
     */
    record Sending(Filing document, @Nullable String fault, Reading.Message message, byte[] bytes)
            implements Happening {
        static Sending of(Filing document, @Nullable String fault) {
            Reading.Message message = Samples.message(document);
            byte[] bytes =
                    CebWriter.message(message.type(), message.guid(), message.transfer(), List.of(document), null);
            return new Sending(document, fault, message, bytes);
        }
    }

    private Post(SplittableRandom random) {
        this.random = random;
    }

    static List<Happening> of(SplittableRandom random) {
        Post post = new Post(random);
        int parcels = 1 + random.nextInt(3);
        for (int i = 0; i < parcels; i++) {
            List<List<ParcelDocument>> parcelsOf = random.nextInt(3) > 0 ? ONE_BUYERS : PARCELS;
            post.parcel(parcelsOf.get(random.nextInt(parcelsOf.size())));
        }
        int more = random.nextInt(6);
        for (int i = 0; i < more; i++) {
            post.variant();
        }
        if (random.nextInt(4) == 0) {
            post.applications();
        }
        if (random.nextInt(6) == 0) {
            post.exports();
        }
        post.shuffle();
        List<Happening> all = new ArrayList<>(post.sendings);
        if (random.nextInt(4) == 0) {
            all.add(random.nextInt(all.size() + 1), post.deposit());
        }
        post.ofTheZone(all);
        return all;
    }

    /** A little stock for bonded parcels; in half of the worlds rules of risk, and officers who decide about anything. */
    private void ofTheZone(List<Happening> all) {
        List<Declaration> lists = sendings.stream()
                .map(Sending::document)
                .filter(Declaration.class::isInstance)
                .map(Declaration.class::cast)
                .toList();
        for (Declaration list : lists) {
            String book = list.emsNo();
            for (Declaration.Line line : list.lines()) {
                if (book != null && random.nextInt(4) == 0) {
                    all.add(
                            random.nextInt(all.size() + 1),
                            new Stock(book, String.valueOf(line.itemRecordNo()), random.nextInt(4)));
                }
            }
        }
        if (random.nextBoolean()) {
            return;
        }
        for (Declaration list : lists) {
            for (int decisions = random.nextInt(4); decisions > 0; decisions--) {
                // Most come after the parcel is complete.
                int place = all.size() - (int) (all.size() * random.nextDouble() * random.nextDouble());
                OfficerAction action = ACTIONS[random.nextInt(ACTIONS.length)];
                all.add(place, new Officer(list.orderNo(), list.ebpCode(), action));
            }
        }
        if (random.nextInt(4) == 0) {
            all.add(random.nextInt(all.size() + 1), new Published(1));
        }
        all.addFirst(new Published(0));
    }

    /** Parcels are cancelled or come back whole: some waiting, some released, some unknown by then. */
    private void applications() {
        for (Sending sending : List.copyOf(sendings)) {
            if (sending.document() instanceof Declaration list && sending.fault() == null) {
                int guid = 500_000 + ++guids;
                Filing made = random.nextBoolean()
                        ? Parcels.withAll(Parcels.cancellation(guid, list, NO_NUMBER), "copNo", list.copNo())
                        : Parcels.withAll(
                                Parcels.back(
                                        guid,
                                        list,
                                        NO_NUMBER,
                                        list.lines().stream()
                                                .map(line -> line.qty().toPlainString())
                                                .toArray(String[]::new)),
                                "copNo",
                                list.copNo());
                sendings.add(Sending.of(made, null));
                if (random.nextInt(3) == 0) {
                    sendings.add(Sending.of(Samples.with(made, "guid", Samples.guid(500_000 + ++guids)), null));
                }
            }
        }
    }

    /** A few exports, some with differences, their departure, and two applications to sum them up that overlap. */
    private void exports() {
        ExportDocuments exports = new ExportDocuments(random.nextBoolean() ? "9610" : "9710", "B");
        int parcels = 1 + random.nextInt(2);
        for (int number = 1; number <= parcels; number++) {
            for (Filing document : exports.parcel(number, 1 + random.nextInt(3))) {
                boolean differs = random.nextInt(12) == 0;
                sendings.add(Sending.of(
                        differs && document instanceof ExportList list
                                ? Samples.with(list, "ebcCode", "OTHER")
                                : document,
                        null));
            }
        }
        if (random.nextBoolean()) {
            sendings.add(Sending.of(exports.departure(1, 2), null));
        }
        LocalDateTime newYear = LocalDateTime.of(2027, 1, 1, 0, 0);
        sendings.add(Sending.of(exports.summary("OLD", newYear.minusDays(20), newYear.minusSeconds(1)), null));
        sendings.add(Sending.of(exports.summary("ALL", newYear.minusDays(30), newYear.plusDays(30)), null));
        if (random.nextBoolean()) {
            sendings.add(Sending.of(exports.order(1, 1), null));
        }
    }

    /** So little that some parcels find it used up. */
    private Deposit deposit() {
        return sendings.stream()
                .map(Sending::document)
                .filter(Declaration.class::isInstance)
                .map(document -> new Deposit(((Declaration) document).assureCode(), 1_000 + random.nextInt(9_000)))
                .findFirst()
                .orElseThrow();
    }

    private void parcel(List<ParcelDocument> documents) {
        int differing = random.nextInt(6) == 0 ? random.nextInt(4) : -1;
        for (int i = 0; i < documents.size(); i++) {
            ParcelDocument document = documents.get(i);
            Sending unchanged = UNCHANGED.get(document);
            sendings.add(i == differing || unchanged == null ? Sending.of(differing(document), null) : unchanged);
        }
    }

    private static ParcelDocument sameBuyer(ParcelDocument document) {
        String name = "王一";
        String id = "330106199001011235";
        return switch (document) {
            case Order order -> Samples.with(Samples.with(order, "buyerIdNumber", id), "buyerName", name);
            case Payment payment -> Samples.with(Samples.with(payment, "payerIdNumber", id), "payerName", name);
            case Declaration declaration ->
                Samples.with(Samples.with(declaration, "buyerIdNumber", id), "buyerName", name);
            case Waybill waybill -> waybill;
        };
    }

    /** Says something else than the parcel's other documents. */
    private ParcelDocument differing(ParcelDocument document) {
        return switch (document) {
            case Order order -> Samples.with(order, random.nextBoolean() ? "consignee" : "buyerName", "别人");
            case Payment payment ->
                Samples.with(payment, "amountPaid", payment.amountPaid().add(BigDecimal.ONE));
            case Waybill waybill ->
                Samples.with(waybill, random.nextBoolean() ? "consigneeAddress" : "consigneeTelephone", "1");
            case Declaration declaration -> Samples.with(declaration, "buyerName", "别人");
        };
    }

    /** Something that a sender does with a document that was sent. */
    private void variant() {
        Sending before = sendings.get(random.nextInt(sendings.size()));
        String fault = before.fault();
        ParcelDocument old = (ParcelDocument) before.document();
        ParcelDocument fresh = Samples.with(old, "guid", Samples.guid(++guids));
        Sending made = switch (random.nextInt(9)) {
            case 0 -> before;
            case 1 -> Sending.of(fresh, fault);
            case 2 -> Sending.of(Samples.with(differing(fresh), "appType", "2"), fault);
            case 3 ->
                Sending.of(
                        Samples.with(
                                Samples.with(fresh, "appType", "2"),
                                "appTime",
                                old.appTime().plusDays(random.nextInt(3) - 1)),
                        fault);
            case 4 -> Sending.of(Samples.with(fresh, "appType", "3"), fault);
            case 5 -> Sending.of(Samples.with(fresh, "appStatus", "1"), fault);
            case 6 -> Sending.of(Samples.with(fresh, "orderNo", "OTHER" + random.nextInt(2)), fault);
            case 7 -> fault == null ? faulty(fresh) : Sending.of(fresh, fault);
            default -> Sending.of(Samples.with(differing(old), "guid", old.guid()), fault);
        };
        sendings.add(sendings.stream()
                .filter(one -> one.document().equals(made.document()))
                .findFirst()
                .orElse(made));
    }

    private static Sending faulty(ParcelDocument document) {
        return switch (document) {
            case Order order ->
                Sending.of(Samples.with(order, "goodsValue", order.goodsValue().add(BigDecimal.ONE)), "-301008");
            case Declaration declaration -> Sending.of(Samples.with(declaration, "assureCode", "NOBODY"), "-621001");
            case Payment payment -> Sending.of(payment, null);
            case Waybill waybill -> Sending.of(waybill, null);
        };
    }

    private void shuffle() {
        if (random.nextInt(3) == 0) {
            Collections.shuffle(sendings, new Random(random.nextLong()));
            return;
        }
        // Neighbours change places: mostly in order, as from senders of different speed.
        for (int i = 1; i < sendings.size(); i++) {
            int other = Math.max(0, i - random.nextInt(6));
            Collections.swap(sendings, i, other);
        }
    }
}
