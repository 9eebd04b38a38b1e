package io.shibo.quote.origin;

import io.shibo.codes.Country;
import io.shibo.codes.Rounding;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What would make goods originate: changes of one input alone, each tried by judging the changed goods. */
public final class OriginAdvice {
    /** Changes that are told; the smallest come first. */
    private static final int MAX_TOLD = 20;

    /** Amounts are moved in steps of this many decimals, or finer where the input is. */
    private static final int DECIMALS = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A change that was tried and makes the goods originate. */
    public sealed interface Proposal {
        /** The value that it moves, for one unit: what it costs to find out, not what it costs. */
        Exact affected();

        /** The goods as they would then come out; its answer is YES. */
        OriginResult verified();

        /** Buy a material so that it originates, in one of these countries. */
        record UseOriginating(Material material, Set<Country> from, Exact affected, OriginResult verified)
                implements Proposal {
            public UseOriginating {
                from = java.util.Collections.unmodifiableSet(new TreeSet<>(from));
            }
        }

        /** Use a material of less value. */
        record LowerValue(Material material, BigDecimal value, Exact affected, OriginResult verified)
                implements Proposal {}

        /** Sell for more. */
        record RaisePrice(PriceBasis basis, BigDecimal price, Exact affected, OriginResult verified)
                implements Proposal {}
    }

    private final OriginRegime regime;
    private final OriginResult result;
    private final Good good;
    private final List<Proposal> proposals = new ArrayList<>();
    /** By how much the value against the goods would have to fall, for some test to pass. */
    private final TreeSet<Exact> excesses = new TreeSet<>();
    /** Prices at which some test would pass. */
    private final TreeSet<Exact> prices = new TreeSet<>();

    private OriginAdvice(OriginRegime regime, OriginResult result) {
        this.regime = regime;
        this.result = result;
        this.good = result.good();
    }

    /** The changes, that of the smallest value first; empty unless the answer is NO because of what the goods are made of. */
    public static List<Proposal> of(OriginRegime regime, OriginResult result) {
        boolean ofMaterials = result.ground() == OriginResult.Ground.PRODUCT_RULE
                || result.ground() == OriginResult.Ground.MINIMAL_OPERATIONS;
        return result.answer() == Answer.NO && ofMaterials ? new OriginAdvice(regime, result).all() : List.of();
    }

    private List<Proposal> all() {
        if (result.finding() != null) {
            thresholds(result.finding());
        }
        for (int i = 0; i < result.materials().size(); i++) {
            MaterialFinding finding = result.materials().get(i);
            BigDecimal value = finding.material().value().orNull();
            if (finding.originating() == Answer.NO && value != null) {
                useOriginating(i, finding.material(), value);
                lowerValue(i, finding.material(), value);
            }
        }
        raisePrice();
        proposals.sort(Comparator.comparing(Proposal::affected));
        return proposals.stream().limit(MAX_TOLD).toList();
    }

    private void thresholds(Finding finding) {
        switch (finding) {
            case Finding.Group group -> group.parts().forEach(this::thresholds);
            case Finding.Measured measured -> measured.figures().forEach(this::threshold);
            case Finding.Changed changed -> changed.allowances().forEach(this::threshold);
            case Finding.Stated stated -> {}
        }
    }

    private void threshold(Finding.Figure figure) {
        boolean value = figure.kind() != Finding.Kind.BUILD_UP && figure.kind() != Finding.Kind.MAX_WEIGHT;
        if (figure.room() == null || !value || figure.room().compareTo(Exact.ZERO) >= 0) {
            return;
        }
        excesses.add(Exact.ZERO.minus(figure.room()));
        BigDecimal most =
                figure.kind() == Finding.Kind.MAX_NOM ? figure.threshold() : HUNDRED.subtract(figure.threshold());
        if (figure.kind() != Finding.Kind.NET_COST) {
            price(figure.part().low(), most);
        }
    }

    private void threshold(Finding.Allowance allowance) {
        Exact limit = allowance.limit();
        boolean value = allowance.tolerance().of() == Tolerance.Of.VALUE;
        if (value && limit != null && allowance.failing().low().compareTo(limit) > 0) {
            excesses.add(allowance.failing().low().minus(limit));
            price(allowance.failing().low(), allowance.tolerance().percent());
        }
    }

    /** The price of which an amount is so many per cent. */
    private void price(Exact amount, BigDecimal percent) {
        if (percent.signum() > 0) {
            prices.add(amount.times(HUNDRED).dividedBy(percent));
        }
    }

    private void useOriginating(int at, Material material, BigDecimal value) {
        Material other = material.madeOf(List.of()).from(good.exporter()).originatingUnder(regime.agreement());
        OriginResult changed = judged(at, other);
        if (changed.answer() == Answer.YES) {
            proposals.add(new Proposal.UseOriginating(material, sources(), Exact.of(value), changed));
        }
    }

    private Set<Country> sources() {
        Set<Country> sources = new TreeSet<>(Set.of(good.exporter()));
        switch (regime.rules().common().cumulation()) {
            case NONE -> {}
            case BILATERAL -> {
                if (good.importer() != null) {
                    sources.add(good.importer());
                }
            }
            case REGIONAL, FULL -> sources.addAll(regime.members());
        }
        return sources;
    }

    private void lowerValue(int at, Material material, BigDecimal value) {
        for (Exact excess : excesses) {
            BigDecimal lower = stepped(Exact.of(value).minus(excess), value, RoundingMode.FLOOR);
            if (lower.signum() < 0) {
                return;
            }
            OriginResult changed = judged(at, material.worth(lower));
            if (changed.answer() == Answer.YES) {
                Exact affected = Exact.of(value.subtract(lower));
                proposals.add(new Proposal.LowerValue(material, lower, affected, changed));
                return;
            }
        }
    }

    private void raisePrice() {
        PriceBasis basis = regime.rules().common().price();
        Exact price = good.price(basis);
        if (price == null) {
            return;
        }
        for (Exact wanted : prices) {
            BigDecimal higher = stepped(wanted, price.shown(), RoundingMode.CEILING);
            Exact more = Exact.of(higher).minus(price);
            if (more.compareTo(Exact.ZERO) > 0) {
                OriginResult changed =
                        OriginJudge.judge(regime, good.priced(plus(good.fob(), more), plus(good.exWorks(), more)));
                if (changed.answer() == Answer.YES) {
                    proposals.add(new Proposal.RaisePrice(basis, higher, more, changed));
                    return;
                }
            }
        }
    }

    private static @Nullable Exact plus(@Nullable Exact price, Exact more) {
        return price == null ? null : price.plus(more);
    }

    private static BigDecimal stepped(Exact amount, BigDecimal like, RoundingMode mode) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.min(6, Math.max(DECIMALS, like.scale())));
        return amount.rounded(new Rounding("step", unit, mode));
    }

    private OriginResult judged(int at, Material other) {
        List<Material> materials = new ArrayList<>(good.production().materials());
        materials.set(at, other);
        return OriginJudge.judge(regime, good.made(good.production().with(materials)));
    }
}
