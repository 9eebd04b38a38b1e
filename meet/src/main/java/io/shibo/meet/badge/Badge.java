package io.shibo.meet.badge;

import io.shibo.codes.input.Problem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * What a badge says of its holder.
 *
 * @param edition code of the edition it is for
 * @param id the holder, and which of the holder's badges this is
 * @param organisation id of the organisation the holder belongs to; the holder's own id where it is the organisation
 * @param role what the holder is there
 * @param name shown when it is scanned; 1 to {@value #MAX_NAME_BYTES} bytes of UTF-8, see {@link #shortened}
 * @param firstDay first day it opens a gate, 2000-01-01 or later
 * @param lastDay last day, included; at most {@value #MAX_DAYS} days after the first
 */
public record Badge(
        String edition,
        BadgeId id,
        String organisation,
        BadgeRole role,
        String name,
        LocalDate firstDay,
        LocalDate lastDay) {
    public static final int MAX_NAME_BYTES = 60;
    public static final int MAX_DAYS = 255;

    static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int MAX_EPOCH_DAY = 65_535;
    private static final int MAX_CODE_BYTES = 80;

    public Badge {
        bytes("edition", edition, MAX_CODE_BYTES);
        bytes("organisation", organisation, MAX_CODE_BYTES);
        bytes("name", name, MAX_NAME_BYTES);
        long from = firstDay.toEpochDay() - EPOCH.toEpochDay();
        long length = lastDay.toEpochDay() - firstDay.toEpochDay();
        if (from < 0 || from > MAX_EPOCH_DAY || length < 0 || length > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "a badge from %s to %s. It starts in 2000 or later, and lasts 1 to %d days."
                            .formatted(firstDay, lastDay, MAX_DAYS + 1));
        }
    }

    /** A name cut, where it must be, to what a badge's code holds; never inside a character. */
    public static String shortened(String name) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int c : name.strip().codePoints().toArray()) {
            if (misleads(c)) {
                continue;
            }
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_NAME_BYTES) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    /** Control characters, and those that turn the direction of what follows: a name could look like another. */
    private static boolean misleads(int c) {
        return Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static void bytes(String what, String text, int most) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > most) {
            throw new IllegalArgumentException("the %s '%s' has %d bytes; a badge holds 1 to %d."
                    .formatted(what, Problem.show(text), length, most));
        }
    }
}
