package io.shibo.quote.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Registers against a list of {@link Exact}: whatever is done to both, both show the same. */
class RegistersTest {
    private static final int SIZE = 8;

    @Property(tries = 2_000)
    void giveWhatExactGives(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = new Registers(SIZE);
        List<@Nullable Exact> model = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            BigDecimal amount = random.nextInt(8) == 0 ? null : decimal(random);
            registers.put(i, amount);
            model.add(amount == null ? null : Exact.of(amount));
        }
        for (int step = 0; step < 40; step++) {
            int at = random.nextInt(SIZE);
            int there = random.nextInt(SIZE);
            Exact one = model.get(at);
            Exact other = model.get(there);
            switch (random.nextInt(8)) {
                case 0 -> {
                    registers.add(at, registers, there);
                    model.set(at, one == null || other == null ? null : one.plus(other));
                }
                case 1 -> {
                    registers.subtract(at, registers, there);
                    model.set(at, one == null || other == null ? null : one.minus(other));
                }
                case 2 -> {
                    registers.copy(at, registers, there);
                    model.set(at, other);
                }
                case 3 -> {
                    Exact unit = Exact.of(new BigDecimal(
                            List.of("0.01", "1", "0.05", "1000", "0.0000001").get(random.nextInt(5))));
                    RoundingMode mode = RoundingMode.values()[random.nextInt(RoundingMode.values().length - 1)];
                    registers.putRounded(at, registers, there, unit, mode);
                    model.set(at, other == null ? null : other.rounded(unit, mode));
                }
                case 4 -> {
                    BigDecimal left = decimal(random);
                    BigDecimal right = decimal(random);
                    registers.putProduct(at, left, right);
                    model.set(at, Exact.of(left).times(right));
                }
                case 5 -> {
                    BigDecimal divisor = decimal(random).abs().add(BigDecimal.ONE);
                    Exact divided = other == null ? null : other.dividedBy(divisor);
                    registers.put(at, divided);
                    model.set(at, divided);
                }
                case 6 -> {
                    registers.addSettled(at, registers, there);
                    model.set(at, one == null || other == null ? null : one.plus(other.settled()));
                }
                default -> share(random, at, registers, model);
            }
            for (int i = 0; i < SIZE; i++) {
                assertThat(String.valueOf(registers.get(i))).isEqualTo(String.valueOf(model.get(i)));
                assertThat(registers.known(i)).isEqualTo(model.get(i) != null);
            }
            if (registers.known(at) && registers.known(there)) {
                assertThat(Integer.signum(registers.compare(at, there)))
                        .isEqualTo(Objects.requireNonNull(model.get(at))
                                .compareTo(Objects.requireNonNull(model.get(there))));
            }
        }
    }

    private static void share(Random random, int at, Registers registers, List<@Nullable Exact> model) {
        Exact ratio = Exact.of(decimal(random)).dividedBy(BigDecimal.valueOf(100));
        long addends = random.nextInt(1 << SIZE);
        if (Registers.form(ratio) == 0
                || !registers.putShare(at, registers, registers, addends, ratio.number(), Registers.form(ratio))) {
            return;
        }
        Exact sum = addends == 0 ? Exact.of(1) : Exact.ZERO;
        for (int i = 0; i < SIZE; i++) {
            if ((addends >>> i & 1) != 0) {
                assertThat(model.get(i)).as("what is unknown has no share").isNotNull();
                sum = sum.plus(Objects.requireNonNull(model.get(i)));
            }
        }
        model.set(at, sum.times(ratio));
    }

    /** Shares add up to the whole, each is the exact one rounded down or a unit more, and a larger weight has no less. */
    @Property(tries = 1_000)
    void sharesAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        Registers[] lines = new Registers[1 + random.nextInt(8)];
        Exact total = Exact.ZERO;
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new Registers(2);
            BigDecimal weight =
                    BigDecimal.valueOf(random.nextInt(random.nextBoolean() ? 5 : 5_000_000), random.nextInt(4));
            lines[i].put(0, weight);
            total = total.plus(Exact.of(weight));
        }
        Exact whole = Exact.of(BigDecimal.valueOf(random.nextInt(100_000), 2));
        Exact cent = Exact.of(new BigDecimal("0.01"));
        if (!Registers.putShares(lines, 1, 0, whole, cent)) {
            assertThat(total.isZero()).isTrue();
            return;
        }
        Exact sum = Exact.ZERO;
        for (Registers line : lines) {
            Exact part = Objects.requireNonNull(line.get(1));
            Exact exact = whole.times(Objects.requireNonNull(line.get(0))).dividedBy(total.shown());
            Exact down = exact.rounded(cent, RoundingMode.FLOOR);
            assertThat(part).isIn(down, down.plus(cent));
            sum = sum.plus(part);
        }
        assertThat(sum).isEqualTo(whole);
    }

    /** Mostly prices; now and then with more digits than a long has, or almost as many. */
    private static BigDecimal decimal(Random random) {
        BigDecimal amount = switch (random.nextInt(8)) {
            case 0 -> new BigDecimal(new BigInteger(90, random), random.nextInt(25));
            case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(19));
            case 2 -> BigDecimal.ZERO;
            default -> BigDecimal.valueOf(random.nextInt(10_000_000), random.nextInt(6));
        };
        return random.nextInt(4) == 0 ? amount.negate() : amount;
    }
}
