package io.shibo.clear.ledger;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a released parcel. Goods come back whole or in part, in one return or several; all returns of a parcel
 * together restore exactly what the parcel took from the buyer's year and from the guarantee.
 *
 * <p>Announcement 2020-45 of China Customs: a return is applied for within {@value #APPLY_DAYS} days of release, and the goods
 * are back in the supervised place within {@value #BACK_DAYS}.
 *
 * @param lines in the declaration's order
 */
public record TaxedLines(List<TaxedLine> lines) {
    /** Days after the day of release on which a return may still be applied for. */
    public static final int APPLY_DAYS = 30;
    /** Days after the day of release on which the goods must be back. */
    public static final int BACK_DAYS = 45;

    public static final TaxedLines NONE = new TaxedLines(List.of());

    public TaxedLines {
        lines = List.copyOf(lines);
    }

    /**
     * One line of a return.
     *
     * @param gcode 0 where it is not compared
     * @param qty above 0, 1/100000 of the line's unit
     */
    public record Item(int gnum, long gcode, long qty) {}

    /** What a return came to. */
    public sealed interface Answer {
        /** @param lines as they are from now on */
        record Taken(TaxedLines lines, Restored restored) implements Answer {}

        /** The parcel was released more than {@value #APPLY_DAYS} days ago. */
        record TooLate(int days) implements Answer {}

        /** The declaration has no such line, or it is of other goods (−625209). */
        record NoLine(Item item) implements Answer {}

        /**
         * More than is still outside.
         *
         * @param outside what of the line has not come back yet
         */
        record TooMuch(Item item, long outside) implements Answer {}
    }

    /**
     * Takes goods back, all of a return's lines or none of them.
     *
     * @param released day of release
     * @param day of the application
     */
    public Answer takeBack(List<Item> items, int released, int day) {
        if (day - released > APPLY_DAYS) {
            return new Answer.TooLate(day - released);
        }
        List<TaxedLine> next = new ArrayList<>(lines);
        Restored restored = Restored.NOTHING;
        for (Item item : items) {
            int at = place(next, item);
            if (at < 0 || item.qty() <= 0) {
                return new Answer.NoLine(item);
            }
            TaxedLine line = next.get(at);
            if (item.qty() > line.qty() - line.returned()) {
                return new Answer.TooMuch(item, line.qty() - line.returned());
            }
            restored = restored.plus(line.restored(item.qty()));
            next.set(at, line.back(item.qty()));
        }
        return new Answer.Taken(new TaxedLines(next), restored);
    }

    private static int place(List<TaxedLine> lines, Item item) {
        for (int i = 0; i < lines.size(); i++) {
            TaxedLine line = lines.get(i);
            if (line.gnum() == item.gnum() && (item.gcode() == 0 || item.gcode() == line.gcode())) {
                return i;
            }
        }
        return -1;
    }

    /** What all that has come back gave back. */
    public Restored restored() {
        Restored sum = Restored.NOTHING;
        for (TaxedLine line : lines) {
            sum = sum.plus(new TaxedLine(
                            line.gnum(),
                            line.gcode(),
                            line.qty(),
                            line.value(),
                            line.duty(),
                            line.consumptionTax(),
                            line.vat())
                    .restored(line.returned()));
        }
        return sum;
    }

    /** Whether nothing is outside any more: the tax bill is void. */
    public boolean allBack() {
        return lines.stream().allMatch(line -> line.returned() == line.qty());
    }

    public @Nullable TaxedLine find(int gnum) {
        return lines.stream().filter(line -> line.gnum() == gnum).findFirst().orElse(null);
    }

    public void write(Sink out) {
        out.unsigned(lines.size());
        lines.forEach(line -> line.write(out));
    }

    public static TaxedLines read(Source in) {
        int count = in.count();
        List<TaxedLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(TaxedLine.read(in));
        }
        return new TaxedLines(lines);
    }
}
