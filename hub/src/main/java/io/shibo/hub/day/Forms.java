package io.shibo.hub.day;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.day.Zones;
import io.shibo.meet.expo.Expo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads what organisers write into the forms of the day. */
final class Forms {
    private static final int MAX_REASON = 200;

    private Forms() {}

    static Device.Kind kind(String kind) {
        return read("kind", () -> Values.oneOf(Device.Kind.class).apply(kind));
    }

    /** @throws InputException if there is no such hall or organisation */
    static void place(Expo expo, Device.Kind kind, String place) {
        boolean known = kind == Device.Kind.GATE
                ? places(expo).contains(place)
                : expo.find(place).isPresent();
        if (!known) {
            throw new InputException(new Problem(
                    "device",
                    0,
                    "place",
                    kind == Device.Kind.GATE
                            ? "'%s' is no hall of this edition. Write one of %s."
                                    .formatted(Problem.show(place), String.join(", ", places(expo)))
                            : "there is no organisation '%s'.".formatted(Problem.show(place))));
        }
    }

    /** The ground, and the halls in which somebody has a booth. */
    static List<String> places(Expo expo) {
        return Stream.concat(
                        Stream.of(Zones.SITE),
                        expo.organisations().stream()
                                .map(each -> each.hall())
                                .filter(Objects::nonNull)
                                .distinct()
                                .sorted())
                .toList();
    }

    static Revocations.Revocation revocation(String badge, String from, String reason, LocalDate today) {
        BadgeId id = read("badge", () -> BadgeId.parse(badge.strip()));
        LocalDate day = from.isBlank() ? today : read("from", () -> Values.date(from));
        if (reason.length() > MAX_REASON) {
            throw new InputException(new Problem(
                    "revocation",
                    0,
                    "reason",
                    "has %d characters; at most %d are kept.".formatted(reason.length(), MAX_REASON)));
        }
        return new Revocations.Revocation(id, day, reason.strip());
    }

    private static <T> T read(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException wrong) {
            throw new InputException(new Problem("form", 0, field, String.valueOf(wrong.getMessage())));
        }
    }
}
