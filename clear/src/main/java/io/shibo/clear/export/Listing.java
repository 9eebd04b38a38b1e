package io.shibo.clear.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list and where it stands.
 *
 * @param order the slice of its order
 * @param sequence the list's place in the log
 * @param at when it arrived, milliseconds since 1970 in UTC
 * @param status where it stands
 * @param since since when, milliseconds since 1970 in UTC
 * @param day the day of {@code since}, days since 1970 in China's time; of a list that left, of its release
 * @param releasedAt when it was released, milliseconds since 1970 in UTC; 0 where it was not
 * @param differences bits of {@link Comparison}; 0 where its documents agree
 * @param documents places in the log of order, money received (0 for none) and waybill; empty before they were together
 * @param returned by line, 1/100000 of its unit
 * @param summary place in the log of the application that summed it up; 0 for none
 * @param facts the list's own
 */
public record Listing(
        ExportKey order,
        long sequence,
        long at,
        ExportStatus status,
        long since,
        int day,
        long releasedAt,
        int differences,
        List<Long> documents,
        List<Long> returned,
        long summary,
        ExportFacts.OfList facts) {
    public Listing {
        documents = List.copyOf(documents);
        returned = List.copyOf(returned);
    }

    static Listing of(ExportEvent.Declare declare) {
        return new Listing(
                declare.order(),
                declare.sequence(),
                declare.at(),
                ExportStatus.WAITING,
                declare.at(),
                declare.day(),
                0,
                0,
                List.of(),
                List.of(),
                0,
                declare.facts());
    }

    Listing stands(ExportStatus next, long from, int onDay) {
        boolean releases = next == ExportStatus.RELEASED;
        return new Listing(
                order,
                sequence,
                at,
                next,
                from,
                next == ExportStatus.LEFT ? day : onDay,
                releases ? from : releasedAt,
                differences,
                documents,
                returned,
                summary,
                facts);
    }

    Listing compared(int found, List<Long> four) {
        return new Listing(order, sequence, at, status, since, day, releasedAt, found, four, returned, summary, facts);
    }

    Listing summed(long application) {
        return new Listing(
                order,
                sequence,
                at,
                status,
                since,
                day,
                releasedAt,
                differences,
                documents,
                returned,
                application,
                facts);
    }

    /** What of a line is still outside, 1/100000 of its unit; null where there is no such line. */
    @Nullable
    Long outside(int gnum, long gcode) {
        for (int i = 0; i < facts.lines().size(); i++) {
            ExportFacts.Line line = facts.lines().get(i);
            if (line.gnum() == gnum && line.gcode() == gcode) {
                return line.qty() - (returned.isEmpty() ? 0 : returned.get(i));
            }
        }
        return null;
    }

    /** The same after goods came back, which are outside. */
    Listing back(List<ExportFacts.Line> lines) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < facts.lines().size(); i++) {
            long sum = returned.isEmpty() ? 0 : returned.get(i);
            for (ExportFacts.Line line : lines) {
                sum += line.gnum() == facts.lines().get(i).gnum() ? line.qty() : 0;
            }
            sums.add(sum);
        }
        return new Listing(
                order, sequence, at, status, since, day, releasedAt, differences, documents, sums, summary, facts);
    }
}
