package io.shibo.quote.sale;

import io.shibo.codes.Decimals;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the goods of a line are made: what rules of origin ask about. All amounts are in the sale's currency, for one unit of
 * the line.
 *
 * @param materials the bill of materials; at most {@value #MAX_MATERIALS} with those inside materials
 * @param processes names of what was done, as product rules name it ({@code chemical reaction}, {@code wholly obtained})
 * @param directCosts cost of production beside materials, by the names in {@link #COSTS}; empty where not stated
 * @param netCost total cost less sales promotion, royalties, shipping and packing, and interest that is not allowable
 * @param exWorksPrice the price at the factory gate, where the sale is not EXW
 */
public record Production(
        List<Material> materials,
        Fact<List<String>> processes,
        Map<String, BigDecimal> directCosts,
        Fact<BigDecimal> netCost,
        Fact<BigDecimal> exWorksPrice) {
    /** Materials of one line, at all depths together. */
    public static final int MAX_MATERIALS = 500;

    /** How deep materials may be made of materials. */
    public static final int MAX_DEPTH = 4;

    /** What a direct cost may be called (RCEP Article 3.5.2: labour, overhead, profit, other). */
    public static final Set<String> COSTS = Set.of("labour", "overhead", "profit", "other");

    public Production {
        materials = List.copyOf(materials);
        int count = count(materials, 1);
        if (count > MAX_MATERIALS) {
            throw SaleProblems.of("materials-count", count, MAX_MATERIALS).refusal();
        }
        processes = processes instanceof Fact.Known<List<String>>(var names) ? Fact.of(List.copyOf(names)) : processes;
        TreeMap<String, BigDecimal> sorted = new TreeMap<>();
        directCosts.forEach((name, amount) -> {
            if (!COSTS.contains(name)) {
                throw SaleProblems.of("direct-cost", name).refusal();
            }
            sorted.put(name, positive(name, amount));
        });
        directCosts = Collections.unmodifiableMap(sorted);
        if (netCost instanceof Fact.Known<BigDecimal>(var amount)) {
            netCost = Fact.of(positive("netCost", amount));
        }
        if (exWorksPrice instanceof Fact.Known<BigDecimal>(var amount)) {
            exWorksPrice = Fact.of(positive("exWorksPrice", amount));
        }
    }

    /** Materials alone. */
    public static Production of(List<Material> materials) {
        return new Production(materials, Fact.unknown(), Map.of(), Fact.unknown(), Fact.unknown());
    }

    /** The same, made of other materials. */
    public Production with(List<Material> others) {
        return new Production(others, processes, directCosts, netCost, exWorksPrice);
    }

    private static BigDecimal positive(String name, BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(Sale.MAX_AMOUNT) >= 0) {
            throw SaleProblems.of("cost-range", name, amount.toPlainString(), Sale.MAX_AMOUNT.toPlainString())
                    .refusal();
        }
        return Decimals.normalise(amount);
    }

    private static int count(List<Material> materials, int depth) {
        if (depth > MAX_DEPTH && !materials.isEmpty()) {
            throw SaleProblems.of("materials-deep", MAX_DEPTH).refusal();
        }
        Set<String> seen = new HashSet<>();
        int count = materials.size();
        for (Material material : materials) {
            if (!seen.add(material.description())) {
                throw SaleProblems.of("material-twice", io.shibo.codes.input.Problem.show(material.description()))
                        .refusal();
            }
            count += count(material.materials(), depth + 1);
        }
        return count;
    }
}
