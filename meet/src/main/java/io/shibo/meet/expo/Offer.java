package io.shibo.meet.expo;

import io.shibo.codes.Country;
import java.util.List;

/**
 * Goods or a service that an exhibitor offers.
 *
 * @param id unique among offers
 * @param organisation the exhibitor's id
 * @param title what it is, in one line, in {@code language}
 * @param language primary subtag of BCP 47: {@code zh}, {@code en}, {@code id}, {@code ar} …
 * @param subject its code
 * @param markets countries the exhibitor wants to sell to; empty where any will do
 * @param terms on which it is offered
 */
public record Offer(
        String id,
        String organisation,
        String title,
        String language,
        Subject subject,
        List<Country> markets,
        Terms terms) {
    public Offer {
        markets = List.copyOf(markets);
    }

    /** An offer whose terms are open. */
    public Offer(
            String id, String organisation, String title, String language, Subject subject, List<Country> markets) {
        this(id, organisation, title, language, subject, markets, Terms.OPEN);
    }
}
