package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Node;
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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads measures. One that names a {@code list} stands for a measure a row: its formula may hold {@code $column}, taken
 * from the row; a row without that column's value has no such measure.
 */
final class MeasureReader {
    private static final Pattern PARAMETER = Pattern.compile("\\$([a-z][a-z0-9-]*)");

    private final Words words;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    MeasureReader(Words words, List<Channel> channels) {
        this.words = words;
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
    }

    void read(Node node, List<Measure> into) {
        node.items().forEach(item -> readOne(item, into));
    }

    /** What all rows of a measure share. */
    private record Common(
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
        Measure measure(String rowId, Scope rowScope, DateRange valid, Formula formula, Measure.Origin where) {
            return new Measure(
                    rowId, channels, layer, program, title, rowScope, date, valid, priority, excludes, formula, needs,
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
                "needs",
                "citation");
        Common common = common(node);
        DateRange valid = PackBuilder.range(node);
        String formula = node.field("formula").text();
        String list = node.field("list").optionalText();
        if (common == null || valid == null || formula == null) {
            return;
        }
        if (list == null) {
            Formula parsed = node.field("formula").parse(FormulaParser::formula);
            if (parsed != null) {
                Measure.Origin where = new Measure.Origin(node.file(), node.line());
                into.add(common.measure(common.id(), common.scope(), valid, parsed, where));
            }
            return;
        }
        List<Lists.Row> rows = words.list(node.field("list"), list);
        if (rows != null) {
            Map<String, Formula> parsed = new HashMap<>();
            for (Lists.Row row : rows) {
                Measure measure = ofRow(node, common, valid, formula, row, parsed);
                if (measure != null) {
                    into.add(measure);
                }
            }
        }
    }

    private @Nullable Measure ofRow(
            Node node, Common common, DateRange valid, String formula, Lists.Row row, Map<String, Formula> parsed) {
        String text = substitute(formula, row);
        if (text == null) {
            return null;
        }
        try {
            Formula rowFormula = parsed.get(text);
            if (rowFormula == null) {
                rowFormula = FormulaParser.formula(text);
                parsed.put(text, rowFormula);
            }
            String from = row.columns().get("from");
            String to = row.columns().get("to");
            LocalDate first = from == null ? valid.from() : Values.date(from);
            LocalDate end = to == null ? valid.to() : Values.date(to);
            String id = common.id() + "/" + row.code() + (from == null ? "" : "/" + from);
            return common.measure(
                    id, common.scope().forCode(row.code()), new DateRange(first, end), rowFormula, row.where());
        } catch (IllegalArgumentException bad) {
            node.field("formula").problem("row %s gives '%s': %s".formatted(row.where(), text, bad.getMessage()));
            return null;
        }
    }

    /** The formula with the row's values; null where the row leaves one empty. */
    private static @Nullable String substitute(String formula, Lists.Row row) {
        Matcher matcher = PARAMETER.matcher(formula);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String value = row.columns().get(matcher.group(1));
            if (value == null) {
                return null;
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(out).toString();
    }

    private @Nullable Common common(Node node) {
        String id = node.field("id").text();
        if (id != null && !ids.add(id)) {
            node.field("id").problem("measure '%s' is defined twice. Give it another id.".formatted(id));
        }
        Set<String> names = new TreeSet<>(Words.texts(node.field("channels")));
        String layer = node.field("layer").text();
        checkLayer(node, names, layer);
        Wording title = PackBuilder.wording(node.field("title"));
        Scope scope = scope(node);
        NamedDate date = node.field("date").parseOptional(Values.oneOf(NamedDate.class));
        Integer priority = node.field("priority").parseOptional(Values.whole(-1000, 1000));
        List<String> needs = words.needs(node.field("needs"));
        Citation citation = words.citation(node.field("citation"));
        Channel first = names.isEmpty() ? null : channels.get(names.iterator().next());
        if (id == null || layer == null || title == null || citation == null || first == null) {
            return null;
        }
        return new Common(
                id,
                names,
                layer,
                node.field("program").optionalText(),
                title,
                scope,
                date == null ? first.date() : date,
                priority == null ? 0 : priority,
                Set.copyOf(Words.texts(node.field("excludes"))),
                needs,
                citation);
    }

    private void checkLayer(Node node, Set<String> names, @Nullable String layer) {
        if (names.isEmpty()) {
            node.field("channels").problem("is missing. Known channels: %s.".formatted(Words.known(channels.keySet())));
        }
        for (String name : names) {
            Channel channel = channels.get(name);
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
        @Nullable Predicate when = node.field("when").parseOptional(FormulaParser::predicate);
        return new Scope(
                Words.each(node.field("codes"), HsCode::parse),
                Words.each(node.field("except-codes"), HsCode::parse),
                Words.each(node.field("services"), ServiceCode::parse),
                words.countries(node.field("origins")),
                words.countries(node.field("except-origins")),
                words.countries(node.field("dispatch")),
                words.countries(node.field("destinations")),
                Set.copyOf(Words.each(node.field("buyers"), Values.oneOf(PartyKind.class))),
                Set.copyOf(Words.each(node.field("transports"), Values.oneOf(Transport.class))),
                when);
    }
}
