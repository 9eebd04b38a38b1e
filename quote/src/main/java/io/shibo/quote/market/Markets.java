package io.shibo.quote.market;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.Alternative;
import io.shibo.quote.Assessment;
import io.shibo.quote.LandedCost;
import io.shibo.quote.Quote;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices one sale to every destination. The price, the dates, the carriage and the delivery term stay as stated; goods codes
 * are cut to the six digits that all tariffs share where a destination does not know them; answers to questions that a
 * destination does not ask are left out.
 */
public final class Markets {
    /** Digits of a goods code that mean the same in every tariff of the Harmonized System. */
    private static final int SHARED_DIGITS = 6;

    private static final Comparator<Market> CHEAPEST_FIRST = Comparator.comparing(
                    Market::landed, Comparator.nullsLast(Comparator.<Money>naturalOrder()))
            .thenComparing(market -> market.quote() == null)
            .thenComparing(Market::destination);

    private final LandedCost engine;
    private final RateTable rates;

    private Markets(LandedCost engine, RateTable rates) {
        this.engine = engine;
        this.rates = rates;
    }

    /** @param rates between the sale's currency and those of the destinations; those that a sale states go first */
    public static Markets of(LandedCost engine, RateTable rates) {
        return new Markets(engine, rates);
    }

    /** Every destination but the country of dispatch: open ones first, cheapest first. */
    public List<Market> rank(Sale sale) {
        return rank(
                sale,
                engine.rulebook().destinations().stream()
                        .filter(country -> !country.equals(sale.dispatch()))
                        .toList());
    }

    /** These destinations: open ones first, cheapest first. */
    public List<Market> rank(Sale sale, List<Country> destinations) {
        return destinations.stream()
                .distinct()
                .map(destination -> market(sale, destination))
                .sorted(CHEAPEST_FIRST)
                .toList();
    }

    /** One destination. */
    public Market market(Sale sale, Country destination) {
        try {
            Pack pack = engine.rulebook()
                    .find(destination)
                    .orElseThrow(() -> new InputException(
                            new Problem(sale.id(), 0, "destination", "no pack speaks for %s.".formatted(destination))));
            return market(destination, cheapest(bound(sale, destination, pack), pack));
        } catch (InputException cannot) {
            return new Market(destination, null, null, null, cannot.problems());
        } catch (IllegalArgumentException cannot) {
            return new Market(
                    destination,
                    null,
                    null,
                    null,
                    List.of(new Problem(sale.id(), 0, "", String.valueOf(cannot.getMessage()))));
        }
    }

    /** The sale as it would be stated to a destination. */
    private Sale bound(Sale sale, Country destination, Pack pack) {
        List<Line> lines = sale.lines().stream().map(line -> known(line, pack)).toList();
        Sale.Builder to =
                sale.toBuilder().destination(destination).channel(null).lines(lines);
        to.keepFacts(pack.facts().keySet()).keepState(pack.state().keySet());
        Optional<ExchangeRate> rate = rates.preferring(sale.rates()).find(sale.currency(), pack.currency());
        rate.ifPresent(to::rate);
        return to.build();
    }

    private static Line known(Line line, Pack pack) {
        if (line.subject() instanceof Line.Subject.Goods(HsCode code)
                && code.length() > SHARED_DIGITS
                && pack.findLine(code) == null) {
            return line.withSubject(new Line.Subject.Goods(code.prefix(SHARED_DIGITS)));
        }
        return line;
    }

    /** Through the channel that admits the sale at the lowest landed cost; else through the first one that fits. */
    private Quote cheapest(Sale sale, Pack pack) {
        Quote best = null;
        InputException refused = null;
        for (Channel channel : pack.channels()) {
            boolean fits = channel.offered()
                    && channel.goods() == sale.goods()
                    && (channel.buyers().isEmpty()
                            || channel.buyers().contains(sale.buyer().kind()));
            if (fits) {
                try {
                    Quote quote = engine.quote(sale.through(channel.name()));
                    best = best == null || better(quote, best) ? quote : best;
                } catch (InputException wrong) {
                    refused = wrong;
                }
            }
        }
        if (best != null) {
            return best;
        }
        if (refused != null) {
            throw refused;
        }
        return engine.quote(sale);
    }

    private static boolean better(Quote one, Quote other) {
        Assessment a = one.assessment();
        Assessment b = other.assessment();
        if (a.admitted() != b.admitted()) {
            return a.admitted();
        }
        if (a.complete() != b.complete()) {
            return a.complete();
        }
        return a.totals().landed().compareTo(b.totals().landed()) < 0;
    }

    private static Market market(Country destination, Quote quote) {
        Assessment stated = quote.assessment();
        Money landed = stated.admitted() ? stated.totals().landedInSaleCurrency() : null;
        return new Market(destination, quote, landed, best(quote, landed), List.of());
    }

    private static @Nullable Money best(Quote quote, @Nullable Money landed) {
        return quote.alternatives().stream()
                .filter(other -> other.kind() == Alternative.Kind.WITH_PREFERENCE
                        && other.assessment().admitted())
                .map(other -> other.assessment().totals().landedInSaleCurrency())
                .min(Comparator.naturalOrder())
                .filter(money -> landed == null || money.compareTo(landed) < 0)
                .orElse(null);
    }
}
