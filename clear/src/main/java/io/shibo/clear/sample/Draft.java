package io.shibo.clear.sample;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One parcel being made up: its goods and parties, and the four documents that follow from them. */
final class Draft {
    private static final String YUAN = "142";
    private static final String HANGZHOU = "2900";

    final String orderNo;
    final Buyer buyer;
    final LocalDateTime ordered;
    private final SplittableRandom random;
    private final int number;
    private final boolean bonded;
    private final Firms.Firm platform;
    private final Firms.Firm shop;
    private final Firms.Firm carrier;
    private final Firms.Firm payer;
    private final List<Item> items = new ArrayList<>();
    private final BigDecimal freight;

    private record Item(Goods goods, String origin, int pieces, BigDecimal price) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(pieces));
        }
    }

    Draft(int number, Buyer buyer, LocalDateTime ordered, SplittableRandom random) {
        this(number, buyer, ordered, random, null);
    }

    /** @param of the shop; null for any */
    Draft(int number, Buyer buyer, LocalDateTime ordered, SplittableRandom random, Firms.@Nullable Firm of) {
        this.number = number;
        this.buyer = buyer;
        this.ordered = ordered;
        this.random = random;
        platform = pick(Firms.PLATFORMS);
        Firms.Firm any = pick(Firms.SHOPS);
        shop = of == null ? any : of;
        carrier = pick(Firms.CARRIERS);
        payer = pick(Firms.PAYERS);
        bonded = random.nextInt(10) < 4;
        orderNo = "S%04d%02d%09d".formatted(ordered.getYear(), ordered.getMonthValue(), number);
        freight = random.nextInt(3) == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(5 + random.nextInt(16));
    }

    String ebpCode() {
        return platform.code();
    }

    void add(Goods goods, int pieces) {
        int fen = random.nextInt(10) * 10;
        add(
                goods,
                pieces,
                BigDecimal.valueOf(
                        goods.least() * 100L + random.nextInt((goods.most() - goods.least()) * 100) / 100 * 100 + fen,
                        2));
    }

    void add(Goods goods, int pieces, BigDecimal price) {
        items.add(new Item(goods, pick(goods.origins()), pieces, price));
    }

    /** Price and freight: what counts for the limits. */
    BigDecimal value() {
        return goodsValue().add(freight);
    }

    private BigDecimal goodsValue() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Order order(String guid) {
        List<Order.Line> lines = new ArrayList<>();
        for (Item item : items) {
            lines.add(new Order.Line(
                    lines.size() + 1,
                    itemNo(item),
                    item.goods().name(),
                    item.goods().model(),
                    null,
                    null,
                    item.goods().unit(),
                    BigDecimal.valueOf(item.pieces()),
                    item.price(),
                    item.total(),
                    YUAN,
                    item.origin(),
                    null));
        }
        return new Order(
                guid,
                "1",
                ordered,
                "2",
                "I",
                orderNo,
                platform.code(),
                platform.name(),
                shop.code(),
                shop.name(),
                goodsValue(),
                freight,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                value(),
                YUAN,
                buyer.account(),
                buyer.name(),
                buyer.telephone(),
                "1",
                buyer.id(),
                payer.code(),
                payer.name(),
                transaction(),
                null,
                buyer.name(),
                buyer.telephone(),
                buyer.address(),
                null,
                null,
                lines);
    }

    /** @param difference added to the sum paid; zero for a payment that agrees */
    Payment payment(BigDecimal difference, LocalDateTime at) {
        return new Payment(
                guid(),
                "1",
                at,
                "2",
                payer.code(),
                payer.name(),
                transaction(),
                orderNo,
                platform.code(),
                platform.name(),
                "1",
                buyer.id(),
                buyer.name(),
                null,
                value().add(difference),
                YUAN,
                ordered.plusMinutes(2),
                null);
    }

    Waybill waybill(LocalDateTime at) {
        return new Waybill(
                guid(),
                "1",
                at,
                "2",
                carrier.code(),
                carrier.name(),
                waybillNo(),
                bonded ? null : bill(),
                orderNo,
                freight,
                BigDecimal.ZERO,
                YUAN,
                gross(),
                1,
                items.getFirst().goods().name(),
                buyer.name(),
                buyer.address(),
                buyer.telephone(),
                null);
    }

    Declaration declaration(LocalDateTime at) {
        List<Declaration.Line> lines = new ArrayList<>();
        for (Item item : items) {
            BigDecimal pieces = BigDecimal.valueOf(item.pieces());
            lines.add(new Declaration.Line(
                    lines.size() + 1,
                    bonded ? itemNo(item) : null,
                    itemNo(item),
                    item.goods().name(),
                    item.goods().gcode(),
                    item.goods().name(),
                    item.goods().model(),
                    "无",
                    item.origin(),
                    item.origin(),
                    YUAN,
                    pieces,
                    item.goods().unit(),
                    item.goods().legal().multiply(pieces),
                    item.goods().unit1(),
                    null,
                    null,
                    item.price(),
                    item.total(),
                    null));
        }
        return new Declaration(
                guid(),
                "1",
                at,
                "2",
                orderNo,
                platform.code(),
                platform.name(),
                shop.code(),
                shop.name(),
                waybillNo(),
                carrier.code(),
                carrier.name(),
                "C%012d".formatted(number),
                null,
                Firms.AGENT.code(),
                bonded ? "T2900W000001" : null,
                null,
                "I",
                at.toLocalDate(),
                HANGZHOU,
                HANGZHOU,
                null,
                "1",
                buyer.id(),
                buyer.name(),
                buyer.telephone(),
                buyer.address(),
                Firms.AGENT.code(),
                Firms.AGENT.name(),
                bonded ? Firms.WAREHOUSE.code() : null,
                bonded ? Firms.WAREHOUSE.name() : null,
                bonded ? "1210" : "9610",
                bonded ? "4" : "5",
                bonded ? null : "SB" + (100 + number % 900),
                bonded ? null : "V%03d".formatted(number % 1000),
                bonded ? null : bill(),
                null,
                null,
                bonded ? YUAN : items.getFirst().origin(),
                freight,
                BigDecimal.ZERO,
                YUAN,
                null,
                1,
                gross(),
                net(),
                null,
                lines);
    }

    String guid() {
        return Guids.of(random.nextLong(), random.nextLong());
    }

    private String transaction() {
        return "P%014d".formatted(number);
    }

    private String waybillNo() {
        return "L%012d".formatted(number);
    }

    private String bill() {
        return "999-%08d".formatted(number / 200);
    }

    private static String itemNo(Item item) {
        return "SKU" + item.goods().gcode();
    }

    private BigDecimal net() {
        return items.stream()
                .map(item -> item.goods().kg().multiply(BigDecimal.valueOf(item.pieces())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal gross() {
        return net().add(new BigDecimal("0.15"));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
