package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Sale;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the exchange rate for a conversion: what the sale states, else what the pack cites. Never a guess. For one sale. */
public final class Rates {
    private final List<ExchangeRate> stated;
    private final List<ExchangeRate> ofPack;

    /** The last conversion, as a factor: a sale converts between the same two currencies again and again. */
    private @Nullable Currency lastFrom;

    private @Nullable Currency lastTo;
    private @Nullable Exact factor;

    public Rates(Sale sale, Pack pack) {
        this.stated = sale.rates();
        this.ofPack = pack.rates();
    }

    /** A rate between two different currencies, in either direction; null where there is none. */
    public @Nullable ExchangeRate find(Currency from, Currency to) {
        ExchangeRate rate = find(stated, from, to);
        return rate == null ? find(ofPack, from, to) : rate;
    }

    @Nullable
    Exact convert(Money money, Currency to) {
        return convert(Exact.of(money.amount()), money.currency(), to);
    }

    /** Null where there is no rate. */
    @Nullable
    Exact convert(Exact amount, Currency from, Currency to) {
        if (from.equals(to)) {
            return amount;
        }
        if (!from.equals(lastFrom) || !to.equals(lastTo)) {
            ExchangeRate rate = find(from, to);
            Exact one = Exact.of(1);
            lastFrom = from;
            lastTo = to;
            factor = rate == null
                    ? null
                    : rate.from().equals(from) ? one.times(rate.rate()) : one.dividedBy(rate.rate());
        }
        return factor == null ? null : amount.times(factor);
    }

    private static @Nullable ExchangeRate find(List<ExchangeRate> rates, Currency from, Currency to) {
        for (ExchangeRate rate : rates) {
            if (rate.from().equals(from) && rate.to().equals(to)
                    || rate.from().equals(to) && rate.to().equals(from)) {
                return rate;
            }
        }
        return null;
    }
}
