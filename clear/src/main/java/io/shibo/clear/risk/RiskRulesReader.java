package io.shibo.clear.risk;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.Decimals;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.pack.RuleFile;
import io.shibo.quote.rule.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rules of risk from the bytes of {@code risk.yaml} and {@code blocklist.csv}, and tells everything wrong at once. */
public final class RiskRulesReader {
    /** The folder inside a pack that holds them. */
    public static final String FOLDER = "risk";

    public static final String RULES = "risk.yaml";
    public static final String BLOCKLIST = "blocklist.csv";

    /** The learnt model, as LightGBM writes one; most zones have none. */
    public static final String MODEL = "model.txt";

    private static final Csv.Header HEADER =
            Csv.Header.of("kind", "value", "from").withOptional("to", "reason");

    private final RuleFile file;
    private final Map<String, List<DateRange>> seen = new HashMap<>();

    private RiskRulesReader(RuleFile file) {
        this.file = file;
    }

    /**
     * Reads rules.
     *
     * @param label the folder as the user named it, for messages
     * @param blocklist null where the zone has none
     * @param model null where the zone has none
     * @return null, and problems, where something is wrong
     */
    public static @Nullable RiskRules read(
            String label, byte[] rules, byte @Nullable [] blocklist, byte @Nullable [] model, Problems problems) {
        Problems own = new Problems();
        RiskRules read = null;
        try {
            RuleFile file = RuleFile.read(label + "/" + RULES, rules, own);
            read = new RiskRulesReader(file)
                    .rules(
                            blocklist(label + "/" + BLOCKLIST, blocklist, own),
                            model == null ? null : RiskModelReader.read(label + "/" + MODEL, model, own),
                            hash(rules, blocklist, model));
        } catch (InputException stop) {
            stop.problems().forEach(own::add);
        }
        own.list().forEach(problems::add);
        return own.isEmpty() ? read : null;
    }

    private RiskRules rules(Blocklist blocklist, @Nullable RiskModel model, String hash) {
        Node root = file.root();
        root.only("pack", "title", "seed", "citations", "score", "rules");
        root.field("pack").text();
        RuleFile.wording(root.field("title"));
        String seed = root.field("seed").text();
        List<RiskRules.Score> scores = new ArrayList<>();
        for (Node node : root.field("score").items()) {
            RiskRules.Score score = score(node);
            if (score != null && apart("score", score.valid(), node)) {
                scores.add(score);
            }
        }
        List<RiskRule> rules = new ArrayList<>();
        List<Node> nodes = root.field("rules").items();
        if (nodes.isEmpty() || nodes.size() > RiskRules.MAX_RULES) {
            root.field("rules").problem("holds %d rules; write 1 to %d.".formatted(nodes.size(), RiskRules.MAX_RULES));
            return RiskRules.NONE;
        }
        for (Node node : nodes) {
            RiskRule rule = rule(node);
            if (rule != null && apart(rule.name(), rule.valid(), node)) {
                rules.add(rule);
            }
        }
        return new RiskRules(String.valueOf(seed), rules, scores, blocklist, model, hash);
    }

    private RiskRules.@Nullable Score score(Node node) {
        node.only("yellow", "red", "from", "to", "citation");
        Integer yellow = node.field("yellow").parse(Values.whole(1, 1_000_000));
        Integer red = node.field("red").parse(Values.whole(1, 1_000_000));
        DateRange valid = RuleFile.range(node);
        Citation citation = file.citation(node.field("citation"));
        if (yellow == null || red == null || valid == null || citation == null) {
            return null;
        }
        if (red < yellow) {
            node.field("red").problem("%d is below yellow, %d. Red is the heavier channel.".formatted(red, yellow));
            return null;
        }
        return new RiskRules.Score(yellow, red, valid, citation);
    }

    private @Nullable RiskRule rule(Node node) {
        node.only("rule", "title", "all", "channel", "weight", "from", "to", "citation");
        String name = node.field("rule").parse(RiskRulesReader::name);
        Wording title = RuleFile.wording(node.field("title"));
        List<Condition> conditions = new ArrayList<>();
        List<Node> nodes = node.field("all").items();
        if (nodes.isEmpty()) {
            node.field("all").problem("a rule without conditions would hit every parcel. Write at least one.");
        }
        for (Node each : nodes) {
            Condition condition = condition(each);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        Channel channel = node.field("channel").choice(Channel.class);
        Integer weight = node.field("weight").parse(Values.whole(0, RiskRule.MAX_WEIGHT));
        DateRange valid = RuleFile.range(node);
        Citation citation = file.citation(node.field("citation"));
        if (channel == Channel.GREEN && weight != null && weight == 0) {
            node.field("weight").problem("is 0 and the channel green: the rule does nothing. Give it one of the two.");
        }
        if (name == null || title == null || channel == null || weight == null || valid == null || citation == null) {
            return null;
        }
        return conditions.size() == nodes.size() && !conditions.isEmpty()
                ? new RiskRule(name, title, conditions, channel, weight, valid, citation)
                : null;
    }

    private static @Nullable Condition condition(Node node) {
        String[] comparisons = Arrays.stream(Condition.Comparison.values())
                .map(Condition.Comparison::written)
                .toArray(String[]::new);
        node.only("indicator", "within", comparisons[0], comparisons[1], comparisons[2], comparisons[3]);
        Indicator indicator = node.field("indicator").choice(Indicator.class);
        if (indicator == null) {
            return null;
        }
        Span span = span(node.field("within"), indicator);
        List<Condition> found = new ArrayList<>();
        int written = 0;
        for (Condition.Comparison comparison : Condition.Comparison.values()) {
            Node field = node.field(comparison.written());
            if (field.present()) {
                written++;
                Long threshold = field.parse(threshold(indicator));
                if (threshold != null && span != null) {
                    found.add(new Condition(indicator, span, comparison, threshold));
                }
            }
        }
        if (written != 1) {
            node.problem("compares %d times; write one of %s, and a further condition for a further one."
                    .formatted(written, String.join(", ", comparisons)));
            return null;
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private static @Nullable Span span(Node node, Indicator indicator) {
        List<String> known = indicator.spans().stream().map(Span::written).toList();
        if (!node.present()) {
            if (indicator.spans().contains(Span.NOW)) {
                return Span.NOW;
            }
            node.problem("is missing. %s is counted within one of %s."
                    .formatted(indicator.written(), String.join(", ", known)));
            return null;
        }
        if (indicator.spans().contains(Span.NOW)) {
            node.problem("%s is not counted over time. Leave it out.".formatted(indicator.written()));
            return null;
        }
        return node.parse(text -> {
            int place = known.indexOf(text);
            if (place < 0) {
                throw new IllegalArgumentException("'%s' is not counted for %s. Write one of %s."
                        .formatted(
                                io.shibo.codes.input.Problem.show(text),
                                indicator.written(),
                                String.join(", ", known)));
            }
            return indicator.spans().get(place);
        });
    }

    private static Function<String, Long> threshold(Indicator indicator) {
        return text -> indicator.unit().whole(Decimals.parse(text));
    }

    /** No two rules of one name hold on the same day, so that a hit's name and first day tell the rule. */
    private boolean apart(String name, DateRange valid, Node node) {
        List<DateRange> ranges = seen.computeIfAbsent(name, n -> new ArrayList<>());
        if (ranges.stream().anyMatch(valid::overlaps)) {
            node.field("from")
                    .problem("%s holds twice on the same days. End the older one (to) before this one begins."
                            .formatted(name));
            return false;
        }
        ranges.add(valid);
        return true;
    }

    private static String name(String text) {
        if (!text.matches("[a-z][a-z0-9-]{1,39}") || text.equals("score")) {
            throw new IllegalArgumentException(
                    "a rule is named in 2 to 40 small letters, digits and hyphens, as in split-by-buyer.");
        }
        return text;
    }

    private static Blocklist blocklist(String label, byte @Nullable [] bytes, Problems problems) {
        if (bytes == null) {
            return Blocklist.EMPTY;
        }
        List<Blocklist.Entry> entries = new ArrayList<>();
        try {
            Csv.read(label, new ByteArrayInputStream(bytes), HEADER, problems, row -> {
                Blocklist.Kind kind = row.parse("kind", Values.oneOf(Blocklist.Kind.class));
                String value = row.required("value");
                LocalDate from = row.parse("from", Values::date);
                LocalDate to = row.parseOptional("to", Values::date);
                if (kind == null || from == null || value.isBlank()) {
                    return;
                }
                if (to != null && !to.isAfter(from)) {
                    row.problem("to", "is not after from: the entry would hold on no day.");
                } else if (entries.size() == Blocklist.MAX_ENTRIES) {
                    row.problem("value", "more than %d entries.".formatted(Blocklist.MAX_ENTRIES));
                } else {
                    entries.add(new Blocklist.Entry(kind, kind.fingerprint(value), new DateRange(from, to)));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
        return new Blocklist(entries);
    }

    private static String hash(byte[] rules, byte @Nullable [] blocklist, byte @Nullable [] model) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((rules.length + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            digest.update(rules);
            digest.update(blocklist == null ? new byte[0] : blocklist);
            if (model != null) {
                digest.update((model.length + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                digest.update(model);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
