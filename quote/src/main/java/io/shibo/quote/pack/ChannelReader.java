package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.Rounding;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Step;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.PartyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the channels of a pack: their pipelines of bases, layers and checks. */
final class ChannelReader {
    private final Words words;

    ChannelReader(Words words) {
        this.words = words;
    }

    List<Channel> read(Map<String, Node> named) {
        List<Channel> channels = new ArrayList<>();
        named.forEach((name, fields) -> {
            Channel channel = channel(name, fields);
            if (channel != null) {
                channels.add(channel);
            }
        });
        return channels;
    }

    private @Nullable Channel channel(String name, Node node) {
        node.only("title", "procedures", "subject", "buyers", "date", "needs", "offered", "steps");
        Wording title = PackBuilder.wording(node.field("title"));
        Boolean goods = node.field("subject").parse(ChannelReader::isGoods);
        NamedDate date = node.field("date").choice(NamedDate.class);
        Set<PartyKind> buyers = Set.copyOf(Words.each(node.field("buyers"), Values.oneOf(PartyKind.class)));
        List<Step> steps = new ArrayList<>();
        for (Node item : node.field("steps").items()) {
            Step step = step(item, date == null ? NamedDate.IMPORT : date);
            if (step != null) {
                steps.add(step);
            }
        }
        List<String> needs = words.needs(node.field("needs"));
        if (title == null || goods == null || date == null) {
            return null;
        }
        boolean offered = flag(node.field("offered"), true);
        return new Channel(
                name, Words.texts(node.field("procedures")), title, goods, buyers, date, needs, offered, steps);
    }

    private static boolean isGoods(String text) {
        return switch (text) {
            case "goods" -> true;
            case "services" -> false;
            default ->
                throw new IllegalArgumentException("'%s' is not known. Write goods or services.".formatted(text));
        };
    }

    private @Nullable Step step(Node node, NamedDate date) {
        if (node.field("base").present()) {
            return base(node);
        }
        if (node.field("layer").present()) {
            return layer(node);
        }
        if (node.field("check").present()) {
            return check(node, date);
        }
        node.problem("a step starts with base:, layer: or check: and its name.");
        return null;
    }

    private Step.@Nullable Base base(Node node) {
        node.only("base", "at", "formula", "rounding", "within", "take", "pieces");
        String name = node.field("base").text();
        Formula formula = node.field("formula").parse(FormulaParser::formula);
        Rounding rounding = words.rounding(node.field("rounding"));
        Step.Within within = within(node);
        Step.Level at = at(node);
        if (within != null && at == Step.Level.ENTRY) {
            node.field("within")
                    .problem("is for lines: a base of the whole entry is not shared out. Leave out at: entry.");
            return null;
        }
        return name == null || formula == null ? null : new Step.Base(name, at, formula, rounding, within);
    }

    private static Step.@Nullable Within within(Node node) {
        if (!node.field("within").present()) {
            for (String part : List.of("take", "pieces")) {
                if (node.field(part).present()) {
                    node.field(part).problem("says how a limit is shared out, but there is none. Add within.");
                }
            }
            return null;
        }
        Formula limit = node.field("within").parse(FormulaParser::formula);
        Step.Within.Take take = node.field("take").choice(Step.Within.Take.class);
        Boolean whole = node.field("pieces").parseOptional(text -> switch (text) {
            case "whole" -> true;
            case "split" -> false;
            default ->
                throw new IllegalArgumentException(
                        "'%s' is not known. Write whole, where an article counts as a whole or not at all, or split."
                                .formatted(Problem.show(text)));
        });
        return limit == null || take == null ? null : new Step.Within(limit, take, whole != null && whole);
    }

    private @Nullable Layer layer(Node node) {
        node.only("layer", "at", "title", "select", "charged", "required", "creditable", "rounding", "entry-rounding");
        String name = node.field("layer").text();
        Wording title = PackBuilder.wording(node.field("title"));
        Layer.Select select = node.field("select").choice(Layer.Select.class);
        boolean charged = flag(node.field("charged"), true);
        Rounding rounding = words.rounding(node.field("rounding"));
        Rounding entryRounding = words.rounding(node.field("entry-rounding"));
        if (charged && !node.field("rounding").present()) {
            node.field("rounding")
                    .problem(
                            "is missing. A layer that is charged names a rounding of this pack, defined as in roundings:"
                                    + " {cent: {unit: \"0.01\", mode: half-up, citation: …}}.");
        }
        if (charged && rounding == null || name == null || title == null || select == null) {
            return null;
        }
        return new Layer(
                name,
                at(node),
                title,
                select,
                charged,
                flag(node.field("required"), false),
                flag(node.field("creditable"), false),
                rounding,
                entryRounding);
    }

    private Step.@Nullable Check check(Node node, NamedDate channelDate) {
        node.only("check", "at", "refusal", "list", "require", "date", "from", "to", "text", "instead", "citation");
        String name = node.field("check").text();
        Step.Refusal refusal = node.field("refusal").choice(Step.Refusal.class);
        List<HsCode> listed = new ArrayList<>();
        String list = node.field("list").optionalText();
        Lists.Table table = list == null ? null : words.list(node.field("list"), list);
        if (table != null) {
            for (Lists.Row row : table.rows()) {
                HsCode code = row.code();
                if (code == null) {
                    node.field("list")
                            .problem("list '%s' has a row without a code (%s), so it admits nothing in particular."
                                    .formatted(list, row.where()));
                } else if (!listed.contains(code)) {
                    listed.add(code);
                }
            }
        }
        Predicate require = node.field("require").parseOptional(FormulaParser::predicate);
        NamedDate date = node.field("date").parseOptional(Values.oneOf(NamedDate.class));
        DateRange valid = PackBuilder.range(node);
        Wording text = PackBuilder.wording(node.field("text"));
        Citation citation = words.citation(node.field("citation"));
        if (list == null && !node.field("require").present()) {
            node.problem("a check names a list or a condition (require).");
        }
        if (name == null || refusal == null || valid == null || text == null || citation == null) {
            return null;
        }
        return new Step.Check(
                name,
                at(node),
                refusal,
                listed,
                require,
                date == null ? channelDate : date,
                valid,
                text,
                Words.texts(node.field("instead")),
                citation);
    }

    private static Step.Level at(Node node) {
        Step.Level level = node.field("at").parseOptional(Values.oneOf(Step.Level.class));
        return level == null ? Step.Level.LINE : level;
    }

    private static boolean flag(Node node, boolean unless) {
        Boolean value = node.parseOptional(text -> switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("'%s' is neither yes nor no.".formatted(text));
        });
        return value == null ? unless : value;
    }
}
