package io.shibo.clear.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Parcels whose papers agree and that an officer would want to look at all the same: what rules of risk are to find. They
 * are drawn by a number stream of their own. A pattern of several parcels takes as many of the sample's numbers.
 */
final class Suspicious {
    private static final int SPLIT_PARCELS = 3;
    private static final int SHARED_BUYERS = 10;
    private static final int SHARED_EVERY_HOURS = 36;
    private static final int SAME_BASKETS = 6;

    private final SplittableRandom random;
    private final List<Goods> goods;
    private int groups;

    /** Gives what the rest of the sample decides: a buyer with room in his year. */
    interface Buyers {
        int next();

        void spent(int buyer, BigDecimal value);
    }

    /**
     * One parcel of a pattern.
     *
     * @param delays minutes from the order to each of its four documents; empty for the usual ones
     * @param waybillAt what the waybill states as its time; null for the usual one
     */
    record Parcel(Draft draft, int[] delays, @Nullable LocalDateTime waybillAt) {
        static Parcel of(Draft draft) {
            return new Parcel(draft, new int[0], null);
        }
    }

    /** A pattern and its parcels, told apart from others of its kind by a number. */
    record Group(Planted.Pattern pattern, int number, List<Parcel> parcels) {}

    Suspicious(SplittableRandom random, List<Goods> goods) {
        this.random = random;
        this.goods = goods;
    }

    /** The pattern that begins with this parcel; null for most. */
    Planted.@Nullable Pattern draw() {
        int drawn = random.nextInt(10_000);
        int before = 0;
        for (Planted.Pattern pattern : Planted.Pattern.values()) {
            before += share(pattern);
            if (drawn < before) {
                return pattern;
            }
        }
        return null;
    }

    /** How often a pattern begins, of 10,000 times. */
    private static int share(Planted.Pattern pattern) {
        return switch (pattern) {
            case SPLIT_ORDER -> 10;
            case SHARED_ADDRESS -> 2;
            case REPEATED_BASKET -> 4;
            case INTERVAL_REVERSED, PRICE_OUTLIER -> 20;
            case WRONG_IDENTITY -> 15;
        };
    }

    static int size(Planted.Pattern pattern) {
        return switch (pattern) {
            case SPLIT_ORDER -> SPLIT_PARCELS;
            case SHARED_ADDRESS -> SHARED_BUYERS;
            case REPEATED_BASKET -> SAME_BASKETS;
            case INTERVAL_REVERSED, PRICE_OUTLIER, WRONG_IDENTITY -> 1;
        };
    }

    /** For how long a pattern goes on after its first order. */
    static int hours(Planted.Pattern pattern) {
        return pattern == Planted.Pattern.SHARED_ADDRESS ? SHARED_BUYERS * SHARED_EVERY_HOURS : 0;
    }

    Group make(Planted.Pattern pattern, int number, LocalDateTime from, Buyers buyers) {
        List<Parcel> parcels = switch (pattern) {
            case SPLIT_ORDER -> split(number, from, buyers);
            case SHARED_ADDRESS -> shared(number, from, buyers);
            case REPEATED_BASKET -> baskets(number, from, buyers);
            case INTERVAL_REVERSED -> {
                Draft draft = filled(number, Buyer.of(buyers.next()), from);
                yield List.of(new Parcel(draft, new int[0], from.minusMinutes(5 + random.nextInt(300))));
            }
            case PRICE_OUTLIER -> List.of(Parcel.of(cheap(number, Buyer.of(buyers.next()), from)));
            case WRONG_IDENTITY ->
                List.of(Parcel.of(filled(number, Buyer.of(buyers.next()).withWrongCheck(), from)));
        };
        return new Group(pattern, ++groups, parcels);
    }

    /** One purchase of more than 5,000 yuan, sent as three parcels within minutes. */
    private List<Parcel> split(int number, LocalDateTime from, Buyers buyers) {
        int buyer = buyers.next();
        int[] delays = delays();
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < SPLIT_PARCELS; i++) {
            Draft draft = new Draft(number + i, Buyer.of(buyer), from.plusMinutes(i), random.split());
            draft.add(any(), 5, BigDecimal.valueOf(360 + random.nextInt(100)));
            buyers.spent(buyer, draft.value());
            parcels.add(new Parcel(draft, delays, null));
        }
        return parcels;
    }

    /** Ten buyers within two weeks, one address. */
    private List<Parcel> shared(int number, LocalDateTime from, Buyers buyers) {
        String address = Buyer.of(buyers.next()).address();
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < SHARED_BUYERS; i++) {
            Buyer buyer = Buyer.of(buyers.next()).at(address);
            parcels.add(Parcel.of(filled(number + i, buyer, from.plusHours((long) SHARED_EVERY_HOURS * i))));
        }
        return parcels;
    }

    /** Six buyers within the hour, the same three articles in the same quantities of one shop. */
    private List<Parcel> baskets(int number, LocalDateTime from, Buyers buyers) {
        int[] delays = delays();
        int start = random.nextInt(goods.size());
        int pieces = 1 + random.nextInt(3);
        Firms.Firm shop = Firms.SHOPS.get(random.nextInt(Firms.SHOPS.size()));
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < SAME_BASKETS; i++) {
            Draft draft =
                    new Draft(number + i, Buyer.of(buyers.next()), from.plusMinutes(7L * i), random.split(), shop);
            for (int j = 0; j < 3; j++) {
                Goods one = goods.get((start + 3 * j) % goods.size());
                draft.add(one, pieces, BigDecimal.valueOf(one.least()));
            }
            parcels.add(new Parcel(draft, delays, null));
        }
        return parcels;
    }

    /** A price of a fifth of the lowest usual one. */
    private Draft cheap(int number, Buyer buyer, LocalDateTime from) {
        Draft draft = new Draft(number, buyer, from, random.split());
        Goods one = any();
        draft.add(
                one,
                1 + random.nextInt(2),
                BigDecimal.valueOf(one.least()).divide(new BigDecimal("5"), 2, RoundingMode.HALF_UP));
        return draft;
    }

    private Draft filled(int number, Buyer buyer, LocalDateTime from) {
        Draft draft = new Draft(number, buyer, from, random.split());
        draft.add(any(), 1);
        return draft;
    }

    private Goods any() {
        return goods.get(random.nextInt(goods.size()));
    }

    /** Parcels that are made up together are sent together. */
    private int[] delays() {
        return new int[] {0, 1 + random.nextInt(10), 60 + random.nextInt(300), 500 + random.nextInt(600)};
    }
}
