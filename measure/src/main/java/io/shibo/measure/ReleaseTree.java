package io.shibo.measure;

import io.shibo.codes.Citation;
import io.shibo.codes.Citation.Confidence;
import io.shibo.codes.Decimals;
import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.codes.Rounding;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A release as the tree of a JSON file: maps, lists and texts, which any writer of JSON can print, and back. Decimals are
 * texts, so that no reader's floating point touches them.
 */
public final class ReleaseTree {
    private ReleaseTree() {}

    /** The tree; {@link #read} gives back an equal release. */
    public static Map<String, Object> of(Release release) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("vintage", release.vintage());
        tree.put("digest", release.digest());
        tree.put("period", release.period().toString());
        Period base = release.base();
        if (base != null) {
            tree.put("base", base.toString());
        }
        tree.put("method", method(release.method()));
        tree.put("inputs", release.inputs().stream().map(ReleaseTree::source).toList());
        tree.put("rates", source(release.rates()));
        tree.put("ratesFrom", release.ratesFrom());
        tree.put("ratesUnverified", release.ratesUnverified());
        tree.put("recordsOfOtherPeriods", release.outside());
        tree.put("rows", release.rows().stream().map(ReleaseTree::row).toList());
        return tree;
    }

    private static Map<String, Object> method(Method method) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("definition", method.definition().source());
        if (method.definition().url() != null) {
            tree.put("definitionUrl", method.definition().url());
        }
        tree.put("definitionConfidence", Labels.word(method.definition().confidence()));
        tree.put("codelists", method.codelists());
        tree.put("roundingUnit", method.rounding().unit().toPlainString());
        tree.put("roundingMode", Labels.word(method.rounding().mode()));
        tree.put("minimumEnterprises", method.minimumEnterprises());
        tree.put("partnersShown", method.partnersShown());
        return tree;
    }

    private static Map<String, Object> source(RecordSource source) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", source.name());
        tree.put("sha256", source.sha256());
        tree.put("records", source.records());
        return tree;
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("period", row.period().toString());
        tree.put("flow", Labels.word(row.side()));
        tree.put("breakdown", Labels.word(row.breakdown()));
        if (!row.item().isEmpty()) {
            tree.put("item", row.item());
        }
        if (row.suppressed()) {
            tree.put("flag", "c");
            return tree;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        row.figures().forEach((measure, figure) -> figures.put(Labels.word(measure), figure(figure)));
        tree.put("figures", figures);
        return tree;
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cny", figure.cny().toPlainString());
        tree.put("usd", figure.usd().toPlainString());
        tree.put("records", figure.records());
        if (figure.growthCny() != null) {
            tree.put("growthCny", figure.growthCny().toString());
        }
        if (figure.growthUsd() != null) {
            tree.put("growthUsd", figure.growthUsd().toString());
        }
        return tree;
    }

    /** The release of a tree; null, and problems, where it is not one. A digest that does not fit is a problem. */
    public static @Nullable Release read(Node root, Problems problems) {
        long before = problems.count();
        String vintage = root.field("vintage").text();
        Period period = root.field("period").parse(Period::parse);
        Period base = root.field("base").parseOptional(Period::parse);
        Method method = readMethod(root.field("method"));
        List<RecordSource> inputs = readAll(root.field("inputs"), ReleaseTree::readSource);
        RecordSource rates = readSource(root.field("rates"));
        List<String> ratesFrom = readAll(root.field("ratesFrom"), Node::text);
        Boolean unverified = root.field("ratesUnverified").parse(Boolean::valueOf);
        Long outside = root.field("recordsOfOtherPeriods").parse(ReleaseTree::count);
        List<Row> rows = readAll(root.field("rows"), ReleaseTree::readRow);
        if (problems.count() > before
                || vintage == null
                || period == null
                || method == null
                || rates == null
                || unverified == null
                || outside == null) {
            return null;
        }
        return built(
                root,
                () -> new Release(vintage, period, base, method, inputs, rates, ratesFrom, unverified, outside, rows));
    }

    private static @Nullable Release built(Node root, java.util.function.Supplier<Release> build) {
        Release release = attempt(root, build);
        if (release != null && !release.digest().equals(root.field("digest").optionalText())) {
            root.field("digest").problem("does not fit what the file holds. The file was changed; make it again.");
            return null;
        }
        return release;
    }

    private static @Nullable Method readMethod(Node node) {
        String definition = node.field("definition").text();
        String url = node.field("definitionUrl").optionalText();
        Confidence confidence = node.field("definitionConfidence").parse(Values.oneOf(Confidence.class));
        String codelists = node.field("codelists").text();
        BigDecimal unit = node.field("roundingUnit").parse(Decimals::parse);
        RoundingMode mode = node.field("roundingMode").parse(Values.oneOf(RoundingMode.class));
        Integer enterprises = node.field("minimumEnterprises").parse(Values.whole(1, Method.MAX));
        Integer partners = node.field("partnersShown").parse(Values.whole(0, Method.MAX));
        if (definition == null
                || confidence == null
                || codelists == null
                || unit == null
                || mode == null
                || enterprises == null
                || partners == null) {
            return null;
        }
        return attempt(
                node,
                () -> new Method(
                        new Citation(definition, null, url, confidence),
                        codelists,
                        new Rounding(Labels.word(mode) + "-" + unit.toPlainString(), unit, mode),
                        enterprises,
                        partners));
    }

    private static @Nullable RecordSource readSource(Node node) {
        String name = node.field("name").text();
        String sha256 = node.field("sha256").text();
        Long records = node.field("records").parse(ReleaseTree::count);
        return name == null || sha256 == null || records == null
                ? null
                : attempt(node, () -> new RecordSource(name, sha256, records));
    }

    private static @Nullable Row readRow(Node node) {
        Period period = node.field("period").parse(Period::parse);
        Side side = node.field("flow").parse(Values.oneOf(Side.class));
        Breakdown breakdown = node.field("breakdown").parse(Values.oneOf(Breakdown.class));
        String item = Objects.requireNonNullElse(node.field("item").optionalText(), "");
        Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
        node.field("figures").fields().forEach((name, value) -> {
            Measure measure = attempt(value, () -> Labels.constant(Measure.class, name));
            Figure figure = readFigure(value);
            if (measure != null && figure != null) {
                figures.put(measure, figure);
            }
        });
        return period == null || side == null || breakdown == null
                ? null
                : attempt(node, () -> new Row(period, side, breakdown, item, figures));
    }

    private static @Nullable Figure readFigure(Node node) {
        BigDecimal cny = node.field("cny").parse(Decimals::parse);
        BigDecimal usd = node.field("usd").parse(Decimals::parse);
        Long records = node.field("records").parse(ReleaseTree::count);
        Rate growthCny = node.field("growthCny").parseOptional(Rate::parse);
        Rate growthUsd = node.field("growthUsd").parseOptional(Rate::parse);
        return cny == null || usd == null || records == null
                ? null
                : attempt(node, () -> new Figure(cny, usd, records, growthCny, growthUsd));
    }

    private static long count(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("'%s' is not a count.".formatted(text));
        }
        return Long.parseLong(text);
    }

    private static <T> List<T> readAll(Node list, java.util.function.Function<Node, @Nullable T> reader) {
        List<T> all = new ArrayList<>();
        for (Node item : list.items()) {
            T value = reader.apply(item);
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    private static <T> @Nullable T attempt(Node node, java.util.function.Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException refused) {
            node.problem(String.valueOf(refused.getMessage()));
            return null;
        }
    }
}
