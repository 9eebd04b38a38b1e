package io.shibo.meet.sample;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws from a list by weight. */
record Draw<T>(List<T> list, double[] cumulative, Dice dice) {
    static <T> Draw<T> of(List<T> list, ToDoubleFunction<T> weight, Dice dice) {
        return new Draw<>(
                list, Dice.cumulative(list.stream().mapToDouble(weight).toArray()), dice);
    }

    T next() {
        return list.get(dice.weighted(cumulative));
    }
}
