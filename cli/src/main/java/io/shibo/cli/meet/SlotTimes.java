package io.shibo.cli.meet;

import io.shibo.codes.input.Values;
import io.shibo.meet.expo.Edition;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time on the command line: nothing for the whole edition, a day as in {@code 2026-03-25}, or hours of a day as in {@code
 * 2026-03-25T09:00-12:00}.
 */
record SlotTimes(@Nullable LocalDate day, LocalTime from, LocalTime to) {
    /** @throws IllegalArgumentException in words where the text is no such time */
    static SlotTimes parse(String text) {
        if (text.isEmpty()) {
            return new SlotTimes(null, LocalTime.MIN, LocalTime.MAX);
        }
        int t = text.indexOf('T');
        if (t < 0) {
            return new SlotTimes(Values.date(text), LocalTime.MIN, LocalTime.MAX);
        }
        int dash = text.indexOf('-', t);
        if (dash < 0) {
            throw new IllegalArgumentException(
                    "'%s' names no hours. Write from and to, as in 2026-03-25T09:00-12:00".formatted(text));
        }
        return new SlotTimes(
                Values.date(text.substring(0, t)),
                Values.time(text.substring(t + 1, dash)),
                Values.time(text.substring(dash + 1)));
    }

    /** The slots that lie in it, if only in part. */
    Set<Integer> of(List<Edition.Slot> slots) {
        return slots.stream()
                .filter(slot -> day == null || day.equals(slot.day()))
                .filter(slot -> slot.from().isBefore(to) && slot.to().isAfter(from))
                .map(Edition.Slot::index)
                .collect(Collectors.toSet());
    }
}
