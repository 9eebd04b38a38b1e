package io.shibo.quote;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.internal.ChargeLog;
import io.shibo.quote.internal.LazyTrace;
import io.shibo.quote.internal.Minor;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one sale through one channel.
 *
 * @param rate the exchange rate used; null where sale and destination share a currency
 * @param charges in the order of the pipeline, by line; made when first read
 * @param refusals empty where the channel admits the sale
 * @param questions what rules asked and the sale does not say, without repetition
 * @param requirements what has to be presented or done
 * @param complete whether every amount that is due could be told; else {@code totals} is a lower bound
 * @param trace why, one entry a decision; taken when first read
 * @param dutyPaid how the price under DDP came apart; null under every other term
 */
public record Assessment(
        Sale sale,
        Pack pack,
        Channel channel,
        @Nullable ExchangeRate rate,
        List<Charge> charges,
        Totals totals,
        List<Refusal> refusals,
        List<Question> questions,
        List<Pack.Requirement> requirements,
        boolean complete,
        List<Trace> trace,
        @Nullable DutyPaid dutyPaid) {
    /** Under a term that leaves duties and taxes to the buyer. */
    public Assessment(
            Sale sale,
            Pack pack,
            Channel channel,
            @Nullable ExchangeRate rate,
            List<Charge> charges,
            Totals totals,
            List<Refusal> refusals,
            List<Question> questions,
            List<Pack.Requirement> requirements,
            boolean complete,
            List<Trace> trace) {
        this(sale, pack, channel, rate, charges, totals, refusals, questions, requirements, complete, trace, null);
    }

    public Assessment {
        charges = charges instanceof ChargeLog ? charges : List.copyOf(charges);
        refusals = List.copyOf(refusals);
        questions = List.copyOf(questions);
        requirements = List.copyOf(requirements);
        trace = trace instanceof LazyTrace ? trace : List.copyOf(trace);
    }

    /** The same, told that its price held duties and taxes. */
    public Assessment dutyPaid(DutyPaid paid, List<Refusal> allRefusals, List<Pack.Requirement> allRequirements) {
        return new Assessment(
                sale,
                pack,
                channel,
                rate,
                charges,
                totals,
                allRefusals,
                questions,
                allRequirements,
                complete,
                trace,
                paid);
    }

    /**
     * An amount of the destination's currency in the sale's, at the exchange rate of the quote, rounded half-up to the minor
     * unit; itself where both share a currency. Each amount is converted by itself, so sums may differ by a minor unit.
     */
    public Money inSaleCurrency(Money amount) {
        ExchangeRate at = rate;
        if (at == null || amount.currency().equals(sale.currency())) {
            return amount;
        }
        Exact exact = Exact.of(amount.amount());
        Exact converted = at.from().equals(amount.currency()) ? exact.times(at.rate()) : exact.dividedBy(at.rate());
        return Money.of(converted.rounded(Minor.unit(sale.currency())), sale.currency());
    }

    /** The sum over lines of the pack's {@code customs-value}, else of {@code cif}. */
    public Money customsValue() {
        return totals.customsValue();
    }

    /** Whether the channel admits the sale, as far as is known. */
    public boolean admitted() {
        return refusals.isEmpty();
    }

    /** What a line owes in a layer; zero where the layer does not charge it. */
    public Money due(String line, String layer) {
        Money sum = Money.zero(pack.currency());
        for (Charge charge : charges) {
            if (line.equals(charge.line()) && charge.layer().name().equals(layer)) {
                sum = sum.plus(charge.amount());
            }
        }
        return sum;
    }

    /** What the whole sale owes in a layer. */
    public Money due(String layer) {
        Money sum = Money.zero(pack.currency());
        for (Charge charge : charges) {
            if (charge.layer().name().equals(layer)) {
                sum = sum.plus(charge.amount());
            }
        }
        return sum;
    }
}
