package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.DateRange;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A measure that stands for one measure a row of a list: what all rows share, and the fields that each row fills.
 *
 * <p>A row whose cells for the formula are empty has no such measure. Elsewhere an empty cell means "not restricted".
 * Rows of one code are told apart by the cells that select: dates, programme, origins, destinations, condition,
 * priority. A row without a code is of all goods that the measure is of, or of services.
 */
final class ListMeasure {
    /** Longest text of origins that becomes part of a measure's id as it is. */
    private static final int READABLE = 24;

    private final MeasureReader.Common common;
    private final Lists.Table table;
    private final Problems problems;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate end;
    private final RowField<Formula> formula;
    private final @Nullable RowField<Predicate> when;
    private final @Nullable RowField<Set<Country>> origins;
    private final @Nullable RowField<Set<Country>> exceptOrigins;
    private final @Nullable RowField<Set<Country>> dispatch;
    private final @Nullable RowField<Set<Country>> destinations;
    private final @Nullable RowField<String> program;
    private final @Nullable RowField<Set<String>> excludes;
    private final @Nullable RowField<List<String>> needs;
    private final @Nullable RowField<Citation> citation;
    private final @Nullable RowField<String> article;
    private final @Nullable RowField<Integer> priority;
    private final @Nullable RowField<LocalDate> from;
    private final @Nullable RowField<LocalDate> to;
    private final @Nullable RowField<Stages.Stage> stage;
    private final Stages.@Nullable Stage stageOfAll;
    /** Fields by which rows of one code differ, in a fixed order. */
    private final List<RowField<?>> selecting = new ArrayList<>();

    private final Map<List<Object>, Citation> citations = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    ListMeasure(Node node, MeasureReader.Common common, Words words, Lists.Table table, Problems problems) {
        this.common = common;
        this.table = table;
        this.problems = problems;
        Node fromNode = node.field("from");
        Node toNode = node.field("to");
        first = MeasureReader.takesColumns(fromNode) ? null : fromNode.parseOptional(Values::date);
        end = MeasureReader.takesColumns(toNode) ? null : toNode.parseOptional(Values::date);
        formula = new RowField<>(
                "formula", String.valueOf(node.field("formula").optionalText()), table, FormulaParser::formula);
        when = field(node, "when", FormulaParser::predicate);
        origins = field(node, "origins", words::countries);
        exceptOrigins = field(node, "except-origins", words::countries);
        dispatch = field(node, "dispatch", words::countries);
        destinations = field(node, "destinations", words::countries);
        program = field(node, "program", text -> text);
        excludes = field(node, "excludes", text -> Set.copyOf(Words.names(text)));
        needs = field(node, "needs", words::needs);
        citation = field(node, "citation", words::citation);
        article = field(node, "article", text -> text);
        priority = field(node, "priority", Values.whole(-1000, 1000));
        from = date(node, "from");
        to = date(node, "to");
        stage = field(node, "stage", words::stage);
        stageOfAll = stage == null ? node.field("stage").parseOptional(words::stage) : null;
        for (RowField<?> each : java.util.Arrays.asList(
                from, program, origins, destinations, dispatch, exceptOrigins, when, to, priority)) {
            if (each != null) {
                selecting.add(each);
            }
        }
        checkColumns(node);
        if (from == null && first == null) {
            fromNode.problem("is missing.");
        }
    }

    /** A field that takes columns; null where it does not, which then is among what all rows share. */
    private <T> @Nullable RowField<T> field(Node node, String name, Function<String, T> reader) {
        Node field = node.field(name);
        return MeasureReader.takesColumns(field)
                ? new RowField<>(name, MeasureReader.template(field), table, reader)
                : null;
    }

    /** A date; a list's own column {@code from} or {@code to} counts although the measure does not name it. */
    private @Nullable RowField<LocalDate> date(Node node, String name) {
        RowField<LocalDate> named = field(node, name, Values::date);
        return named == null && table.columns().containsKey(name)
                ? new RowField<>(name, "$" + name, table, Values::date)
                : named;
    }

    private void checkColumns(Node node) {
        for (String name : MeasureReader.ROW_FIELDS) {
            Node field = node.field(name);
            String template = MeasureReader.template(field);
            for (String column : RowField.columns(template)) {
                if (!table.columns().containsKey(column)) {
                    field.problem("the list has no column '%s'. Known: %s."
                            .formatted(column, Words.known(table.columns().keySet())));
                }
            }
        }
    }

    void addTo(List<Measure> measures) {
        Set<String> once = new HashSet<>();
        for (Lists.Row row : table.rows()) {
            if (!once.add(row.digits())) {
                repeated.add(row.digits());
            }
        }
        Map<List<String>, Integer> lines = new HashMap<>();
        for (Lists.Row row : table.rows()) {
            if (!formula.filled(row)) {
                continue;
            }
            Integer before = repeated.contains(row.digits())
                    ? lines.putIfAbsent(selector(row), row.where().line())
                    : null;
            if (before != null) {
                tell(
                        row,
                        "code",
                        "'%s' has this measure in line %d already. Let the rows differ in %s, or leave one out."
                                .formatted(row.digits(), before, selectors()));
                continue;
            }
            Measure measure = measure(row);
            if (measure != null) {
                add(measure, row, measures);
            }
        }
    }

    private void add(Measure measure, Lists.Row row, List<Measure> measures) {
        Stages.Stage staged;
        try {
            staged = stage == null ? stageOfAll : stage.value(row);
        } catch (RowField.Refused bad) {
            tell(row, stage == null ? "" : stage.where(), "measure %s: %s".formatted(common.id(), bad.getMessage()));
            return;
        }
        if (staged == null) {
            measures.add(measure);
        } else if (staged.reduces(measure.formula())) {
            staged.tell(measure, measures::add);
        } else {
            tell(row, "", MeasureReader.NO_PERCENTAGE.formatted(staged.name(), measure.formula()));
        }
    }

    private List<String> selector(Lists.Row row) {
        List<String> key = new ArrayList<>();
        key.add(row.digits());
        selecting.forEach(field -> key.add(field.text(row)));
        return key;
    }

    private String selectors() {
        return selecting.isEmpty()
                ? "a column 'from'"
                : String.join(", ", selecting.stream().map(RowField::where).toList());
    }

    private @Nullable Measure measure(Lists.Row row) {
        RowField<?> reading = formula;
        try {
            Formula rowFormula = formula.words(row);
            Scope scope = common.scope();
            reading = when;
            Predicate condition = when == null ? scope.when() : when.value(row);
            reading = origins;
            Set<Country> covered = origins == null ? scope.origins() : origins.words(row);
            reading = exceptOrigins;
            Set<Country> excepted = exceptOrigins == null ? scope.exceptOrigins() : exceptOrigins.words(row);
            reading = dispatch;
            Set<Country> sentFrom = dispatch == null ? scope.dispatch() : dispatch.words(row);
            reading = destinations;
            Set<Country> goingTo = destinations == null ? scope.destinations() : destinations.words(row);
            reading = program;
            String scheme = program == null ? common.program() : program.value(row);
            reading = excludes;
            Set<String> off = excludes == null ? common.excludes() : excludes.words(row);
            reading = needs;
            List<String> papers = needs == null ? common.needs() : needs.words(row);
            reading = priority;
            Integer order = priority == null ? Integer.valueOf(common.priority()) : priority.value(row);
            reading = citation;
            Citation source = citation == null ? common.citation() : citation.value(row);
            if (source == null) {
                tell(row, reading == null ? "" : reading.where(), "is empty. Every rule names its source.");
                return null;
            }
            reading = article;
            source = cited(source, article == null ? null : article.value(row));
            reading = from;
            DateRange valid = valid(row);
            return valid == null
                    ? null
                    : new Measure(
                            id(row),
                            common.channels(),
                            common.layer(),
                            scheme,
                            common.title(),
                            scope.forRow(row.code(), covered, excepted, sentFrom, goingTo, condition),
                            common.date(),
                            valid,
                            order == null ? 0 : order,
                            off,
                            rowFormula,
                            papers,
                            source,
                            row.where());
        } catch (RowField.Refused bad) {
            String column = reading == null || reading.where().isEmpty() ? "" : reading.where();
            String name = reading == null ? "to" : reading.name();
            tell(row, column, "measure %s reads its %s from %s".formatted(common.id(), name, bad.getMessage()));
            return null;
        }
    }

    private @Nullable DateRange valid(Lists.Row row) throws RowField.Refused {
        LocalDate own = from == null ? null : from.value(row);
        LocalDate ownEnd = to == null ? null : to.value(row);
        LocalDate start = own == null ? first : own;
        if (start == null) {
            tell(row, "from", "is empty, but measure %s has no other first day.".formatted(common.id()));
            return null;
        }
        LocalDate last = ownEnd == null ? end : ownEnd;
        try {
            return new DateRange(start, last);
        } catch (IllegalArgumentException empty) {
            throw new RowField.Refused(String.valueOf(empty.getMessage()));
        }
    }

    private Citation cited(Citation source, @Nullable String articleOfRow) {
        return articleOfRow == null
                ? source
                : citations.computeIfAbsent(List.of(source, articleOfRow), key -> source.withArticle(articleOfRow));
    }

    /** Made of what the row says alone, so that it does not depend on the order of rows. */
    private String id(Lists.Row row) {
        StringBuilder id = new StringBuilder(common.id());
        if (row.code() != null) {
            id.append('/').append(row.digits());
        }
        StringBuilder rest = new StringBuilder();
        for (RowField<?> field : selecting) {
            String text = field.text(row);
            boolean readable =
                    field == from || field == program || field == origins || field == destinations || field == dispatch;
            if (readable && !text.isEmpty() && text.length() <= READABLE) {
                id.append('/').append(text.replace(' ', '+'));
            } else if (!text.isEmpty()) {
                rest.append(field.name()).append('=').append(text).append('\n');
            }
        }
        if (!rest.isEmpty() && repeated.contains(row.digits())) {
            id.append('~').append("%08x".formatted(rest.toString().hashCode()));
        }
        return id.toString();
    }

    /** Tells of a row's cell once, however many fields read it. */
    private void tell(Lists.Row row, String column, String message) {
        if (told.size() < Problems.MAX * 10 && told.add(row.where() + " " + column)) {
            problems.add(row.where().file(), row.where().line(), column, message);
        }
    }
}
