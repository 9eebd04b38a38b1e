package io.shibo.quote.origin;

import io.shibo.codes.HsCode;
import io.shibo.quote.sale.Answer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of origin of one agreement: what is common to all goods, and what is asked of each code. Immutable.
 *
 * <p>Besides the product rules, goods originate that are wholly obtained, or made from originating materials alone; every
 * agreement known to this project says so.
 */
public final class OriginRules {
    /**
     * What holds for all goods.
     *
     * @param price what shares of value are taken of, where a rule does not say
     * @param methods open for a rule that asks for regional value content and names no method
     * @param costsBuildUp whether build-up counts direct costs beside originating materials, as RCEP does
     * @param minimal names of processes that are too little, alone or together
     */
    public record Common(
            PriceBasis price,
            Set<ContentMethod> methods,
            boolean costsBuildUp,
            Cumulation cumulation,
            List<Tolerance> tolerances,
            Set<String> minimal) {
        public Common {
            if (methods.contains(ContentMethod.FOCUSED)) {
                throw new IllegalArgumentException(
                        "the focused method counts materials that a rule names, so it cannot be open to every rule.");
            }
            methods = Collections.unmodifiableSet(methods.isEmpty() ? Set.of() : java.util.EnumSet.copyOf(methods));
            tolerances = List.copyOf(tolerances);
            minimal = Set.copyOf(minimal);
        }
    }

    private final Common common;
    private final @Nullable ProductRule residual;
    private final TreeMap<String, ProductRule> byCode = new TreeMap<>();

    private OriginRules(Common common, @Nullable ProductRule residual, List<ProductRule> rules) {
        this.common = common;
        this.residual = residual;
        for (ProductRule rule : rules) {
            if (rule.code() == null) {
                throw new IllegalArgumentException("a product rule names a code; the rule of all others stands apart.");
            }
            if (byCode.put(rule.code().digits(), rule) != null) {
                throw new IllegalArgumentException("%s has two rules. Join them with or."
                        .formatted(rule.code().dotted()));
            }
        }
    }

    /**
     * @param residual for goods that no rule names; null where the agreement has none, or the file is not complete
     * @param rules one a code; the longest code that covers the goods wins
     */
    public static OriginRules of(Common common, @Nullable ProductRule residual, List<ProductRule> rules) {
        return new OriginRules(common, residual, rules);
    }

    public Common common() {
        return common;
    }

    public Optional<ProductRule> residual() {
        return Optional.ofNullable(residual);
    }

    /** By code. */
    public Collection<ProductRule> rules() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** The rule of the longest code that covers the goods, else the residual one. */
    public Optional<ProductRule> find(HsCode goods) {
        for (int length = goods.length(); length >= 2; length = HsCode.above(length)) {
            ProductRule rule = byCode.get(goods.digits().substring(0, length));
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return residual();
    }

    /** Whether a deeper rule than {@link #find} gives may apply, because the code is short. */
    public boolean dependsOnMoreDigits(HsCode goods) {
        Map<String, ProductRule> below = byCode.tailMap(goods.digits(), false);
        return goods.length() < 6
                && below.keySet().stream()
                        .findFirst()
                        .map(c -> c.startsWith(goods.digits()))
                        .orElse(false);
    }

    List<Tolerance> tolerances(HsCode goods) {
        return common.tolerances().stream()
                .filter(tolerance -> tolerance.goods().covers(goods) == Answer.YES)
                .toList();
    }
}
