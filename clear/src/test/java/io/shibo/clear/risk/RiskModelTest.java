package io.shibo.clear.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.codes.Language;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RiskModelTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    /** Two trees and one of a single leaf, as LightGBM 4 writes them. */
    private static final String TEXT = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=2
            objective=binary sigmoid:1
            feature_names=value parcels-of-buyer.1h quota-left
            feature_infos=[0:26000] [1:20] [0:26000]
            tree_sizes=1 2 3

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=1 0
            split_gain=9 4
            threshold=2.5000000000000004 4800.0000000000009
            decision_type=2 8
            left_child=1 -2
            right_child=-1 -3
            leaf_value=1.5 -2 -1
            leaf_weight=1 1 1
            leaf_count=10 80 10
            internal_value=-1.55 -1.8888888888888888
            internal_weight=0 0
            internal_count=100 90
            is_linear=0
            shrinkage=1


            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=2
            threshold=50
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=0.75 -0.125
            internal_value=0
            is_linear=0
            shrinkage=0.1


            Tree=2
            num_leaves=1
            num_cat=0
            leaf_value=0.25
            is_linear=0
            shrinkage=0.1


            end of trees

            feature_importances:
            value=1
            """;

    private static final RiskModel MODEL = read(TEXT);

    @Test
    void comesToTheScoreThatIsReckonedByHand() {
        Figures parcel = Figures.NONE
                .with(Indicator.VALUE, Span.NOW, 490_000)
                .with(Indicator.PARCELS_OF_BUYER, Span.HOUR, 2)
                .with(Indicator.QUOTA_LEFT, Span.NOW, 4_000);
        // 2 parcels go left, 4,900 yuan right: −1; 40 yuan left of the year: 0.75; the third tree 0.25: the sum is 0
        assertThat(MODEL.score(parcel).perMille()).isEqualTo(500);
        // 3 parcels: 1.5 + 0.75 + 0.25 = 2.5; 1 / (1 + e^−2.5) = 0.92414…
        assertThat(MODEL.score(parcel.with(Indicator.PARCELS_OF_BUYER, Span.HOUR, 3))
                        .perMille())
                .isEqualTo(924);
        // Nothing is known. decision 2 knows no missing figures: nought goes left; decision 8 sends them right; 10 left
        assertThat(MODEL.score(Figures.NONE).perMille()).isEqualTo(500);
    }

    @Test
    void sharesAddUpToTheScore() {
        RiskModel.Score score = MODEL.score(Figures.NONE
                .with(Indicator.PARCELS_OF_BUYER, Span.HOUR, 3)
                .with(Indicator.QUOTA_LEFT, Span.NOW, 9_000));
        // Start −1.55 + 0 + 0.25, then 1.5 − (−1.55) by the parcels and −0.125 by what is left
        assertThat(score.shares())
                .containsExactly(
                        new RiskModel.Share(Indicator.PARCELS_OF_BUYER, Span.HOUR, true, 3, 3_050),
                        new RiskModel.Share(Indicator.QUOTA_LEFT, Span.NOW, true, 9_000, -125));
    }

    @Test
    void doesNothingUntilARuleAsksForIt() {
        Figures parcel = Figures.NONE.with(Indicator.PARCELS_OF_BUYER, Span.HOUR, 3);
        assertThat(terms(List.of(), MODEL).judge(parcel, DAY)).isEqualTo(Judgement.CLEAN);
        RiskTerms.Term asks = new RiskTerms.Term(
                "learnt",
                0,
                Long.MAX_VALUE,
                Channel.YELLOW,
                0,
                List.of(new Condition(Indicator.MODEL_SCORE, Span.NOW, Condition.Comparison.AT_LEAST, 800)));
        assertThat(terms(List.of(asks), null).judge(parcel, DAY)).isEqualTo(Judgement.CLEAN);
        Judgement judgement = terms(List.of(asks), MODEL).judge(parcel, DAY);
        assertThat(judgement.channel()).isEqualTo(Channel.YELLOW);
        Hit hit = judgement.hits().getFirst();
        assertThat(RiskWords.say(hit, RiskRules.NONE, Language.EN))
                .contains(
                        "what the zone’s learnt model makes of all figures 92.4 %, at least 80 %",
                        "parcels of the buyer within 1 hour 3: +3.050");
        for (Language language : Language.values()) {
            assertThat(RiskWords.say(hit, RiskRules.NONE, language))
                    .contains("+3.050")
                    .doesNotContain("{", "}");
        }
        assertThat(Hit.ofParts(hit.inParts())).isEqualTo(hit);
        Sink out = new Sink();
        judgement.write(out);
        assertThat(Judgement.read(new Source(out.toBytes()))).isEqualTo(judgement);
    }

    @Property(tries = 200)
    void bytesGiveTheSameModelAndItsScores(@ForAll long seed) {
        Random random = new Random(seed);
        RiskModel model = read(drawn(random));
        Sink out = new Sink();
        terms(List.of(), model).write(out);
        RiskTerms again = RiskTerms.read(new Source(out.toBytes()));
        assertThat(again).isEqualTo(terms(List.of(), model));
        Figures figures = figures(random);
        assertThat(Objects.requireNonNull(again.model()).score(figures)).isEqualTo(model.score(figures));
    }

    /** The same as the text has it, reckoned from the text's own lists without the reader's trees. */
    @Property(tries = 300)
    void agreesWithTheTextReadPlainly(@ForAll long seed) {
        Random random = new Random(seed);
        String text = drawn(random);
        Figures figures = figures(random);
        double sum = 0;
        for (String block : text.split("Tree=[0-9]+\n")) {
            if (block.contains("threshold=")) {
                sum += plainly(block, figures);
            }
        }
        assertThat(read(text).score(figures).perMille()).isEqualTo((long) (1000 / (1 + StrictMath.exp(-sum))));
    }

    private static double plainly(String block, Figures figures) {
        int node = 0;
        while (node >= 0) {
            int feature = Integer.parseInt(list(block, "split_feature")[node]);
            double threshold = Double.parseDouble(list(block, "threshold")[node]);
            int decision = Integer.parseInt(list(block, "decision_type")[node]);
            Indicator indicator = List.of(Indicator.VALUE, Indicator.PARCELS_OF_BUYER, Indicator.QUOTA_LEFT)
                    .get(feature);
            var figure = figures.find(indicator, indicator.spans().getFirst());
            boolean known = figure.isPresent();
            double value = known ? figure.getAsLong() / (indicator == Indicator.PARCELS_OF_BUYER ? 1.0 : 100.0) : 0;
            boolean left = value <= threshold;
            if (decision >> 2 == 2 && !known || decision >> 2 == 1 && value == 0) {
                left = (decision & 2) != 0;
            }
            node = Integer.parseInt(list(block, left ? "left_child" : "right_child")[node]);
        }
        return Double.parseDouble(list(block, "leaf_value")[-1 - node]);
    }

    private static String[] list(String block, String key) {
        return block.lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElseThrow()
                .substring(key.length() + 1)
                .split(" ");
    }

    @Property(tries = 500)
    void readsOrRefusesWhateverItIsGiven(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(TEXT);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, "0123456789-.=e \nvT".charAt(random.nextInt(18)));
                default -> text.insert(at, "0123456789-.=e \nvT".charAt(random.nextInt(18)));
            }
        }
        Problems problems = new Problems();
        RiskModel model = RiskModelReader.read("m", text.toString().getBytes(StandardCharsets.UTF_8), problems);
        assertThat(model == null).isEqualTo(!problems.isEmpty());
        if (model != null) {
            assertThat(model.score(figures(random)).perMille()).isBetween(0L, 1000L);
        }
    }

    @Test
    void refusesWhatItCannotEvaluateByItsLine() {
        assertThat(refusal("version=v4", "version=v9")).isEqualTo("2 version");
        assertThat(refusal("num_class=1", "num_class=3")).isEqualTo("3 num_class");
        assertThat(refusal("objective=binary sigmoid:1", "objective=regression"))
                .isEqualTo("7 objective");
        assertThat(refusal("quota-left", "age")).isEqualTo("8 feature_names");
        assertThat(refusal("quota-left", "model-score")).isEqualTo("8 feature_names");
        assertThat(refusal("num_cat=0", "num_cat=1")).isEqualTo("14 num_cat");
        assertThat(refusal("decision_type=2 8", "decision_type=2 9")).isEqualTo("18 decision_type");
        assertThat(refusal("split_feature=1 0", "split_feature=1 7")).isEqualTo("12 Tree");
        assertThat(refusal("left_child=1 -2", "left_child=0 -2")).isEqualTo("12 Tree");
        assertThat(refusal("leaf_value=1.5 -2 -1", "leaf_value=1.5 -2 NaN")).isEqualTo("21 leaf_value");
        assertThat(refusal("threshold=2.5000000000000004 4800.0000000000009", "threshold=2.5"))
                .isEqualTo("17 threshold");
        assertThat(refusal("end of trees", "end of tree")).startsWith("56 ");
    }

    private static String refusal(String part, String instead) {
        Problems problems = new Problems();
        byte[] bytes = TEXT.replaceFirst(part, instead).getBytes(StandardCharsets.UTF_8);
        assertThat(RiskModelReader.read("model.txt", bytes, problems)).isNull();
        Problem problem = problems.list().getFirst();
        assertThat(problem.message()).isNotBlank();
        return problem.line() + " " + problem.field();
    }

    /** A text of a few trees of random shape. */
    private static String drawn(Random random) {
        StringBuilder text = new StringBuilder(TEXT.substring(0, TEXT.indexOf("Tree=0")));
        int trees = 1 + random.nextInt(4);
        for (int tree = 0; tree < trees; tree++) {
            int nodes = 1 + random.nextInt(6);
            List<String> left = new ArrayList<>();
            List<String> right = new ArrayList<>();
            // Every node but the first hangs at a place that is free among those before it
            List<int[]> free = new ArrayList<>();
            int[][] children = new int[nodes][2];
            for (int node = 0; node < nodes; node++) {
                if (node > 0) {
                    int[] place = free.remove(random.nextInt(free.size()));
                    children[place[0]][place[1]] = node;
                }
                free.add(new int[] {node, 0});
                free.add(new int[] {node, 1});
            }
            int leaf = 0;
            for (int[] place : free) {
                children[place[0]][place[1]] = -1 - leaf++;
            }
            for (int[] pair : children) {
                left.add(String.valueOf(pair[0]));
                right.add(String.valueOf(pair[1]));
            }
            text.append("Tree=%d\nnum_leaves=%d\nnum_cat=0\n".formatted(tree, nodes + 1));
            text.append("split_feature=").append(numbers(nodes, () -> random.nextInt(3)));
            text.append("threshold=").append(numbers(nodes, () -> random.nextInt(80) / 8.0));
            text.append("decision_type=").append(numbers(nodes, () -> random.nextInt(3) << 2 | random.nextInt(2) << 1));
            text.append("left_child=").append(String.join(" ", left)).append('\n');
            text.append("right_child=").append(String.join(" ", right)).append('\n');
            text.append("leaf_value=").append(numbers(nodes + 1, random::nextGaussian));
            text.append("internal_value=").append(numbers(nodes, random::nextGaussian));
            text.append("is_linear=0\n\n");
        }
        return text + "end of trees\n";
    }

    private static String numbers(int count, java.util.function.Supplier<Number> each) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(each.get().toString());
        }
        return String.join(" ", all) + "\n";
    }

    private static Figures figures(Random random) {
        Figures figures = Figures.NONE;
        if (random.nextInt(4) > 0) {
            figures = figures.with(Indicator.VALUE, Span.NOW, random.nextInt(1_000));
        }
        if (random.nextInt(4) > 0) {
            figures = figures.with(Indicator.PARCELS_OF_BUYER, Span.HOUR, random.nextInt(12));
        }
        return random.nextInt(4) > 0 ? figures.with(Indicator.QUOTA_LEFT, Span.NOW, random.nextInt(1_000)) : figures;
    }

    private static RiskTerms terms(List<RiskTerms.Term> rules, @org.jspecify.annotations.Nullable RiskModel model) {
        return new RiskTerms(rules, List.of(), "h", model);
    }

    private static RiskModel read(String text) {
        Problems problems = new Problems();
        RiskModel model = RiskModelReader.read("model.txt", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(model);
    }
}
