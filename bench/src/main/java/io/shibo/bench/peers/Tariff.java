package io.shibo.bench.peers;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pack's measures as the peers load them: few kinds of measure, each with the rows of its list. Taken from the pack that
 * Shibo itself applies. A pack that asks more of its measures than the peers can answer is refused.
 */
final class Tariff {
    static final String PROOF = "proof-of-origin";
    /** The code of a row that speaks about all goods. */
    static final String ALL = "";

    /** The layers that the peers compute, in the order of the pipeline; half-up to the cent. */
    static final List<String> LAYERS = List.of("duty", "additional", "excise", "vat");

    private static final List<Layer.Select> SELECTS =
            List.of(Layer.Select.LOWEST, Layer.Select.ALL, Layer.Select.ALL, Layer.Select.FIRST);

    /**
     * What all rows of a list share.
     *
     * @param area which origins it is of, by number; as in TARIC, one area is of all
     * @param to the day after the last; null for open
     * @param proof whether it wants a proof of origin
     */
    record Kind(
            int number,
            String id,
            String layer,
            int area,
            LocalDate from,
            @Nullable LocalDate to,
            boolean proof,
            int priority) {}

    /**
     * One measure.
     *
     * @param code 8 digits, or {@link #ALL}
     */
    record Row(Kind kind, String code, Rate rate) {}

    private final List<Kind> kinds;
    private final List<Row> rows;
    private final List<Set<String>> areas;

    private Tariff(List<Kind> kinds, List<Row> rows, List<Set<String>> areas) {
        this.kinds = kinds;
        this.rows = rows;
        this.areas = areas;
    }

    /**
     * @param partners every country that goods may come from
     * @throws IllegalArgumentException if the pack is not of the form that {@link io.shibo.bench.NationalTariff} writes
     */
    static Tariff of(Pack pack, List<Country> partners) {
        checkPipeline(pack);
        MeasureTable table = pack.table();
        List<Set<String>> areas = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        for (Measure template : table.parts().templates()) {
            kinds.add(kind(kinds.size(), template, areas, partners));
        }
        List<Rate> rates = table.parts().formulas().stream().map(Rate::of).toList();
        List<Row> rows = new ArrayList<>(table.size());
        Set<Integer> lengths = new HashSet<>();
        for (int row = 0; row < table.size(); row++) {
            HsCode code = table.findCode(row);
            if (code != null) {
                lengths.add(code.length());
            }
            rows.add(new Row(
                    kinds.get(table.templateOf(row)),
                    code == null ? ALL : code.digits(),
                    rates.get(table.formulaOf(row))));
        }
        // Peers look codes up by equality, which is the same as by prefix only while all have one length.
        require(lengths.size() == 1, "all codes of one length", lengths);
        return new Tariff(List.copyOf(kinds), List.copyOf(rows), List.copyOf(areas));
    }

    private static void checkPipeline(Pack pack) {
        List<Layer> layers = pack.channels().getFirst().steps().stream()
                .filter(Layer.class::isInstance)
                .map(Layer.class::cast)
                .toList();
        require(
                layers.stream().map(Layer::name).toList().equals(LAYERS)
                        && layers.stream().map(Layer::select).toList().equals(SELECTS),
                "layers " + LAYERS + " selecting " + SELECTS,
                layers);
    }

    private static Kind kind(int number, Measure template, List<Set<String>> areas, List<Country> partners) {
        Scope scope = template.scope();
        Predicate when = scope.when();
        boolean proof = when instanceof Predicate.FactIs(var fact) && fact.equals(PROOF);
        Scope known = new Scope(
                List.of(),
                List.of(),
                List.of(),
                scope.origins(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                proof ? when : null);
        require(scope.equals(known), "no scope but origins and " + PROOF, template.id());
        require(template.excludes().isEmpty(), "no exclusions", template.id());
        Set<String> origins = (scope.origins().isEmpty() ? partners : scope.origins())
                .stream().map(Country::toString).collect(Collectors.toSet());
        if (!areas.contains(origins)) {
            areas.add(origins);
        }
        return new Kind(
                number,
                template.id(),
                template.layer(),
                areas.indexOf(origins),
                template.valid().from(),
                template.valid().to(),
                proof,
                template.priority());
    }

    private static void require(boolean met, String wanted, Object found) {
        if (!met) {
            throw new IllegalArgumentException(
                    "the peers know %s; found %s: extend them before you compare".formatted(wanted, found));
        }
    }

    List<Kind> kinds() {
        return kinds;
    }

    List<Row> rows() {
        return rows;
    }

    /** The countries of each area, by number. */
    List<Set<String>> areas() {
        return areas;
    }
}
