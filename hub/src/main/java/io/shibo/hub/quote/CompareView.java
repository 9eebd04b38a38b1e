package io.shibo.hub.quote;

import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.quote.Explainer;
import io.shibo.quote.Quote;
import io.shibo.quote.market.Market;
import io.shibo.quote.market.MarketDocument;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Destinations in the words of their reader, as the template shows them. */
public final class CompareView {
    private final Sale sale;
    private final QuoteForm form;
    private final List<Market> markets;
    private final Language language;
    private final Explainer say;

    CompareView(Sale sale, QuoteForm form, List<Market> markets, Language language) {
        this.sale = sale;
        this.form = form;
        this.markets = markets;
        this.language = language;
        this.say = new Explainer(language);
    }

    /**
     * A destination that is open.
     *
     * @param paid how much of the dearest landed cost the price and carriage take, in percent
     * @param due how much of it duties and taxes take, in percent
     * @param best with every preference that can still be had; null where none would be cheaper
     */
    public record Row(
            String country,
            String channel,
            Money landed,
            @Nullable Money best,
            String share,
            String paid,
            String due,
            boolean complete,
            QuoteView quote,
            String address) {}

    /** A destination that is not. */
    public record Closed(String country, String reason) {}

    public String word(String key) {
        return say.text("word." + key);
    }

    /** What is sold, from where. */
    public String subject() {
        String what = sale.lines().stream()
                .map(line -> switch (line.subject()) {
                    case Line.Subject.Goods(var code) -> code.dotted();
                    case Line.Subject.Service(var code) -> code.toString();
                })
                .collect(Collectors.joining(", "));
        Money price = sale.lines().stream().map(Line::price).reduce(Money::plus).orElseThrow();
        return "%s · %s · %s"
                .formatted(what, Explainer.money(price), sale.dispatch().name(language));
    }

    public List<Row> rows() {
        BigDecimal most = markets.stream()
                .map(Market::landed)
                .filter(landed -> landed != null)
                .map(Money::amount)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        return markets.stream()
                .filter(market -> market.landed() != null && market.quote() != null)
                .map(market -> row(market, most.signum() == 0 ? BigDecimal.ONE : most))
                .toList();
    }

    private Row row(Market market, BigDecimal most) {
        Quote quote = market.quote();
        Money landed = market.landed();
        if (quote == null || landed == null) {
            throw new IllegalArgumentException("%s is not open".formatted(market.destination()));
        }
        var totals = quote.assessment().totals();
        BigDecimal whole = totals.landed().amount();
        BigDecimal due = whole.signum() == 0
                ? BigDecimal.ZERO
                : totals.charges().amount().divide(whole, 6, RoundingMode.HALF_UP);
        BigDecimal width = landed.amount().movePointRight(2).divide(most, 4, RoundingMode.HALF_UP);
        return new Row(
                market.destination().name(language),
                quote.assessment().channel().title().in(language),
                landed,
                market.best(),
                due.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString(),
                width.multiply(BigDecimal.ONE.subtract(due))
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString(),
                width.multiply(due).setScale(2, RoundingMode.HALF_UP).toPlainString(),
                quote.assessment().complete(),
                new QuoteView(quote, language),
                form.with("to", market.destination().code())
                        .with("channel", quote.assessment().channel().name())
                        .withRate(quote.assessment().rate())
                        .address("/quote"));
    }

    public List<Closed> closed() {
        return markets.stream()
                .filter(market -> !market.open())
                .map(market -> new Closed(market.destination().name(language), MarketDocument.reason(market, language)))
                .toList();
    }
}
