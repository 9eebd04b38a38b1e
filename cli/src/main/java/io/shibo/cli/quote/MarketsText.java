package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.quote.Missing;
import io.shibo.quote.Quote;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.market.Market;
import io.shibo.quote.rule.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Destinations ranked, as text and as JSON. */
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
                        .formatted(market.destination(), market.destination().name(language), why(market)));
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

    private String why(Market market) {
        Quote quote = market.quote();
        if (quote == null) {
            return market.obstacles().stream().map(problem -> problem.message()).collect(Collectors.joining("; "));
        }
        return quote.assessment().refusals().stream()
                .map(refusal -> refusal.text().in(language))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    List<Map<String, Object>> document(List<Market> markets) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Market market : markets) {
            Quote quote = market.quote();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("destination", market.destination().code());
            row.put("open", market.open());
            row.put("landed", text(market.landed()));
            row.put("withPreference", text(market.best()));
            row.put("reason", market.open() ? null : why(market));
            if (quote != null) {
                row.put("channel", quote.assessment().channel().name());
                row.put(
                        "requirements",
                        quote.assessment().requirements().stream()
                                .map(Pack.Requirement::name)
                                .toList());
                row.put("quote", QuoteDocument.of(quote, language));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
