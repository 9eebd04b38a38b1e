package io.shibo.measure.internal;

import io.shibo.measure.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The same cell in each period of a release, the last being the period that the release is about. Shown or folded in all
 * of them alike: otherwise a growth rate, or the other period's table, would give back what is hidden in one.
 */
record Slice(List<Cell> byPeriod) {
    Slice {
        byPeriod = List.copyOf(byPeriod);
    }

    static Slice empty(int periods) {
        return new Slice(java.util.Collections.nCopies(periods, Cell.EMPTY));
    }

    Slice plus(Slice other) {
        List<Cell> sum = new ArrayList<>();
        for (int i = 0; i < byPeriod.size(); i++) {
            sum.add(byPeriod.get(i).plus(other.byPeriod.get(i)));
        }
        return new Slice(sum);
    }

    boolean safe(int threshold) {
        return byPeriod.stream().allMatch(cell -> cell.safe(threshold));
    }

    boolean isEmpty() {
        return byPeriod.stream().allMatch(Cell::isEmpty);
    }

    /** What slices are ranked by: digital trade of the period in yuan. */
    BigDecimal digital() {
        return byPeriod.getLast().cny(Measure.DIGITAL);
    }

    BigDecimal total() {
        return byPeriod.getLast().cny(Measure.TOTAL);
    }
}
