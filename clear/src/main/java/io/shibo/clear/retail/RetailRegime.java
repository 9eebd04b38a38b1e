package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.codes.Country;
import io.shibo.quote.LandedCost;
import io.shibo.quote.Refusal;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * China's retail regime for cross-border e-commerce by {@code quote}'s rulebook: positive list, limit of an order, one
 * indivisible item above it, tax by line. The limit of a year is only read here; what a buyer has used is the window's own
 * ledger.
 *
 * <p>What the rulebook says for a goods code on a day is remembered ({@link CodeRules}), so that most declarations cost a few
 * multiplications; whatever is refused, unknown or out of the ordinary is put to the rulebook itself. Both ways give the
 * same answer. Thread-safe.
 */
public final class RetailRegime implements Assessor {
    private static final String PER_YEAR = "annual-limit";

    private final LandedCost rules;
    private final Pack pack;
    private final TaxRounding rounding;
    private final RetailMemo memo;

    private final Remarks remarks;

    private RetailRegime(LandedCost rules, Pack pack, TaxRounding rounding, RetailMemo memo, Remarks remarks) {
        this.rules = rules;
        this.pack = pack;
        this.rounding = rounding;
        this.memo = memo;
        this.remarks = remarks;
    }

    /** @throws IllegalArgumentException if the rulebook has no pack for China */
    public static RetailRegime of(Rulebook rulebook) {
        return of(rulebook, TaxRounding.HALF_UP_PER_TAX_PER_LINE);
    }

    /** @throws IllegalArgumentException if the rulebook has no pack for China */
    public static RetailRegime of(Rulebook rulebook, TaxRounding rounding) {
        Pack china = rulebook.find(Country.CHINA)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the rulebook has no pack for CN. Name the folder packs/, which holds it."));
        return new RetailRegime(
                LandedCost.of(Rulebook.of(china)), china, rounding, new RetailMemo(china), Remarks.NONE);
    }

    /** The same with the remarks of the positive list. */
    public RetailRegime with(Remarks read) {
        return new RetailRegime(rules, pack, rounding, memo, read);
    }

    /**
     * Another way in for what the retail regime does not take.
     *
     * @param channel name in the pack: {@code general}, {@code postal}
     * @param title its name in Chinese
     * @param due duties and taxes, yuan
     * @param complete whether that is all; else more may be due than could be told
     */
    public record Alternative(String channel, String title, BigDecimal due, boolean complete) {}

    @Override
    public Assessment assess(Declaration declaration, LocalDate day) {
        Assessment assessment = assessByCode(declaration, day);
        Assessment.Refusal refusal =
                assessment.refusal() == null ? remarks.refusal(declaration, day) : assessment.refusal();
        return refusal == assessment.refusal()
                ? assessment
                : new Assessment(assessment.rulebook(), assessment.value(), assessment.perYear(), List.of(), refusal);
    }

    @Override
    public List<Remarks.Share> shares(Declaration declaration, LocalDate day) {
        return remarks.shares(declaration, day);
    }

    private Assessment assessByCode(Declaration declaration, LocalDate day) {
        RetailMemo.Found found = memo.assess(declaration, day);
        return found == null
                ? assessByRulebook(declaration, day)
                : new Assessment(rules.rulebook().hash(), found.value(), perYear(day), found.lines(rounding), null);
    }

    /** The same without memory: what {@link #assess} has to agree with. */
    Assessment assessByRulebook(Declaration declaration, LocalDate day) {
        Assessment.Refusal noGoods = RetailAnswer.noGoodsCode(declaration);
        if (noGoods != null) {
            return new Assessment(
                    rules.rulebook().hash(), RetailSale.value(declaration), perYear(day), List.of(), noGoods);
        }
        Sale taxed = RetailSale.taxed(declaration, day);
        Sale admitted = RetailSale.admitted(declaration, day);
        io.shibo.quote.Assessment found = rules.assess(taxed);
        RetailAnswer answer = new RetailAnswer(declaration, found);
        Set<Refusal> refusals = new LinkedHashSet<>(
                admitted == null ? found.refusals() : rules.assess(admitted).refusals());
        Assessment.Refusal refusal = answer.refusal(List.copyOf(refusals), alternatives(taxed, refusals));
        if (refusal == null) {
            memo.learn(declaration, day, found);
        }
        return new Assessment(
                rules.rulebook().hash(),
                found.customsValue().amount(),
                perYear(day),
                refusal == null ? answer.lines(rounding) : List.of(),
                refusal);
    }

    /**
     * What the other ways in would cost, for goods that the retail regime does not take; empty where it takes them. A way
     * that does not admit the goods either is left out.
     */
    public List<Alternative> alternatives(Declaration declaration, LocalDate day) {
        Sale sale = RetailSale.admitted(declaration, day);
        Sale asked = sale == null ? RetailSale.taxed(declaration, day) : sale;
        return alternatives(
                RetailSale.taxed(declaration, day), rules.assess(asked).refusals());
    }

    private List<Alternative> alternatives(Sale sale, Iterable<Refusal> refusals) {
        Set<String> names = new LinkedHashSet<>();
        refusals.forEach(refusal -> names.addAll(refusal.instead()));
        List<Alternative> found = new ArrayList<>();
        for (String name : names) {
            io.shibo.quote.Assessment other = rules.assess(sale.through(name));
            if (other.admitted()) {
                found.add(new Alternative(
                        name,
                        other.channel().title().in(io.shibo.codes.Language.ZH),
                        other.totals().charges().amount(),
                        other.complete()));
            }
        }
        return found;
    }

    private BigDecimal perYear(LocalDate day) {
        for (Pack.Value dated : pack.values().getOrDefault(PER_YEAR, List.of())) {
            if (dated.valid().contains(day)) {
                return dated.amount().amount();
            }
        }
        throw new IllegalStateException("pack CN has no %s on %s".formatted(PER_YEAR, day));
    }
}
