package io.shibo.clear.risk;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model of the kind that LightGBM writes as text ({@code Booster.save_model}, versions v3 and v4): lines of
 * {@code key=value}, a block for the whole and a block for each tree. Taken are models of two classes ({@code objective=binary})
 * over numbers alone; its features are named as rules name figures, with the time after a full stop:
 * {@code parcels-of-buyer.1h}. Everything else is refused by its line.
 */
final class RiskModelReader {
    /** Bytes of a model's file. */
    static final int MAX_BYTES = 8 << 20;

    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;

    private final String label;
    private final Problems problems;

    /** One block of lines, by key, with the line of each. */
    private record Block(int line, Map<String, String> values, Map<String, Integer> lines) {
        Block(int line) {
            this(line, new LinkedHashMap<>(), new HashMap<>());
        }
    }

    private RiskModelReader(String label, Problems problems) {
        this.label = label;
        this.problems = problems;
    }

    /** @return null, and problems, where something is wrong */
    static @Nullable RiskModel read(String label, byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(label, 0, "", "has %d bytes; a model has %d at most.".formatted(bytes.length, MAX_BYTES));
            return null;
        }
        long before = problems.count();
        RiskModel model = new RiskModelReader(label, problems).model(new String(bytes, StandardCharsets.UTF_8));
        return problems.count() == before ? model : null;
    }

    private @Nullable RiskModel model(String text) {
        List<Block> blocks = blocks(text);
        Block head = blocks.getFirst();
        if (!head.values().getOrDefault("version", "").matches("v[34]")) {
            problem(head, "version", "is no version v3 or v4. Save the model by LightGBM 3 or 4, as text.");
            return null;
        }
        only(head, "num_class", "1");
        only(head, "num_tree_per_iteration", "1");
        if (head.values().containsKey("average_output")) {
            problem(head, "average_output", "is of a random forest; train boosted trees.");
        }
        double sigmoid = sigmoid(head);
        List<RiskModel.Feature> features = features(head);
        List<RegressionTree> trees = new ArrayList<>();
        for (Block block : blocks.subList(1, blocks.size())) {
            RegressionTree tree = tree(block, features.size());
            if (tree == null) {
                return null;
            }
            trees.add(tree);
        }
        try {
            return new RiskModel(features, trees, sigmoid);
        } catch (IllegalArgumentException past) {
            problems.add(label, 0, "Tree", past.getMessage() + ".");
            return null;
        }
    }

    private List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>(List.of(new Block(1)));
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.equals("end of trees")) {
                return blocks;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line.strip() : line.substring(0, equals);
            if (key.equals("Tree")) {
                blocks.add(new Block(number));
                if (blocks.size() > RiskModel.MAX_TREES + 1) {
                    problems.add(label, number, "Tree", "more than %d trees.".formatted(RiskModel.MAX_TREES));
                    return List.of(blocks.getFirst());
                }
            } else if (!key.isEmpty()) {
                blocks.getLast().values().put(key, equals < 0 ? "" : line.substring(equals + 1));
                blocks.getLast().lines().put(key, number);
            }
        }
        problems.add(label, number, "", "ends without 'end of trees'. Maybe the file was cut.");
        return blocks;
    }

    private double sigmoid(Block head) {
        String objective = head.values().getOrDefault("objective", "");
        if (objective.equals("binary")) {
            return 1;
        }
        if (!objective.matches("binary sigmoid:[0-9.eE+-]{1,30}")) {
            problem(head, "objective", "is not binary, the one that is taken.");
            return 1;
        }
        Double sigmoid = number(objective.substring("binary sigmoid:".length()));
        if (sigmoid == null || !(sigmoid > 0)) {
            problem(head, "objective", "has no sigmoid over 0.");
            return 1;
        }
        return sigmoid;
    }

    private List<RiskModel.Feature> features(Block head) {
        Map<String, RiskModel.Feature> known = new HashMap<>();
        for (Indicator indicator : Indicator.values()) {
            // Its own finding is no figure of the model
            if (indicator != Indicator.MODEL_SCORE) {
                indicator.spans().forEach(span -> {
                    RiskModel.Feature feature = new RiskModel.Feature(indicator, span);
                    known.put(feature.written(), feature);
                });
            }
        }
        List<RiskModel.Feature> features = new ArrayList<>();
        for (String name : head.values().getOrDefault("feature_names", "").split(" ")) {
            RiskModel.Feature feature = known.get(name);
            if (feature == null) {
                problem(
                        head,
                        "feature_names",
                        "'%s' is no figure that rules know. Name features as value or parcels-of-buyer.1h."
                                .formatted(Problem.show(name)));
            } else {
                features.add(feature);
            }
        }
        return features;
    }

    private @Nullable RegressionTree tree(Block block, int features) {
        only(block, "num_cat", "0");
        if (block.values().containsKey("is_linear")) {
            only(block, "is_linear", "0");
        }
        long before = problems.count();
        List<Double> leaves = numbers(block, "leaf_value");
        // A tree of one leaf has no nodes, and LightGBM writes none of their lines
        boolean single = leaves.size() == 1;
        List<Double> thresholds = single ? List.of() : numbers(block, "threshold");
        List<Double> values = single ? List.of() : numbers(block, "internal_value");
        List<Integer> splits = single ? List.of() : wholes(block, "split_feature");
        List<Integer> decisions = single ? List.of() : wholes(block, "decision_type");
        List<Integer> left = single ? List.of() : wholes(block, "left_child");
        List<Integer> right = single ? List.of() : wholes(block, "right_child");
        if (problems.count() > before) {
            return null;
        }
        int count = thresholds.size();
        if (!List.of(values.size(), splits.size(), decisions.size(), left.size(), right.size())
                .equals(java.util.Collections.nCopies(5, count))) {
            problem(block, "threshold", "and the tree's other lines are not of one length.");
            return null;
        }
        List<RegressionTree.Node> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int decision = decisions.get(i);
            int missing = decision >> MISSING_SHIFT;
            if ((decision & CATEGORICAL) != 0 || missing < 0 || missing >= RegressionTree.Missing.values().length) {
                problem(block, "decision_type", "%d compares no numbers.".formatted(decision));
                return null;
            }
            nodes.add(new RegressionTree.Node(
                    splits.get(i),
                    thresholds.get(i),
                    RegressionTree.Missing.values()[missing],
                    (decision & DEFAULT_LEFT) != 0,
                    left.get(i),
                    right.get(i),
                    values.get(i)));
        }
        try {
            return new RegressionTree(nodes, leaves, features);
        } catch (IllegalArgumentException wrong) {
            problems.add(label, block.line(), "Tree", wrong.getMessage() + ".");
            return null;
        }
    }

    private void only(Block block, String key, String value) {
        if (!value.equals(block.values().get(key))) {
            problem(block, key, "is not %s, the only one that is taken.".formatted(value));
        }
    }

    private List<Double> numbers(Block block, String key) {
        return list(block, key, RiskModelReader::number);
    }

    private List<Integer> wholes(Block block, String key) {
        return list(block, key, text -> text.matches("-?[0-9]{1,6}") ? Integer.valueOf(text) : null);
    }

    private <T> List<T> list(Block block, String key, Function<String, @Nullable T> parse) {
        List<T> all = new ArrayList<>();
        for (String text : Arrays.asList(block.values().getOrDefault(key, "").split(" "))) {
            T value = all.size() < RegressionTree.MAX_LEAVES ? parse.apply(text) : null;
            if (value == null) {
                problem(
                        block,
                        key,
                        "holds '%s', or more than %d numbers."
                                .formatted(Problem.show(text), RegressionTree.MAX_LEAVES));
                return List.of();
            }
            all.add(value);
        }
        return all;
    }

    private static @Nullable Double number(String text) {
        if (text.length() > 40 || !text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]{1,3})?")) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private void problem(Block block, String key, String words) {
        Integer line = block.lines().get(key);
        problems.add(label, line == null ? block.line() : line, key, words);
    }
}
