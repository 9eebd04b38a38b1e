package io.shibo.quote.sale;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sale as stated: lines, parties, dates, terms. Facts may be unknown. Built by {@link #builder} or {@link SaleReader}.
 *
 * <p>All amounts are in {@link #currency}; {@link #state} amounts are in the currency of the destination.
 */
public final class Sale {
    /** Lines of one sale. */
    public static final int MAX_LINES = 10_000;

    /** No amount of a sale may reach this: far above any trade, far below what would make arithmetic slow. */
    public static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000000");

    private final String id;
    private final String title;
    private final Party seller;
    private final Party buyer;
    private final Country dispatch;
    private final Country destination;
    private final @Nullable String channel;
    private final Transport transport;
    private final Dates dates;
    private final @Nullable Terms terms;
    private final Currency currency;
    private final Fact<Money> freight;
    private final Fact<Money> insurance;
    private final Fact<Money> inland;
    private final List<Line> lines;
    private final Map<String, Answer> facts;
    private final Map<String, Money> state;
    private final Map<String, Quantity> balances;
    private final Set<String> claims;
    private final List<ExchangeRate> rates;

    private Sale(Builder b) {
        id = b.id;
        title = b.title;
        seller = need(b.seller, "seller");
        buyer = need(b.buyer, "buyer");
        dispatch = b.dispatch == null ? seller.country() : b.dispatch;
        destination = b.destination == null ? buyer.country() : b.destination;
        channel = b.channel;
        transport = b.transport;
        dates = need(b.dates, "dates");
        terms = b.terms;
        currency = need(b.currency, "currency");
        freight = b.freight;
        insurance = b.insurance;
        inland = b.inland;
        lines = List.copyOf(b.lines);
        facts = sorted(b.facts);
        state = sorted(b.state);
        balances = sorted(b.balances);
        claims = Set.copyOf(b.claims);
        rates = List.copyOf(b.rates);
        SaleLimits.check(this);
    }

    private static <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw SaleProblems.of("sale-needs", name).refusal();
        }
        return value;
    }

    private static <T> Map<String, T> sorted(Map<String, T> stated) {
        return stated.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(stated));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same sale through another channel. */
    public Sale through(String otherChannel) {
        Builder b = toBuilder();
        b.channel = otherChannel;
        return b.build();
    }

    /** The same sale with one fact stated otherwise. */
    public Sale with(String fact, Answer answer) {
        Builder b = toBuilder();
        b.facts.put(fact, answer);
        return b.build();
    }

    /**
     * The same sale with other goods codes.
     *
     * @param codes by line id; lines that are not named stay as they are
     */
    public Sale withCodes(Map<String, HsCode> codes) {
        Builder b = toBuilder();
        b.lines.replaceAll(line -> {
            HsCode code = codes.get(line.id());
            return code == null ? line : line.withSubject(new Line.Subject.Goods(code));
        });
        return b.build();
    }

    /** The same sale on other days. */
    public Sale on(Dates other) {
        Builder b = toBuilder();
        b.dates = other;
        return b.build();
    }

    public Builder toBuilder() {
        Builder b = new Builder();
        b.id = id;
        b.title = title;
        b.seller = seller;
        b.buyer = buyer;
        b.dispatch = dispatch;
        b.destination = destination;
        b.channel = channel;
        b.transport = transport;
        b.dates = dates;
        b.terms = terms;
        b.currency = currency;
        b.freight = freight;
        b.insurance = insurance;
        b.inland = inland;
        b.lines.addAll(lines);
        b.facts.putAll(facts);
        b.state.putAll(state);
        b.balances.putAll(balances);
        b.claims.addAll(claims);
        b.rates.addAll(rates);
        return b;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Party seller() {
        return seller;
    }

    public Party buyer() {
        return buyer;
    }

    /** Where the goods are sent from; where the service is performed. */
    public Country dispatch() {
        return dispatch;
    }

    /** Where the goods arrive; where the customer of a service is. */
    public Country destination() {
        return destination;
    }

    /** A channel or customs procedure code of the destination's pack; null: the pack's first that fits. */
    public @Nullable String channel() {
        return channel;
    }

    public Transport transport() {
        return transport;
    }

    public Dates dates() {
        return dates;
    }

    /** Null for services. */
    public @Nullable Terms terms() {
        return terms;
    }

    public Currency currency() {
        return currency;
    }

    /** Main carriage of the whole sale, whether or not the price includes it. */
    public Fact<Money> freight() {
        return freight;
    }

    /** Insurance of the whole sale, whether or not the price includes it. */
    public Fact<Money> insurance() {
        return insurance;
    }

    /** Carriage after importation, from the border to the named place; most sales do not state it apart. */
    public Fact<Money> inland() {
        return inland;
    }

    public List<Line> lines() {
        return lines;
    }

    /** Stated answers to a pack's questions; a question not named is unknown. */
    public Map<String, Answer> facts() {
        return facts;
    }

    /** What lies outside the sale and a rule needs, such as what the buyer spent this year. */
    public Map<String, Money> state() {
        return state;
    }

    /** Quantities outside the sale that a rule needs, such as what is left of a quota; in the document among the state. */
    public Map<String, Quantity> balances() {
        return balances;
    }

    /** Programmes the declarant claims, by name; used by layers that select on claim. */
    public Set<String> claims() {
        return claims;
    }

    public List<ExchangeRate> rates() {
        return rates;
    }

    /** True for goods, false for services; the two are not mixed in one sale. */
    public boolean goods() {
        return lines.getFirst().subject() instanceof Line.Subject.Goods;
    }

    /** Gathers a sale; {@link #build} refuses what is missing or impossible with {@link IllegalArgumentException}. */
    public static final class Builder {
        private String id = "";
        private String title = "";
        private @Nullable Party seller;
        private @Nullable Party buyer;
        private @Nullable Country dispatch;
        private @Nullable Country destination;
        private @Nullable String channel;
        private Transport transport = Transport.SEA;
        private @Nullable Dates dates;
        private @Nullable Terms terms;
        private @Nullable Currency currency;
        private Fact<Money> freight = Fact.unknown();
        private Fact<Money> insurance = Fact.unknown();
        private Fact<Money> inland = Fact.unknown();
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, Answer> facts = new TreeMap<>();
        private final Map<String, Money> state = new TreeMap<>();
        private final Map<String, Quantity> balances = new TreeMap<>();
        private final Set<String> claims = new HashSet<>();
        private final List<ExchangeRate> rates = new ArrayList<>();

        private Builder() {}

        public Builder id(String value) {
            id = value;
            return this;
        }

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder seller(Party value) {
            seller = value;
            return this;
        }

        public Builder buyer(Party value) {
            buyer = value;
            return this;
        }

        public Builder dispatch(Country value) {
            dispatch = value;
            return this;
        }

        public Builder destination(Country value) {
            destination = value;
            return this;
        }

        public Builder channel(@Nullable String value) {
            channel = value;
            return this;
        }

        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        public Builder dates(Dates value) {
            dates = value;
            return this;
        }

        public Builder terms(@Nullable Terms value) {
            terms = value;
            return this;
        }

        public Builder currency(Currency value) {
            currency = value;
            return this;
        }

        public Builder freight(Fact<Money> value) {
            freight = value;
            return this;
        }

        public Builder insurance(Fact<Money> value) {
            insurance = value;
            return this;
        }

        public Builder inland(Fact<Money> value) {
            inland = value;
            return this;
        }

        public Builder line(Line value) {
            lines.add(value);
            return this;
        }

        /** Puts these lines in the place of those gathered so far. */
        public Builder lines(List<Line> values) {
            lines.clear();
            lines.addAll(values);
            return this;
        }

        /** Leaves out answers to questions that are not among these. */
        public Builder keepFacts(Set<String> names) {
            facts.keySet().retainAll(names);
            return this;
        }

        /** Leaves out amounts outside the sale that are not among these. */
        public Builder keepState(Set<String> names) {
            state.keySet().retainAll(names);
            balances.keySet().retainAll(names);
            return this;
        }

        public Builder fact(String name, Answer answer) {
            facts.put(name, answer);
            return this;
        }

        public Builder state(String name, Money amount) {
            state.put(name, amount);
            return this;
        }

        public Builder balance(String name, Quantity quantity) {
            balances.put(name, quantity);
            return this;
        }

        public Builder claim(String program) {
            claims.add(program);
            return this;
        }

        /** Leaves out the exchange rates gathered so far. */
        public Builder withoutRates() {
            rates.clear();
            return this;
        }

        public Builder rate(ExchangeRate value) {
            rates.add(value);
            return this;
        }

        public Sale build() {
            return new Sale(this);
        }
    }
}
