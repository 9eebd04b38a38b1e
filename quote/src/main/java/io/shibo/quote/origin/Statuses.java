package io.shibo.quote.origin;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.MaterialFinding.Why;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Material;
import io.shibo.quote.sale.Production;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which materials of a good count as originating, by cumulation, by statement, or by what they are made of. */
final class Statuses {
    private final OriginRegime regime;
    private final Good good;
    private final OriginJudge.Resolver resolver;
    /** The countries whose originating materials count. */
    private final Set<Country> group;

    private final Map<String, MaterialFinding> found = new HashMap<>();

    Statuses(OriginRegime regime, Good good, OriginJudge.Resolver resolver) {
        this.regime = regime;
        this.good = good;
        this.resolver = resolver;
        this.group = new TreeSet<>(Set.of(good.exporter()));
        switch (regime.rules().common().cumulation()) {
            case NONE -> {}
            case BILATERAL -> {
                if (good.importer() != null) {
                    group.add(good.importer());
                }
            }
            case REGIONAL, FULL -> group.addAll(regime.members());
        }
    }

    /** @param path the material's name, after those of the materials it lies inside */
    MaterialFinding of(Material material, String path) {
        MaterialFinding known = found.get(path);
        if (known == null) {
            known = find(material, path);
            found.put(path, known);
        }
        return known;
    }

    /** Whether work done on the material counts although it does not originate. */
    boolean opened(Material material) {
        return regime.rules().common().cumulation() == Cumulation.FULL
                && !material.materials().isEmpty()
                && material.origin() instanceof Fact.Known<Country>(var country)
                && regime.members().contains(country);
    }

    private MaterialFinding find(Material material, String path) {
        Country origin = material.origin().orNull();
        Set<String> said = material.originating().orNull();
        if (said != null && !said.contains(regime.agreement())) {
            return new MaterialFinding(material, Answer.NO, Why.DENIED, null);
        }
        if (origin == null) {
            boolean everyParty = regime.rules().common().cumulation().compareTo(Cumulation.REGIONAL) >= 0;
            if (said != null && everyParty) {
                return new MaterialFinding(material, Answer.YES, Why.CUMULATED, null);
            }
            Answer open = resolver.of(new OriginQuestion(OriginQuestion.Kind.MATERIAL_ORIGIN, path));
            return new MaterialFinding(material, open, Why.ORIGIN_UNKNOWN, null);
        }
        if (!regime.members().contains(origin)) {
            return new MaterialFinding(material, Answer.NO, Why.THIRD_COUNTRY, null);
        }
        if (!group.contains(origin)) {
            return new MaterialFinding(material, Answer.NO, Why.NOT_CUMULATED, null);
        }
        if (said != null) {
            Why why = origin.equals(good.exporter()) ? Why.STATED : Why.CUMULATED;
            return new MaterialFinding(material, Answer.YES, why, null);
        }
        if (!material.materials().isEmpty()) {
            return byOwnMaterials(material, origin, path);
        }
        Answer open = resolver.of(new OriginQuestion(OriginQuestion.Kind.MATERIAL_ORIGINATING, path));
        return new MaterialFinding(material, open, Why.NOT_STATED, null);
    }

    /** An intermediate material is judged as goods of its own: if it originates, all of it counts. */
    private MaterialFinding byOwnMaterials(Material material, Country origin, String path) {
        HsCode code = material.hs().orNull();
        if (code == null) {
            Answer open = resolver.of(new OriginQuestion(OriginQuestion.Kind.MATERIAL_CODE, path));
            return new MaterialFinding(material, open, Why.OWN_MATERIALS, null);
        }
        BigDecimal value = material.value().orNull();
        @Nullable Exact price = value == null ? null : Exact.of(value);
        Country other = origin.equals(good.exporter()) ? good.importer() : good.exporter();
        Good part = new Good(
                code,
                origin,
                other,
                price,
                price,
                material.netKg() == null ? null : Exact.of(material.netKg()),
                new Production(material.materials(), Fact.unknown(), Map.of(), Fact.unknown(), Fact.unknown()));
        OriginResult made = new Evaluation(regime, part, resolver, path + " / ").result();
        return new MaterialFinding(material, made.answer(), Why.OWN_MATERIALS, made);
    }

    List<MaterialFinding> all(String prefix) {
        return good.production().materials().stream()
                .map(material -> of(material, prefix + material.description()))
                .toList();
    }
}
