package io.shibo.meet.day;

import io.shibo.codes.input.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * One thing that a device wrote down, and never changes.
 *
 * @param device name of the device, given to no other; letters, digits, hyphens
 * @param number how many entries the device had written with this one, from 1
 * @param at what the device's clock showed, to the millisecond; right or wrong, see {@link Timeline}
 */
public record Entry(String device, int number, Instant at, Fact fact) implements Comparable<Entry> {
    /** Entries of one device: a scan a second for a month. */
    public static final int MOST = 3_000_000;

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::device)
            .thenComparingInt(Entry::number)
            .thenComparing(Entry::at)
            .thenComparing(EntryForm::canonical);

    public Entry {
        if (!Fact.Parties.ID.matcher(device).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not the name of a device. Write 1 to 40 letters, digits, hyphens or underscores."
                            .formatted(Problem.show(device)));
        }
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("entry number %d; 1 to %d are possible.".formatted(number, MOST));
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where it stands, to be named as the source of a figure: {@code GATE-3/17}. */
    public String reference() {
        return device + "/" + number;
    }

    /** By device and number; two that differ are never equal in order. */
    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }
}
