package io.shibo.quote.sale;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bill of materials of a line, from parsed JSON and back. */
public final class ProductionReader {
    /** The fields of a line that tell how its goods are made. */
    public static final Set<String> FIELDS = Set.of("materials", "processes", "directCosts", "netCost", "exWorksPrice");

    private ProductionReader() {}

    /** What the node says of production; null where it says nothing, or not so that it can be used (then problems). */
    public static @Nullable Production read(Node node) {
        if (FIELDS.stream().noneMatch(name -> node.field(name).present())) {
            return null;
        }
        List<Material> materials = materials(node.field("materials"), 1);
        Fact<List<String>> processes = Fact.unknown();
        if (node.field("processes").present()) {
            List<String> names = new ArrayList<>();
            for (Node item : node.field("processes").items()) {
                String name = item.text();
                if (name != null) {
                    names.add(name);
                }
            }
            processes = Fact.of(names);
        }
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        node.field("directCosts").fields().forEach((name, value) -> {
            BigDecimal amount = value.parse(Decimals::parse);
            if (amount != null) {
                costs.put(name, amount);
            }
        });
        BigDecimal netCost = node.field("netCost").parseOptional(Decimals::parse);
        BigDecimal exWorks = node.field("exWorksPrice").parseOptional(Decimals::parse);
        try {
            return new Production(materials, processes, costs, Fact.ofNullable(netCost), Fact.ofNullable(exWorks));
        } catch (IllegalArgumentException bad) {
            node.problem(bad);
            return null;
        }
    }

    /** Stated answers by agreement: {@code {"RCEP": "yes"}}. */
    public static Map<String, Answer> originates(Node node) {
        Map<String, Answer> answers = new TreeMap<>();
        node.fields().forEach((agreement, value) -> {
            Answer answer = value.choice(Answer.class);
            if (answer != null) {
                answers.put(agreement, answer);
            }
        });
        return answers;
    }

    private static List<Material> materials(Node list, int depth) {
        List<Material> materials = new ArrayList<>();
        List<Node> items = list.items();
        if (items.size() > Production.MAX_MATERIALS || depth > Production.MAX_DEPTH && !items.isEmpty()) {
            list.problem(SaleProblems.of(
                    "materials-many", items.size(), depth, Production.MAX_MATERIALS, Production.MAX_DEPTH));
            return materials;
        }
        for (Node item : items) {
            Material material = material(item, depth);
            if (material != null) {
                materials.add(material);
            }
        }
        return materials;
    }

    private static @Nullable Material material(Node node, int depth) {
        node.only("description", "hs", "origin", "originating", "value", "netKg", "materials");
        String description = node.field("description").text();
        Fact<Set<String>> originating = Fact.unknown();
        if (node.field("originating").present()) {
            Set<String> names = new HashSet<>();
            for (Node item : node.field("originating").items()) {
                String name = item.text();
                if (name != null) {
                    names.add(name);
                }
            }
            originating = Fact.of(names);
        }
        Fact<HsCode> hs = known(node.field("hs"), HsCode::parse);
        Fact<Country> origin = known(node.field("origin"), Country::parse);
        Fact<BigDecimal> value = known(node.field("value"), Decimals::parse);
        BigDecimal netKg = node.field("netKg").parseOptional(Decimals::parse);
        List<Material> parts = materials(node.field("materials"), depth + 1);
        if (description == null) {
            return null;
        }
        try {
            return new Material(description, hs, origin, originating, value, netKg, parts);
        } catch (IllegalArgumentException bad) {
            node.problem(bad);
            return null;
        }
    }

    private static <T> Fact<T> known(Node node, java.util.function.Function<String, T> reader) {
        return "unknown".equals(node.optionalText()) ? Fact.unknown() : Fact.ofNullable(node.parseOptional(reader));
    }

    /** Puts the fields that {@link #read} takes into a line's document. */
    static void write(Production production, Map<String, Object> out) {
        out.put(
                "materials",
                production.materials().stream().map(ProductionReader::document).toList());
        if (production.processes() instanceof Fact.Known<List<String>>(var names)) {
            out.put("processes", names);
        }
        if (!production.directCosts().isEmpty()) {
            Map<String, Object> costs = new LinkedHashMap<>();
            production.directCosts().forEach((name, amount) -> costs.put(name, amount.toPlainString()));
            out.put("directCosts", costs);
        }
        if (production.netCost() instanceof Fact.Known<BigDecimal>(var amount)) {
            out.put("netCost", amount.toPlainString());
        }
        if (production.exWorksPrice() instanceof Fact.Known<BigDecimal>(var amount)) {
            out.put("exWorksPrice", amount.toPlainString());
        }
    }

    private static Map<String, Object> document(Material material) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("description", material.description());
        if (material.hs() instanceof Fact.Known<HsCode>(var code)) {
            out.put("hs", code.digits());
        }
        if (material.origin() instanceof Fact.Known<Country>(var country)) {
            out.put("origin", country.code());
        }
        if (material.originating() instanceof Fact.Known<Set<String>>(var names)) {
            out.put("originating", List.copyOf(names));
        }
        if (material.value() instanceof Fact.Known<BigDecimal>(var amount)) {
            out.put("value", amount.toPlainString());
        }
        if (material.netKg() != null) {
            out.put("netKg", material.netKg().toPlainString());
        }
        if (!material.materials().isEmpty()) {
            out.put(
                    "materials",
                    material.materials().stream()
                            .map(ProductionReader::document)
                            .toList());
        }
        return out;
    }
}
