package io.shibo.clear.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.RiskFacts;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The express way against the steps: the same events, of few orders, numbers, buyers and amounts, so that everything that is
 * unusual happens often, come to the same effects and to the same bytes of every slice.
 */
class ExpressTest {
    private static final long NEW_YEAR = ChinaTime.millis(LocalDateTime.of(2027, 1, 1, 0, 0));
    private static final Label LABEL =
            Label.of(new Keys(MessageType.CEB621, Map.of("orderNo", "S202601000000001", "copNo", "C00001")));

    private final List<Effect> express = new ArrayList<>();
    private final List<Effect> stepped = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void comesToWhatTheStepsComeTo(long seed) {
        World world = new World(seed);
        Slices fast = new Slices();
        Slices slow = new Slices();
        for (int i = 1; i <= 40_000; i++) {
            Event.Logged event = i % 50 == 0 ? world.booked(i) : world.next(i);
            byte[] bytes = Event.write(event);
            express.clear();
            stepped.clear();
            fast.apply(bytes, 0, bytes.length, express::add);
            slow.apply(event, stepped::add);
            assertThat(express).as("event %d of seed %d", i, seed).isEqualTo(stepped);
            if (i % 2_000 == 0) {
                assertThat(fast.hash())
                        .as("state after event %d of seed %d", i, seed)
                        .isEqualTo(slow.hash());
            }
        }
        assertThat(world.released(fast)).isGreaterThan(50);
    }

    /** Deciding many at once brings their slices near first, and changes nothing else. */
    @Test
    void decidesABatchAsOneByOne() {
        World world = new World(7);
        Slices fast = new Slices();
        Slices slow = new Slices();
        for (int round = 0; round < 200; round++) {
            EventBatch batch = new EventBatch();
            for (int i = 0; i < Slices.MOST_EXPECTED; i++) {
                batch.add(world.next(round * 1_000L + i));
            }
            fast.expect(batch.array(), batch.offsets(), 0, batch.count());
            for (int i = 0; i < batch.count(); i++) {
                int from = batch.offsets()[i];
                int end = batch.offsets()[i + 1];
                fast.apply(batch.array(), from, end, express::add);
                slow.apply(batch.array(), from, end, stepped::add);
            }
        }
        assertThat(express).isEqualTo(stepped);
        assertThat(fast.hash()).isEqualTo(slow.hash());
    }

    /** Documents of a small world. */
    private static final class World {
        private final SplittableRandom random;
        private long at = NEW_YEAR - 5_000_000;

        World(long seed) {
            random = new SplittableRandom(seed);
        }

        long released(Slices slices) {
            long[] count = {0};
            slices.forEach(Key.Space.ORDER, (key, state) -> {
                if (state instanceof State.Dossier dossier) {
                    for (State.Parcel parcel : dossier.parcels()) {
                        count[0] += parcel.ending() != null && parcel.ending().released() ? 1 : 0;
                    }
                }
            });
            return count[0];
        }

        /** Mostly what agrees: the usual value of a field, or now and then another, or none, or one too large. */
        private long mostly(long usual, LongSupplier other) {
            return random.nextInt(40) == 0 ? other.getAsLong() : usual;
        }

        private long amount(long usual) {
            return mostly(usual, () -> random.nextInt(3) == 0 ? 1L << random.nextInt(63) : usual + 1);
        }

        /** A guarantor's deposit is raised or lowered, or it pays; three of five have one, which often does not reach. */
        Event.Logged booked(long sequence) {
            Event.Booking booking = random.nextInt(3) > 0
                    ? Event.Booking.DEPOSIT
                    : random.nextBoolean() ? Event.Booking.WITHDRAW : Event.Booking.PAY;
            Key guarantor = Key.guarantor(random.nextInt(3));
            return random.nextInt(8) == 0
                    ? new Event.Ticked(sequence, at, guarantor)
                    : new Event.Booked(sequence, at, guarantor, booking, random.nextInt(20_000));
        }

        Event.Filed next(long sequence) {
            at += random.nextInt(500);
            if (random.nextInt(5_000) == 0) {
                at += 50L * 24 * 3_600_000;
            }
            long parcel = random.nextInt(3_000);
            long platform = mostly(parcel % 3 + 1, () -> random.nextInt(4) + 1L);
            long number = mostly(parcel + 1, () -> random.nextInt(3_000) + 1L);
            MessageType type = new MessageType[] {
                        MessageType.CEB311, MessageType.CEB411, MessageType.CEB511, MessageType.CEB621
                    }
                    [random.nextInt(4)];
            Facts facts = facts(type, parcel, platform, number);
            Event.Action action = random.nextInt(50) == 0 ? Event.Action.values()[random.nextInt(3)] : Event.Action.NEW;
            return new Event.Filed(
                    sequence,
                    at,
                    mostly(random.nextLong(), () -> 17),
                    new Key(Key.Space.ORDER, parcel, parcel * 3),
                    FiledBytes.claims(type) ? new Key(Key.Space.CLAIM, type.ordinal(), facts.number()) : null,
                    action,
                    random.nextInt(60) > 0,
                    mostly(at / 1000, () -> random.nextInt(3) == 0 ? 1L << 40 : at / 1000 + random.nextInt(9)),
                    facts);
        }

        private Facts facts(MessageType type, long parcel, long platform, long number) {
            long person = mostly(parcel / 20 + 1, () -> 5);
            long shop = mostly(parcel % 11 + 1, () -> 6);
            long goods = mostly(parcel + 70, () -> 71);
            long delivery = mostly(parcel + 80, () -> 81);
            return switch (type) {
                case CEB311 ->
                    new Facts.OfOrder(
                            platform,
                            amount(20_000_000),
                            person,
                            random.nextInt(4) == 0 ? 0 : mostly(9, () -> 8),
                            random.nextInt(4) == 0 ? 0 : mostly(parcel + 1, () -> 8),
                            delivery,
                            shop,
                            goods,
                            random.nextInt(3) == 0 ? 0 : amount(1_820_000));
                case CEB411 ->
                    new Facts.OfPayment(
                            number,
                            platform,
                            amount(20_000_000),
                            person,
                            random.nextInt(9) == 0 ? 0 : 9,
                            parcel + 1,
                            mostly(at / 1000, () -> 1L << 35));
                case CEB511 -> new Facts.OfWaybill(number, delivery);
                default -> new Facts.OfDeclaration(platform, number, shop, goods, dues(parcel), LABEL, risk());
            };
        }

        private Dues dues(long parcel) {
            boolean refused = random.nextInt(50) == 0;
            List<Long> items = random.nextInt(50) == 0 ? List.of(3L) : List.of();
            TaxedLines lines =
                    new TaxedLines(List.of(new TaxedLine(1, 3304990039L, 100_000, 20_000_000, 0, 1000, 820)));
            return new Dues(
                    parcel / 20 + 1,
                    -parcel / 20,
                    mostly(20_000_000, () -> Long.MAX_VALUE),
                    260_000_000L,
                    0,
                    1000,
                    820,
                    refused ? Reason.NOT_ON_LIST : null,
                    parcel % 5,
                    9,
                    refused ? TaxedLines.NONE : lines,
                    refused ? List.of() : items);
        }

        private @Nullable RiskFacts risk() {
            return random.nextInt(20) > 0
                    ? null
                    : new RiskFacts(
                            1,
                            2,
                            3,
                            4,
                            5,
                            6,
                            7,
                            8,
                            9,
                            RiskFacts.Check.WRONG,
                            1,
                            77,
                            List.of(new RiskFacts.Line(1, 2, 3, 4, 5)));
        }
    }
}
