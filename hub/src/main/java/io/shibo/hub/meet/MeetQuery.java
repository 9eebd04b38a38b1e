package io.shibo.hub.meet;

import io.shibo.codes.Country;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.hub.web.Page;
import io.shibo.meet.expo.Role;
import io.shibo.meet.search.Search;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands in an address: every value is text, and empty where it is not set.
 *
 * @param role empty stands for exhibitors, {@code any} for both sides
 */
record MeetQuery(String q, String role, String country, String hall) {
    private static final int MOST_HALL = 40;

    /** @throws InputException naming every value that cannot be used */
    Search search(Page.Request page) {
        Problems problems = new Problems();
        @Nullable Country from = value("country", country, Country::parse, problems);
        @Nullable
        Role side = switch (role) {
            case "" -> Role.EXHIBITOR;
            case "any" -> null;
            default -> value("role", role, Values.oneOf(Role.class), problems);
        };
        if (hall.length() > MOST_HALL) {
            problems.add("search", 0, "hall", "a hall has at most %d characters.".formatted(MOST_HALL));
        }
        problems.throwIfAny();
        try {
            return new Search(q, side, from, hall.isEmpty() ? null : hall, page.offset(), page.size());
        } catch (IllegalArgumentException refused) {
            throw new InputException(new Problem("search", 0, "q", String.valueOf(refused.getMessage())));
        }
    }

    private static <T> @Nullable T value(String field, String text, Function<String, T> reader, Problems problems) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException refused) {
            problems.add("search", 0, field, String.valueOf(refused.getMessage()));
            return null;
        }
    }
}
