package io.shibo.clear.sample;

import io.shibo.clear.sample.Planted.Defect;
import io.shibo.clear.sample.Planted.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes parcels of the first half of 2026 in the real message formats, streaming, with known defects planted.
 *
 * <p>A buyer who goes past the yearly limit orders five times for 4,800 to 4,990 yuan, ten days or more apart, and then
 * again for more than is left, so that which orders are denied does not depend on how the messages interleave. All other
 * buyers stay well below.
 */
public final class SampleParcels {
    /** Most parcels of one run; file names and numbers have room for them. */
    public static final int MAX_PARCELS = 10_000_000;

    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 10);
    private static final LocalDateTime LAST_ORDER = LocalDateTime.of(2026, 6, 28, 20, 0);
    private static final BigDecimal USUAL_MOST = new BigDecimal("4500");
    private static final int YEAR_SPENDING_MOST = 20_000;
    private static final int HEAVY_GRANTED = 5;
    private static final int HEAVY_DAYS = 10;
    private static final long SUSPICIOUS = 0x5B1B0L;

    /** Minutes after the order when the earliest usual waybill states it was made: after the payment. */
    private static final int WAYBILL_AFTER = 15;

    /** Takes the messages. */
    @FunctionalInterface
    public interface Files {
        /** @param name sorts in the order of sending: {@code 000001-CEB311.xml} */
        void write(String name, byte[] message) throws IOException;
    }

    /**
     * What to make.
     *
     * @param parcels 1 to {@value #MAX_PARCELS}
     * @param seed the same seed gives the same bytes
     */
    public record Settings(int parcels, long seed) {
        public Settings {
            if (parcels < 1 || parcels > MAX_PARCELS) {
                throw new IllegalArgumentException("%d parcels; ask for 1 to %d.".formatted(parcels, MAX_PARCELS));
            }
        }
    }

    private final Settings settings;
    private final SplittableRandom random;
    private final Mailbag mailbag;
    private final List<Goods> listed;
    private final List<Goods> unlisted;
    private final long[] spentFen;
    private final Deque<HeavyOrder> heavy = new ArrayDeque<>();
    private final List<Defect> defects = new ArrayList<>();
    private final Suspicious suspicious;
    private final List<Planted.Risk> risks = new ArrayList<>();
    private int nextHeavyBuyer;

    /** An order of a buyer who goes past the limit. */
    private record HeavyOrder(int buyer, LocalDateTime from, boolean denied) {}

    private SampleParcels(Settings settings, Files files) {
        this.settings = settings;
        random = new SplittableRandom(settings.seed());
        mailbag = new Mailbag(files, random.split());
        List<Goods> all = Goods.all();
        listed = all.stream().filter(Goods::listed).toList();
        unlisted = all.stream().filter(goods -> !goods.listed()).toList();
        // A stream of its own: what is suspicious does not change what is defective.
        suspicious = new Suspicious(new SplittableRandom(settings.seed() ^ SUSPICIOUS), listed);
        spentFen = new long[Math.max(10, settings.parcels() * 6 / 10)];
        nextHeavyBuyer = spentFen.length;
    }

    public static Planted generate(Settings settings, Files files) throws IOException {
        return new SampleParcels(settings, files).run();
    }

    /** Names of all companies in the sample, by customs code. */
    public static Map<String, String> companies() {
        Map<String, String> companies = new TreeMap<>();
        Stream.of(Firms.PLATFORMS, Firms.SHOPS, Firms.CARRIERS, Firms.PAYERS, List.of(Firms.AGENT, Firms.WAREHOUSE))
                .flatMap(List::stream)
                .forEach(firm -> companies.put(firm.code(), firm.name()));
        return companies;
    }

    /** The customs code of the broker that declares and sends everything. */
    public static String sender() {
        return Firms.AGENT.code();
    }

    private Planted run() throws IOException {
        long minutes = ChronoUnit.MINUTES.between(START, LAST_ORDER);
        for (int i = 0; i < settings.parcels(); i++) {
            LocalDateTime ordered =
                    START.plusMinutes(minutes * i / settings.parcels()).plusSeconds(random.nextInt(60));
            mailbag.sendUntil(ordered);
            int taken = pattern(i + 1, ordered);
            if (taken == 0) {
                parcel(i + 1, ordered);
            } else {
                i += taken - 1;
            }
        }
        mailbag.sendAll();
        return planted();
    }

    /** Plants a pattern that begins here, if one does and has room; gives how many parcels it took. */
    private int pattern(int number, LocalDateTime ordered) {
        Planted.Pattern pattern = suspicious.draw();
        if (pattern == null
                || number + Suspicious.size(pattern) > settings.parcels()
                || ordered.plusHours(Suspicious.hours(pattern)).isAfter(LAST_ORDER)) {
            return 0;
        }
        Suspicious.Group group = suspicious.make(pattern, number, ordered, new Suspicious.Buyers() {
            @Override
            public int next() {
                return thriftyBuyer();
            }

            @Override
            public void spent(int buyer, BigDecimal value) {
                spentFen[buyer] += value.movePointRight(2).longValueExact();
            }
        });
        for (Suspicious.Parcel parcel : group.parcels()) {
            Draft draft = parcel.draft();
            post(draft, null, parcel.delays().length == 0 ? usualDelays() : parcel.delays(), parcel.waybillAt());
            risks.add(new Planted.Risk(pattern, group.number(), draft.ebpCode(), draft.orderNo));
        }
        return group.parcels().size();
    }

    private void parcel(int number, LocalDateTime ordered) {
        HeavyOrder due = heavy.peek();
        if (due != null && !ordered.isBefore(due.from())) {
            heavy.remove();
            heavyOrder(number, due, ordered);
            return;
        }
        switch (random.nextInt(1000)) {
            case 0, 1, 2, 3, 4 -> post(usual(number, ordered), Kind.MISSING_PAYMENT);
            case 5, 6, 7, 8, 9 -> post(usual(number, ordered), Kind.AMOUNT_MISMATCH);
            case 10, 11, 12, 13 -> post(overOrderLimit(number, ordered), Kind.OVER_ORDER_LIMIT);
            case 14, 15, 16, 17 -> post(notOnList(number, ordered), Kind.NOT_ON_LIST);
            case 18, 19, 20 -> post(usual(number, ordered), Kind.REPEATED_SENDING);
            case 21, 22 -> post(usual(number, ordered), Kind.REPEATED_ORDER);
            case 23 -> {
                planHeavyBuyer(ordered);
                post(usual(number, ordered), null);
            }
            default -> post(usual(number, ordered), null);
        }
    }

    private Draft usual(int number, LocalDateTime ordered) {
        int buyer = thriftyBuyer();
        Draft draft = new Draft(number, Buyer.of(buyer), ordered, random.split());
        int kinds = 1 + random.nextInt(3);
        for (int i = 0; i < kinds; i++) {
            Goods goods = listed.get(random.nextInt(listed.size()));
            int pieces = 1 + random.nextInt(3);
            BigDecimal most = BigDecimal.valueOf((goods.most() + 1L) * pieces);
            if (draft.value().add(most).compareTo(USUAL_MOST) <= 0) {
                draft.add(goods, pieces);
            }
        }
        spentFen[buyer] += draft.value().movePointRight(2).longValueExact();
        return draft;
    }

    /** A buyer who has spent little enough this year for any usual order. */
    private int thriftyBuyer() {
        int buyer = random.nextInt(spentFen.length);
        while (spentFen[buyer] > (YEAR_SPENDING_MOST - USUAL_MOST.intValue()) * 100L) {
            buyer = (buyer + 1) % spentFen.length;
        }
        return buyer;
    }

    private Draft overOrderLimit(int number, LocalDateTime ordered) {
        Draft draft = new Draft(number, Buyer.of(thriftyBuyer()), ordered, random.split());
        Goods goods = listed.get(random.nextInt(listed.size()));
        draft.add(goods, 20, BigDecimal.valueOf(251 + random.nextInt(50)));
        return draft;
    }

    private Draft notOnList(int number, LocalDateTime ordered) {
        Draft draft = new Draft(number, Buyer.of(thriftyBuyer()), ordered, random.split());
        draft.add(listed.get(random.nextInt(listed.size())), 1);
        draft.add(unlisted.get(random.nextInt(unlisted.size())), 1);
        return draft;
    }

    private void planHeavyBuyer(LocalDateTime from) {
        LocalDateTime last = from.plusDays(HEAVY_DAYS * 8L);
        if (last.isAfter(LAST_ORDER)) {
            return;
        }
        int buyer = nextHeavyBuyer++;
        int denied = 1 + random.nextInt(3);
        List<HeavyOrder> orders = new ArrayList<>(heavy);
        for (int i = 0; i < HEAVY_GRANTED + denied; i++) {
            orders.add(new HeavyOrder(buyer, from.plusDays((i + 1L) * HEAVY_DAYS), i >= HEAVY_GRANTED));
        }
        orders.sort(Comparator.comparing(HeavyOrder::from).thenComparing(HeavyOrder::buyer));
        heavy.clear();
        heavy.addAll(orders);
    }

    private void heavyOrder(int number, HeavyOrder order, LocalDateTime ordered) {
        Draft draft = new Draft(number, Buyer.of(order.buyer()), ordered, random.split());
        Goods goods = listed.get(random.nextInt(listed.size()));
        int each = order.denied() ? 250 + random.nextInt(100) : 480 + random.nextInt(17);
        draft.add(goods, 10, BigDecimal.valueOf(each));
        post(draft, order.denied() ? Kind.OVER_YEAR_LIMIT : null);
    }

    /** The four documents leave within a day and a half, in the usual order or in any other. */
    private void post(Draft draft, @Nullable Kind defect) {
        post(draft, defect, usualDelays(), null);
    }

    private int[] usualDelays() {
        int[] afterMinutes = {0, 1 + random.nextInt(30), 60 + random.nextInt(600), 700 + random.nextInt(1200)};
        if (random.nextInt(4) == 0) {
            shuffle(afterMinutes);
            afterMinutes[2] = Math.max(afterMinutes[2], WAYBILL_AFTER + random.nextInt(30));
        }
        return afterMinutes;
    }

    /** @param waybillAt what the waybill states as its time; null for the time it leaves */
    private void post(Draft draft, @Nullable Kind defect, int[] afterMinutes, @Nullable LocalDateTime waybillAt) {
        LocalDateTime[] at = new LocalDateTime[4];
        Arrays.setAll(at, i -> draft.ordered.plusMinutes(afterMinutes[i]));
        var order = draft.order(draft.guid());
        mailbag.post(order, at[0]);
        if (defect != Kind.MISSING_PAYMENT) {
            BigDecimal difference =
                    defect == Kind.AMOUNT_MISMATCH ? BigDecimal.valueOf(1 + random.nextInt(500), 2) : BigDecimal.ZERO;
            mailbag.post(draft.payment(difference, at[1]), at[1]);
        }
        var waybill = draft.waybill(waybillAt == null ? at[2] : waybillAt);
        mailbag.post(waybill, at[2]);
        mailbag.post(draft.declaration(at[3]), at[3]);
        if (defect == Kind.REPEATED_SENDING) {
            mailbag.post(waybill, draft.ordered.plusMinutes(2000 + random.nextInt(600)));
        }
        if (defect == Kind.REPEATED_ORDER) {
            mailbag.post(draft.order(draft.guid()), draft.ordered.plusMinutes(2000 + random.nextInt(600)));
        }
        if (defect != null) {
            defects.add(new Defect(defect, draft.ebpCode(), draft.orderNo));
        }
    }

    private void shuffle(int[] numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = kept;
        }
    }

    private Planted planted() {
        int stopped = 0;
        int[] counts = new int[Kind.values().length];
        for (Defect defect : defects) {
            counts[defect.kind().ordinal()]++;
            stopped += defect.kind() == Kind.REPEATED_SENDING || defect.kind() == Kind.REPEATED_ORDER ? 0 : 1;
        }
        return new Planted(
                settings.parcels(),
                mailbag.messages(),
                mailbag.documents(),
                settings.parcels() - stopped,
                counts[Kind.AMOUNT_MISMATCH.ordinal()],
                counts[Kind.OVER_ORDER_LIMIT.ordinal()],
                counts[Kind.OVER_YEAR_LIMIT.ordinal()],
                counts[Kind.NOT_ON_LIST.ordinal()],
                counts[Kind.MISSING_PAYMENT.ordinal()],
                counts[Kind.REPEATED_SENDING.ordinal()],
                counts[Kind.REPEATED_ORDER.ordinal()],
                defects,
                risks);
    }
}
