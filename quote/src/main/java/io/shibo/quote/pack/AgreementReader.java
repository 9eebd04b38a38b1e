package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.DateRange;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.origin.ContentMethod;
import io.shibo.quote.origin.Cumulation;
import io.shibo.quote.origin.HsCodes;
import io.shibo.quote.origin.OriginRule;
import io.shibo.quote.origin.OriginRuleParser;
import io.shibo.quote.origin.OriginRules;
import io.shibo.quote.origin.PriceBasis;
import io.shibo.quote.origin.ProductRule;
import io.shibo.quote.origin.Tolerance;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one agreement: {@code agreement.yaml}, and its product rules from CSV. */
final class AgreementReader {
    /** The file every agreement has. */
    static final String MAIN = "agreement.yaml";

    private final PackFiles files;
    private final Problems problems;
    private final Node root;
    private final Words words;

    private AgreementReader(PackFiles files, Problems problems, Node root) {
        this.files = files;
        this.problems = problems;
        this.root = root;
        this.words = Words.ofAgreement(root);
    }

    /** The agreement; null, and problems, where something is wrong with it. */
    static @Nullable Agreement read(PackFiles files, Problems problems) {
        Problems own = new Problems();
        Agreement agreement = null;
        try {
            byte[] main = files.find(MAIN);
            if (main == null) {
                own.add(files.label(), 0, "", "holds no %s.".formatted(MAIN));
            } else {
                Node root = Node.root(files.path(MAIN), YamlTree.read(files.path(MAIN), main), own);
                agreement = new AgreementReader(files, own, root).agreement();
            }
        } catch (InputException stop) {
            stop.problems().forEach(own::add);
        }
        own.list().forEach(problems::add);
        return own.isEmpty() ? agreement : null;
    }

    private @Nullable Agreement agreement() {
        root.only(
                "agreement",
                "title",
                "vintage",
                "citations",
                "areas",
                "requirements",
                "members",
                "origin",
                "proofs",
                "transport",
                "minimal-operations");
        String name = root.field("agreement").parse(AgreementReader::name);
        Wording title = PackBuilder.wording(root.field("title"));
        LocalDate vintage = root.field("vintage").parse(Values::date);
        List<Agreement.Member> members = members(root.field("members"));
        OriginRules rules = rules(root.field("origin"));
        List<Pack.Requirement> proofs = requirements(root.field("proofs"));
        List<Pack.Requirement> transport = requirements(root.field("transport"));
        List<Pack.Requirement> minimal = requirements(root.field("minimal-operations"));
        if (name == null || title == null || vintage == null || rules == null || !problems.isEmpty()) {
            return null;
        }
        return new Agreement(
                name,
                title,
                vintage,
                members,
                rules,
                proofs,
                transport.isEmpty() ? null : transport.getFirst(),
                minimal.isEmpty() ? null : minimal.getFirst(),
                files.hash(Set.of()));
    }

    private static String name(String text) {
        if (!text.matches("[A-Z][A-Z0-9]{1,19}")) {
            throw new IllegalArgumentException(
                    "an agreement is named in 2 to 20 capital letters and digits, as in RCEP or CHAFTA.");
        }
        return text;
    }

    private List<Pack.Requirement> requirements(Node node) {
        List<Pack.Requirement> found = new ArrayList<>();
        for (String name : words.needs(node)) {
            Pack.Requirement requirement = words.requirements().get(name);
            if (requirement != null) {
                found.add(requirement);
            }
        }
        return found;
    }

    // Members

    private List<Agreement.Member> members(Node node) {
        List<Agreement.Member> members = new ArrayList<>();
        Map<Country, List<DateRange>> seen = new HashMap<>();
        for (Node item : node.items()) {
            item.only("countries", "from", "to", "citation");
            DateRange valid = PackBuilder.range(item);
            Citation citation = words.citation(item.field("citation"));
            Set<Country> countries = words.countries(item.field("countries"));
            if (countries.isEmpty()) {
                item.field("countries").problem("is missing. Name countries, as in [CN], or areas.");
            }
            if (valid == null || citation == null) {
                continue;
            }
            for (Country country : countries) {
                List<DateRange> ranges = seen.computeIfAbsent(country, c -> new ArrayList<>());
                if (ranges.stream().anyMatch(valid::overlaps)) {
                    item.field("countries")
                            .problem("%s is a member twice on the same days. Leave one out.".formatted(country));
                }
                ranges.add(valid);
                members.add(new Agreement.Member(country, valid, citation));
            }
        }
        if (seen.size() < 2) {
            node.problem("an agreement has at least two members; this one has %d.".formatted(seen.size()));
        }
        return members;
    }

    // Rules of origin

    private @Nullable OriginRules rules(Node node) {
        node.only(
                "price",
                "methods",
                "costs-in-build-up",
                "cumulation",
                "tolerances",
                "too-little",
                "residual",
                "rules",
                "citation");
        PriceBasis price = node.field("price").choice(PriceBasis.class);
        Cumulation cumulation = node.field("cumulation").choice(Cumulation.class);
        Set<ContentMethod> methods = EnumSet.noneOf(ContentMethod.class);
        methods.addAll(Words.each(node.field("methods"), Values.oneOf(ContentMethod.class)));
        if (methods.remove(ContentMethod.FOCUSED)) {
            node.field("methods")
                    .problem("focused counts materials that a rule names. Write it in the rules that use it.");
        }
        Boolean costs = node.field("costs-in-build-up").parseOptional(AgreementReader::yes);
        List<Tolerance> tolerances = new ArrayList<>();
        for (Node item : node.field("tolerances").items()) {
            Tolerance tolerance = tolerance(item);
            if (tolerance != null) {
                tolerances.add(tolerance);
            }
        }
        Citation citation = words.citation(node.field("citation"));
        ProductRule residual = null;
        if (node.field("residual").present() && citation != null) {
            OriginRule rule = node.field("residual").parse(OriginRuleParser::parse);
            residual = rule == null ? null : new ProductRule(null, rule, citation);
            check(rule, methods, message -> node.field("residual").problem(message));
        }
        List<ProductRule> rules = new ArrayList<>();
        String file = node.field("rules").optionalText();
        if (file != null && citation != null) {
            read(node.field("rules"), file, citation, methods, rules);
        } else if (residual == null && citation != null) {
            node.problem("has no rules. Name a CSV file under rules, or a rule for all goods under residual.");
        }
        if (price == null || cumulation == null || citation == null || !problems.isEmpty()) {
            return null;
        }
        Set<String> minimal = Set.copyOf(new HashSet<>(Words.texts(node.field("too-little"))));
        return OriginRules.of(
                new OriginRules.Common(price, methods, Boolean.TRUE.equals(costs), cumulation, tolerances, minimal),
                residual,
                rules);
    }

    private static Boolean yes(String text) {
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("write yes or no.");
        };
    }

    private @Nullable Tolerance tolerance(Node item) {
        item.only("goods", "value", "weight", "citation");
        HsCodes goods = item.field("goods").parse(HsCodes::parse);
        BigDecimal value = item.field("value").parseOptional(Decimals::parse);
        BigDecimal weight = item.field("weight").parseOptional(Decimals::parse);
        Citation citation = words.citation(item.field("citation"));
        if ((value == null) == (weight == null)) {
            item.problem("names either value or weight, as a percentage. Write two tolerances where both are open.");
            return null;
        }
        if (goods == null || citation == null) {
            return null;
        }
        try {
            return value != null
                    ? new Tolerance(goods, Tolerance.Of.VALUE, value, citation)
                    : new Tolerance(goods, Tolerance.Of.WEIGHT, java.util.Objects.requireNonNull(weight), citation);
        } catch (IllegalArgumentException bad) {
            item.problem(String.valueOf(bad.getMessage()));
            return null;
        }
    }

    /** Rows of {@code codes,rule}, with {@code article} where the citation's own is too broad. */
    private void read(Node node, String file, Citation citation, Set<ContentMethod> methods, List<ProductRule> rules) {
        byte[] bytes = files.find(file);
        if (bytes == null) {
            node.problem("there is no file '%s' beside %s.".formatted(file, MAIN));
            return;
        }
        Map<HsCode, Integer> seen = new HashMap<>();
        Csv.Header header = Csv.Header.of("codes", "rule").withOptional("article", "citation");
        try {
            Csv.read(files.path(file), new ByteArrayInputStream(bytes), header, problems, row -> {
                OriginRule rule = row.parse("rule", OriginRuleParser::parse);
                check(rule, methods, message -> row.problem("rule", message));
                Citation source = source(row, citation);
                for (String text : row.required("codes").split("\\s+")) {
                    if (text.equals("residual")) {
                        row.problem(
                                "codes",
                                "the rule of all other goods stands in agreement.yaml: origin: {residual: …}.");
                        continue;
                    }
                    HsCode code = code(row, text);
                    Integer before = code == null ? null : seen.putIfAbsent(code, row.line());
                    if (before != null) {
                        row.problem(
                                "codes",
                                "%s has a rule in line %d already. Join the two with or, or name deeper codes."
                                        .formatted(code, before));
                    } else if (code != null && rule != null) {
                        rules.add(new ProductRule(code, rule, source));
                    }
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
    }

    private static @Nullable HsCode code(Csv.Row row, String text) {
        try {
            return HsCode.parse(text);
        } catch (IllegalArgumentException bad) {
            row.problem("codes", String.valueOf(bad.getMessage()));
            return null;
        }
    }

    private Citation source(Csv.Row row, Citation common) {
        Citation found = common;
        String name = row.text("citation");
        if (!name.isEmpty()) {
            Citation named = words.findCitation(name);
            if (named == null) {
                row.problem("citation", "citation '%s' is not defined in agreement.yaml.".formatted(name));
            } else {
                found = named;
            }
        }
        String article = row.text("article");
        return article.isEmpty() ? found : found.withArticle(article);
    }

    /** A rule that leaves the method open needs an agreement that names some. */
    private static void check(
            @Nullable OriginRule rule, Set<ContentMethod> methods, java.util.function.Consumer<String> problem) {
        switch (rule) {
            case OriginRule.AnyOf(var parts) -> parts.forEach(part -> check(part, methods, problem));
            case OriginRule.AllOf(var parts) -> parts.forEach(part -> check(part, methods, problem));
            case OriginRule.Content content -> {
                if (content.method() == null && methods.isEmpty()) {
                    problem.accept(
                            "'%s' names no method, and the agreement has none. Write build-down, build-up or net-cost, or list methods under origin."
                                    .formatted(content));
                }
            }
            case null, default -> {}
        }
    }
}
