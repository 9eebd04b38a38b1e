package io.shibo.measure.sample;

import java.util.List;
import java.util.SplittableRandom;

/** Draws; only exactly specified arithmetic (StrictMath), so that every machine draws the same. */
final class Dice {
    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /** 0 (included) to {@code bound} (not included). */
    int whole(int bound) {
        return random.nextInt(bound);
    }

    /** One of the choices, each as likely as its weight says. */
    <T> T pick(List<Weighted<T>> choices) {
        int sum = choices.stream().mapToInt(Weighted::weight).sum();
        int at = random.nextInt(sum);
        for (Weighted<T> choice : choices) {
            at -= choice.weight();
            if (at < 0) {
                return choice.value();
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }

    /** A whole number, lognormally distributed around {@code median}, as amounts of trade are. */
    long lognormal(long median, double sigma) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double normal = radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        return Math.max(1, (long) (median * StrictMath.exp(sigma * normal)));
    }

    /** A rank from 0 to {@code count - 1}; a few come often, most seldom. */
    int rank(int count) {
        return Math.min(random.nextInt(count), random.nextInt(count));
    }

    record Weighted<T>(T value, int weight) {}
}
