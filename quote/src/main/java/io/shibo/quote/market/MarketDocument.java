package io.shibo.quote.market;

import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.quote.Quote;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.rule.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ranked destinations as maps and lists, ready for any writer of JSON. */
public final class MarketDocument {
    private MarketDocument() {}

    /** One entry a destination, in the order given. */
    public static List<Map<String, Object>> of(List<Market> markets, Language language) {
        return markets.stream().map(market -> of(market, language)).toList();
    }

    private static Map<String, Object> of(Market market, Language language) {
        Quote quote = market.quote();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("destination", market.destination().code());
        row.put("open", market.open());
        row.put("landed", text(market.landed()));
        row.put("withPreference", text(market.best()));
        row.put("reason", market.open() ? null : reason(market, language));
        if (quote != null) {
            row.put("channel", quote.assessment().channel().name());
            row.put(
                    "requirements",
                    quote.assessment().requirements().stream()
                            .map(Pack.Requirement::name)
                            .toList());
            row.put("quote", QuoteDocument.of(quote, language));
        }
        return row;
    }

    /** Why a destination is not open, in the reader's language; empty where it is. */
    public static String reason(Market market, Language language) {
        Quote quote = market.quote();
        if (quote == null) {
            return market.obstacles().stream()
                    .map(problem -> problem.in(language).message())
                    .collect(Collectors.joining("; "));
        }
        List<String> reasons = new ArrayList<>();
        quote.assessment().refusals().forEach(refusal -> {
            String text = refusal.text().in(language);
            if (!reasons.contains(text)) {
                reasons.add(text);
            }
        });
        return String.join("; ", reasons);
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
