package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Transport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads measures. One that names a {@code list} stands for a measure a row; see {@link ListMeasure}. */
final class MeasureReader {
    /** Fields that may take {@code $column} from the rows of a list. */
    static final List<String> ROW_FIELDS = List.of(
            "formula",
            "when",
            "origins",
            "except-origins",
            "dispatch",
            "destinations",
            "program",
            "excludes",
            "needs",
            "citation",
            "article",
            "priority",
            "from",
            "to",
            "stage");

    static final String NO_PERCENTAGE =
            "'%s' rounds in percentage points, but the formula is no percentage: %s. Use a stage without rounding.";

    private final Words words;
    private final Problems problems;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<String> written;
    private final Set<String> ids = new HashSet<>();

    /**
     * Readies a reader.
     *
     * @param channels those that could be read
     * @param written the names of all, also of those that are told to be wrong: that is not told a second time here
     */
    MeasureReader(Words words, List<Channel> channels, Set<String> written, Problems problems) {
        this.words = words;
        this.written = written;
        this.problems = problems;
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
    }

    void read(Node node, List<Measure> into) {
        node.items().forEach(item -> readOne(item, into));
    }

    /** What all rows of a measure share. */
    record Common(
            String id,
            Set<String> channels,
            String layer,
            @Nullable String program,
            Wording title,
            Scope scope,
            NamedDate date,
            int priority,
            Set<String> excludes,
            List<String> needs,
            Citation citation) {
        Measure measure(DateRange valid, Formula formula, Measure.Origin where) {
            return new Measure(
                    id, channels, layer, program, title, scope, date, valid, priority, excludes, formula, needs,
                    citation, where);
        }
    }

    private void readOne(Node node, List<Measure> into) {
        node.only(
                "id",
                "channels",
                "layer",
                "program",
                "title",
                "codes",
                "except-codes",
                "services",
                "list",
                "origins",
                "except-origins",
                "dispatch",
                "destinations",
                "buyers",
                "transports",
                "when",
                "date",
                "from",
                "to",
                "priority",
                "excludes",
                "formula",
                "stage",
                "needs",
                "citation",
                "article");
        String list = node.field("list").optionalText();
        if (list == null) {
            readSingle(node, into);
            return;
        }
        Common common = common(node, true);
        String formula = node.field("formula").text();
        Lists.Table table = words.list(node.field("list"), list);
        if (common != null && formula != null && table != null) {
            new ListMeasure(node, common, words, table, problems).addTo(into);
        }
    }

    private void readSingle(Node node, List<Measure> into) {
        boolean plain = true;
        for (String name : ROW_FIELDS) {
            if (takesColumns(node.field(name))) {
                node.field(name)
                        .problem("'%s' takes a value from a list's row, but this measure names no list."
                                .formatted(template(node.field(name))));
                plain = false;
            }
        }
        Common common = plain ? common(node, false) : null;
        DateRange valid = plain ? PackBuilder.range(node) : null;
        Formula formula = plain ? node.field("formula").parse(FormulaParser::formula) : null;
        Stages.Stage stage = plain ? node.field("stage").parseOptional(words::stage) : null;
        if (common != null && valid != null && formula != null) {
            Measure measure = common.measure(valid, formula, new Measure.Origin(node.file(), node.line()));
            if (stage == null) {
                into.add(measure);
            } else if (stage.reduces(formula)) {
                stage.tell(measure, into::add);
            } else {
                node.field("stage").problem(NO_PERCENTAGE.formatted(stage.name(), formula));
            }
        }
    }

    /** Whether a field holds {@code $column}. */
    static boolean takesColumns(Node field) {
        return !RowField.columns(template(field)).isEmpty();
    }

    /** The text of a field; the items of a list as words. */
    static String template(Node field) {
        if (field.single()) {
            return String.valueOf(field.optionalText());
        }
        return field.listed() ? String.join(" ", Words.texts(field)) : "";
    }

    /** The field; as if absent where each row of a list gives it. */
    private static Node shared(Node node, String name) {
        Node field = node.field(name);
        return takesColumns(field) ? field.field("of each row") : field;
    }

    private @Nullable Common common(Node node, boolean ofList) {
        String id = node.field("id").text();
        if (id != null && !ids.add(id)) {
            node.field("id").problem("measure '%s' is defined twice. Give it another id.".formatted(id));
        }
        Set<String> names = new TreeSet<>(Words.texts(node.field("channels")));
        String layer = node.field("layer").text();
        checkLayer(node, names, layer);
        Wording title = title(node, names, layer);
        Scope scope = scope(node);
        NamedDate date = node.field("date").parseOptional(Values.oneOf(NamedDate.class));
        Integer priority = shared(node, "priority").parseOptional(Values.whole(-1000, 1000));
        List<String> needs = words.needs(shared(node, "needs"));
        Citation citation = ofList && takesColumns(node.field("citation"))
                ? PER_ROW
                : cited(
                        words.citation(node.field("citation")),
                        shared(node, "article").optionalText());
        Channel first = names.isEmpty() ? null : channels.get(names.iterator().next());
        if (id == null || layer == null || title == null || citation == null || first == null) {
            return null;
        }
        return new Common(
                id,
                names,
                layer,
                shared(node, "program").optionalText(),
                title,
                scope,
                date == null ? first.date() : date,
                priority == null ? 0 : priority,
                Set.copyOf(Words.texts(shared(node, "excludes"))),
                needs,
                citation);
    }

    /** Stands for the citation that each row names; no measure keeps it. */
    private static final Citation PER_ROW = new Citation("of each row", null, null, Citation.Confidence.UNVERIFIED);

    /** The citation with the measure's own article, where it gives one. */
    private static @Nullable Citation cited(@Nullable Citation citation, @Nullable String article) {
        return citation == null || article == null ? citation : citation.withArticle(article);
    }

    /** The measure's own title, or what its layer is called: many a rule is just the duty or the tax. */
    private @Nullable Wording title(Node node, Set<String> names, @Nullable String layer) {
        if (node.field("title").present()) {
            return PackBuilder.wording(node.field("title"));
        }
        return names.stream()
                .map(channels::get)
                .filter(Objects::nonNull)
                .flatMap(channel -> channel.steps().stream())
                .filter(step -> step instanceof Layer && step.name().equals(layer))
                .map(step -> ((Layer) step).title())
                .findFirst()
                .orElse(null);
    }

    private void checkLayer(Node node, Set<String> names, @Nullable String layer) {
        if (names.isEmpty()) {
            node.field("channels").problem("is missing. Known channels: %s.".formatted(Words.known(channels.keySet())));
        }
        for (String name : names) {
            Channel channel = channels.get(name);
            if (channel == null && written.contains(name)) {
                continue;
            }
            if (channel == null) {
                node.field("channels")
                        .problem("channel '%s' is not known. Known: %s."
                                .formatted(name, Words.known(channels.keySet())));
                continue;
            }
            Set<String> layers = new TreeSet<>();
            channel.steps().stream().filter(Layer.class::isInstance).forEach(step -> layers.add(step.name()));
            if (layer != null && !layers.contains(layer)) {
                node.field("layer")
                        .problem("channel '%s' has no layer '%s', so nothing would reach this rule. Its layers: %s."
                                .formatted(name, layer, Words.known(layers)));
            }
        }
    }

    private Scope scope(Node node) {
        @Nullable Predicate when = shared(node, "when").parseOptional(FormulaParser::predicate);
        return new Scope(
                Words.each(node.field("codes"), HsCode::parse),
                Words.each(node.field("except-codes"), HsCode::parse),
                Words.each(node.field("services"), ServiceCode::parse),
                words.countries(shared(node, "origins")),
                words.countries(shared(node, "except-origins")),
                words.countries(shared(node, "dispatch")),
                words.countries(shared(node, "destinations")),
                Set.copyOf(Words.each(node.field("buyers"), Values.oneOf(PartyKind.class))),
                Set.copyOf(Words.each(node.field("transports"), Values.oneOf(Transport.class))),
                when);
    }
}
