package io.shibo.quote.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.quote.LandedCost;
import io.shibo.quote.TestPacks;
import io.shibo.quote.change.RuleChange.Kind;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What differs between two days and two rulebooks, and what it would have cost. */
class RuleChangesTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

    /** A duty that rises from 5 % to 8 % on 1 July, and a levy that then begins. */
    private static final Rulebook RISING = TestPacks.rising();

    @Test
    void aRateWithANewPeriodChangesAndANewRuleBegins() {
        List<RuleChange> changes = RuleChanges.between(RISING, MARCH, RISING, AUGUST);

        assertThat(changes).extracting(RuleChange::name).containsExactly("duty", "levy");
        RuleChange duty = changes.getFirst();
        assertThat(duty.kind()).isEqualTo(Kind.CHANGES);
        assertThat(String.valueOf(duty.before())).contains("5% of cif");
        assertThat(String.valueOf(duty.after())).contains("8% of cif");
        assertThat(changes.get(1).kind()).isEqualTo(Kind.BEGINS);
    }

    @Test
    void backwardsEveryBeginningIsAnEnd() {
        assertThat(RuleChanges.between(RISING, AUGUST, RISING, MARCH))
                .extracting(RuleChange::kind)
                .containsExactly(Kind.CHANGES, Kind.ENDS);
    }

    @Test
    void aDayDiffersFromItselfInNothing() {
        assertThat(RuleChanges.between(RISING, MARCH, RISING, MARCH)).isEmpty();
    }

    @Test
    void whatHoldsForACodeIsItsOwnRulesAndThoseForAllGoods() {
        assertThat(RulesInForce.on(RISING.packs().getFirst(), MARCH, HsCode.of("847950")))
                .extracting(m -> m.formula().toString())
                .containsExactly("5% of cif");
    }

    @Test
    void theEffectIsTheDifferenceOfTheTwoPrices() {
        LandedCost engine = LandedCost.of(RISING);
        Replay replay = new Replay(engine, MARCH, engine, AUGUST);
        replay.add(TestPacks.sale("100"));
        replay.add(TestPacks.sale("1000"));

        Effect.Jurisdiction effect = replay.effect().jurisdictions().getFirst();
        assertThat(effect.sales()).isEqualTo(2);
        assertThat(effect.dearer()).isEqualTo(2);
        // 5 % of 1,100 before; 8 % and a levy of 2 a sale after.
        assertThat(effect.charges()).isEqualTo(new Effect.Both(Money.of("55", "EUR"), Money.of("92", "EUR")));
        assertThat(effect.layers()).containsOnlyKeys("duty", "levy");
        assertThat(effect.sectors()).containsOnlyKeys("", "84");
        assertThat(effect.largest()).extracting(Effect.Changed::sale).containsExactly("sale 1000", "sale 100");
    }

    @Property(tries = 100)
    void howSalesAreDividedDoesNotMatter(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 100_000) Long> prices,
            @ForAll boolean odd) {
        LandedCost engine = LandedCost.of(RISING);
        Replay whole = new Replay(engine, MARCH, engine, AUGUST);
        Replay one = new Replay(engine, MARCH, engine, AUGUST);
        Replay other = new Replay(engine, MARCH, engine, AUGUST);
        for (int i = 0; i < prices.size(); i++) {
            Sale sale = TestPacks.sale(Long.toString(prices.get(i)));
            whole.add(sale);
            (i % 2 == (odd ? 1 : 0) ? one : other).add(sale);
        }
        one.add(other);

        assertThat(one.effect()).isEqualTo(whole.effect());
    }

    @Property(tries = 50)
    void unchangedRulesHaveNoEffect(@ForAll @LongRange(min = 1, max = 1_000_000) long price) {
        LandedCost engine = LandedCost.of(RISING);
        Replay replay = new Replay(engine, null, engine, null);
        replay.add(TestPacks.sale(Long.toString(price)));

        Effect.Jurisdiction effect = replay.effect().jurisdictions().getFirst();
        assertThat(effect.landed().difference().isZero()).isTrue();
        assertThat(effect.dearer() + effect.cheaper()).isZero();
        assertThat(effect.largest()).isEmpty();
    }
}
