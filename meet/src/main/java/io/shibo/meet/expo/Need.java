package io.shibo.meet.expo;

import io.shibo.codes.Country;
import java.util.List;

/**
 * Goods or a service that a buyer looks for.
 *
 * @param id unique among needs
 * @param organisation the buyer's id
 * @param title what is looked for, in one line, in {@code language}
 * @param language primary subtag of BCP 47
 * @param subject its code
 * @param destination the market it is bought for
 * @param origins countries the buyer would rather buy from; empty where any will do
 * @param terms on which it is wanted
 */
public record Need(
        String id,
        String organisation,
        String title,
        String language,
        Subject subject,
        Country destination,
        List<Country> origins,
        Terms terms) {
    public Need {
        origins = List.copyOf(origins);
    }

    /** A need whose terms are open. */
    public Need(
            String id,
            String organisation,
            String title,
            String language,
            Subject subject,
            Country destination,
            List<Country> origins) {
        this(id, organisation, title, language, subject, destination, origins, Terms.OPEN);
    }
}
