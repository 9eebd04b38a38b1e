package io.shibo.quote.origin;

import io.shibo.codes.HsCode;
import io.shibo.quote.origin.OriginResult.Ground;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pass over one good, with open facts taken as the resolver says. Used once. */
final class Evaluation {
    /** What a producer writes under processes for goods that were grown, mined or caught. */
    static final String WHOLLY_OBTAINED = "wholly obtained";

    private final OriginRegime regime;
    private final Good good;
    private final OriginJudge.Resolver resolver;
    private final String prefix;
    private final Statuses statuses;
    private final Loads loads;
    private final Shares shares;

    Evaluation(OriginRegime regime, Good good, OriginJudge.Resolver resolver, String prefix) {
        this.regime = regime;
        this.good = good;
        this.resolver = resolver;
        this.prefix = prefix;
        this.statuses = new Statuses(regime, good, resolver);
        this.loads = new Loads(statuses, resolver);
        this.shares = new Shares(regime.rules().common(), good, loads, resolver, prefix);
    }

    OriginResult result() {
        if (!regime.members().contains(good.exporter())) {
            return result(Answer.NO, Ground.EXPORTER_NOT_MEMBER, null, null);
        }
        if (good.importer() != null && !regime.members().contains(good.importer())) {
            return result(Answer.NO, Ground.IMPORTER_NOT_MEMBER, null, null);
        }
        Answer exclusively = exclusively();
        if (exclusively == Answer.YES && said(WHOLLY_OBTAINED) == Answer.YES) {
            return result(Answer.YES, Ground.WHOLLY_OBTAINED, null, null);
        }
        if (good.production().materials().isEmpty()) {
            return withoutMaterials();
        }
        if (exclusively == Answer.YES) {
            return result(Answer.YES, Ground.PRODUCED_EXCLUSIVELY, null, null);
        }
        if (minimal()) {
            return result(exclusively, Ground.MINIMAL_OPERATIONS, null, null);
        }
        if (regime.rules().dependsOnMoreDigits(good.code())) {
            Answer open = resolver.of(new OriginQuestion(OriginQuestion.Kind.GOODS_CODE, prefix));
            return result(exclusively.or(open), Ground.NO_RULE, null, null);
        }
        ProductRule rule = regime.rules().find(good.code()).orElse(null);
        if (rule == null) {
            Answer open = resolver.of(new OriginQuestion(OriginQuestion.Kind.RULE, prefix));
            return result(exclusively.or(open), Ground.NO_RULE, null, null);
        }
        Finding finding = find(rule.rule());
        return result(exclusively.or(finding.answer()), Ground.PRODUCT_RULE, rule, finding);
    }

    private OriginResult result(Answer answer, Ground ground, @Nullable ProductRule rule, @Nullable Finding finding) {
        return new OriginResult(
                regime.agreement(), good, answer, ground, rule, statuses.all(prefix), finding, List.of());
    }

    /** Goods of which nobody says what they are made of: no test of materials may pass for want of materials. */
    private OriginResult withoutMaterials() {
        ProductRule rule = regime.rules().find(good.code()).orElse(null);
        boolean grown = rule != null && rule.rule() instanceof OriginRule.WhollyObtained;
        OriginQuestion.Kind kind = grown ? OriginQuestion.Kind.WHOLLY_OBTAINED : OriginQuestion.Kind.MATERIALS;
        return result(resolver.of(new OriginQuestion(kind, prefix)), Ground.NO_MATERIALS, rule, null);
    }

    private Answer exclusively() {
        Answer answer = Answer.YES;
        for (MaterialFinding material : statuses.all(prefix)) {
            answer = answer.and(material.originating());
        }
        return answer;
    }

    /** UNKNOWN, without a question, where no processes are stated at all. */
    private Answer said(String process) {
        return good.production().processes() instanceof Fact.Known<List<String>>(var names)
                ? Answer.of(names.stream().anyMatch(name -> normal(name).equals(process)))
                : Answer.UNKNOWN;
    }

    private boolean minimal() {
        if (!(good.production().processes() instanceof Fact.Known<List<String>>(var names)) || names.isEmpty()) {
            return false;
        }
        Set<String> minimal = regime.rules().common().minimal().stream()
                .map(Evaluation::normal)
                .collect(Collectors.toSet());
        return names.stream().allMatch(name -> minimal.contains(normal(name)));
    }

    private static String normal(String process) {
        return process.strip().toLowerCase(Locale.ROOT);
    }

    // The rules

    private Finding find(OriginRule rule) {
        return switch (rule) {
            case OriginRule.AnyOf(var parts) -> {
                List<Finding> found = parts.stream().map(this::find).toList();
                yield new Finding.Group(
                        rule, found.stream().map(Finding::answer).reduce(Answer.NO, Answer::or), found);
            }
            case OriginRule.AllOf(var parts) -> {
                List<Finding> found = parts.stream().map(this::find).toList();
                yield new Finding.Group(
                        rule, found.stream().map(Finding::answer).reduce(Answer.YES, Answer::and), found);
            }
            case OriginRule.WhollyObtained wo -> new Finding.Stated(rule, wholly());
            case OriginRule.AnyMaterials ah -> new Finding.Stated(rule, Answer.YES);
            case OriginRule.ProducedExclusively pe -> new Finding.Stated(rule, exclusively());
            case OriginRule.Process(var name) -> new Finding.Stated(rule, process(name));
            case OriginRule.TariffChange change ->
                changed(
                        rule,
                        (material, path) -> changes(change, material, path).not());
            case OriginRule.Obtained(var from) ->
                changed(rule, (material, path) -> shares.covers(from, material, path));
            case OriginRule.Content content -> shares.content(content);
            case OriginRule.MaxNom most -> shares.maxNom(most);
            case OriginRule.MaxWeight most -> shares.maxWeight(most);
        };
    }

    private Answer wholly() {
        Answer stated = said(WHOLLY_OBTAINED);
        Answer exclusively = exclusively();
        if (stated == Answer.UNKNOWN && exclusively != Answer.NO) {
            stated = resolver.of(new OriginQuestion(OriginQuestion.Kind.WHOLLY_OBTAINED, prefix));
        }
        return stated.and(exclusively);
    }

    private Answer process(String name) {
        Answer said = said(name);
        return said == Answer.UNKNOWN
                ? resolver.of(new OriginQuestion(OriginQuestion.Kind.PROCESS, prefix + name))
                : said;
    }

    private Answer changes(OriginRule.TariffChange rule, Material material, String path) {
        HsCode code = material.hs().orNull();
        if (code == null) {
            return resolver.of(new OriginQuestion(OriginQuestion.Kind.MATERIAL_CODE, path));
        }
        int digits = rule.change().digits();
        Answer changed = differs(good.code().prefix(digits), code.prefix(digits), digits, path);
        if (rule.except() == null) {
            return changed;
        }
        return changed.and(shares.covers(rule.except(), material, path).not());
    }

    private Answer differs(HsCode goods, HsCode material, int digits, String path) {
        if (!goods.contains(material) && !material.contains(goods)) {
            return Answer.YES;
        }
        if (goods.length() == digits && material.length() == digits) {
            return Answer.NO;
        }
        return resolver.of(
                goods.length() < digits
                        ? new OriginQuestion(OriginQuestion.Kind.GOODS_CODE, prefix)
                        : new OriginQuestion(OriginQuestion.Kind.MATERIAL_CODE, path));
    }

    /** A test of each material that does not originate, with tolerances for those that fail. */
    private Finding changed(OriginRule rule, Loads.Counts fails) {
        List<Material> materials = good.production().materials();
        List<Finding.Classified> classified = new ArrayList<>();
        for (Material material : materials) {
            String path = prefix + material.description();
            if (statuses.of(material, path).originating() != Answer.YES) {
                Loads.Load load = loads.against(material, path, Tolerance.Of.VALUE, fails);
                Answer meets = load.least() ? Answer.NO : load.most() ? Answer.UNKNOWN : Answer.YES;
                classified.add(new Finding.Classified(material, meets));
            }
        }
        Loads.Load failing = loads.against(materials, prefix, Tolerance.Of.VALUE, fails);
        List<Finding.Allowance> allowances = new ArrayList<>();
        Answer forgiven = Answer.NO;
        if (failing.most()) {
            for (Tolerance tolerance : regime.rules().tolerances(good.code())) {
                Loads.Load measured = tolerance.of() == Tolerance.Of.VALUE
                        ? failing
                        : loads.against(materials, prefix, Tolerance.Of.WEIGHT, fails);
                Finding.Allowance allowance = shares.allowance(tolerance, measured.amount());
                allowances.add(allowance);
                forgiven = forgiven.or(allowance.answer());
            }
        }
        Answer passes = failing.least() ? Answer.NO : failing.most() ? Answer.UNKNOWN : Answer.YES;
        return new Finding.Changed(rule, passes.or(forgiven), classified, allowances);
    }
}
