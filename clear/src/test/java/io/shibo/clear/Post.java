package io.shibo.clear;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Waybill;
import java.math.BigDecimal;
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
 * deletions, old and repeated documents, numbers used twice, out of order.
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

    private final SplittableRandom random;
    private final List<Sending> sendings = new ArrayList<>();
    private int guids;

    /**
     * A document as it is sent. Equal documents of one world are one object.
     *
     * @param fault the code of what is wrong with the document by itself; null for a good one
     */
    record Sending(ParcelDocument document, @Nullable String fault, Reading.Message message, byte[] bytes) {
        static Sending of(ParcelDocument document, @Nullable String fault) {
            Reading.Message message = Samples.message(document);
            byte[] bytes =
                    CebWriter.message(message.type(), message.guid(), message.transfer(), List.of(document), null);
            return new Sending(document, fault, message, bytes);
        }
    }

    private Post(SplittableRandom random) {
        this.random = random;
    }

    static List<Sending> of(SplittableRandom random) {
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
        post.shuffle();
        return post.sendings;
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
        ParcelDocument old = before.document();
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
