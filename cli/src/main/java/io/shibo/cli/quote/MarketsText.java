package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.codes.Language;
import io.shibo.quote.Missing;
import io.shibo.quote.Quote;
import io.shibo.quote.market.Market;
import io.shibo.quote.market.MarketDocument;
import java.util.ArrayList;
import java.util.List;

/** Destinations ranked, as text. */
final class MarketsText {
    private final Language language;

    MarketsText(Language language) {
        this.language = language;
    }

    List<String> lines(List<Market> markets) {
        TextTable table = new TextTable();
        table.row(List.of("destination", "through", "landed", "with preference", "duties and taxes", "asks for"));
        for (Market market : markets) {
            Quote quote = market.quote();
            if (quote != null && market.landed() != null) {
                table.row(List.of(
                        market.destination() + "  " + market.destination().name(language),
                        quote.assessment().channel().title().in(language),
                        String.valueOf(market.landed()) + (quote.assessment().complete() ? "" : " or more"),
                        market.best() == null ? "" : String.valueOf(market.best()),
                        quote.assessment().totals().charges().toString(),
                        needs(quote)));
            }
        }
        List<String> lines = new ArrayList<>(table.wordLines());
        for (Market market : markets) {
            if (!market.open()) {
                lines.add("not open: %s  %s: %s"
                        .formatted(
                                market.destination(),
                                market.destination().name(language),
                                MarketDocument.reason(market, language)));
            }
        }
        return lines;
    }

    private static String needs(Quote quote) {
        List<String> needs = new ArrayList<>();
        quote.assessment().requirements().forEach(needed -> needs.add(needed.name()));
        quote.missing().stream()
                .filter(missing -> missing.effect() != Missing.Effect.NO_CHANGE)
                .forEach(missing -> needs.add(missing.question().name() + "?"));
        return String.join(", ", needs);
    }
}
