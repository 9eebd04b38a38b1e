package io.shibo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseTest {
    @Property(tries = 40)
    void comesBackFromItsTree(@ForAll long seed, @ForAll @IntRange(min = 20, max = 300) int count) {
        Release release = withInput(seed, count);
        Problems problems = new Problems();
        assertThat(ReleaseTree.read(Node.root("t.json", tree(ReleaseTree.of(release)), problems), problems))
                .isEqualTo(release);
        assertThat(problems.list()).isEmpty();
    }

    /** A tree with anything changed, cut or put in the wrong place is refused with a problem, or is a release. */
    @Property(tries = 300)
    void aDamagedTreeIsRefusedWithProblems(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tree damaged = damage(tree(ReleaseTree.of(withInput(1, 60))), random, new int[] {random.nextInt(900)});
        Problems problems = new Problems();
        Release read = ReleaseTree.read(Node.root("t.json", damaged, problems), problems);
        assertThat(read == null).isEqualTo(!problems.isEmpty());
    }

    @Test
    void aChangedDigestIsNoticed() {
        Map<String, Object> tree = ReleaseTree.of(withInput(1, 60));
        tree.put("vintage", "another");
        Problems problems = new Problems();
        assertThat(ReleaseTree.read(Node.root("t.json", tree(tree), problems), problems))
                .isNull();
        assertThat(problems.list().toString()).contains("digest").contains("does not fit");
    }

    @Property(tries = 20)
    void csvHoldsEachFigureOnceAndNothingConfidential(@ForAll long seed) throws IOException {
        Release release = withInput(seed, 60);
        Map<String, String> values = new LinkedHashMap<>();
        Problems problems = new Problems();
        Csv.read(
                "t.csv",
                new ByteArrayInputStream(ReleaseCsv.of(release).getBytes(StandardCharsets.UTF_8)),
                Csv.Header.of(ReleaseCsv.COLUMNS.toArray(String[]::new)),
                problems,
                row -> {
                    String key = String.join(
                            " ",
                            row.text("period"),
                            row.text("flow"),
                            row.text("breakdown"),
                            row.text("item"),
                            row.text("measure"),
                            row.text("currency"));
                    assertThat(values.put(key, row.text("value"))).as(key).isNull();
                    assertThat(row.text("flag").equals("c"))
                            .isEqualTo(row.text("value").isEmpty());
                });
        assertThat(problems.list()).isEmpty();
        long suppressed = release.rows().stream().filter(Row::suppressed).count();
        long shown = release.rows().size() - suppressed;
        assertThat(values)
                .hasSize((int) (suppressed + shown * Measure.values().length * ReportingCurrency.values().length));
        for (Row row : release.rows()) {
            row.figures()
                    .forEach((measure, figure) -> assertThat(values)
                            .containsEntry(
                                    String.join(
                                            " ",
                                            row.period().toString(),
                                            Labels.word(row.side()),
                                            Labels.word(row.breakdown()),
                                            row.item(),
                                            Labels.word(measure),
                                            "USD"),
                                    figure.usd().toPlainString()));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFigureAndEveryGapCanBeAskedWhy(Language language) {
        Release open = withInput(5, 4_000);
        Release closed = withInput(5, 12);
        assertThat(open.rows()).anyMatch(row -> !row.suppressed());
        assertThat(closed.rows()).anyMatch(Row::suppressed);
        explains(open, language);
        explains(closed, language);
    }

    private static void explains(Release release, Language language) {
        for (Row row : release.rows()) {
            for (Measure measure : Measure.values()) {
                List<String> why = ReleaseNotes.why(release, row, measure, language);
                assertThat(why).isNotEmpty().noneMatch(line -> line.contains("{"));
                row.find(measure)
                        .ifPresent(figure -> assertThat(String.join("\n", why))
                                .contains(Labels.in(language).number(figure.cny(), 2)));
            }
        }
        assertThat(ReleaseNotes.of(release, language))
                .noneMatch(line -> line.contains("{"))
                .anyMatch(line -> line.contains(release.digest().substring(0, 12)));
    }

    private static Release withInput(long seed, int count) {
        Problems problems = new Problems();
        Tabulation table = new Tabulation(Samples.HALF, Samples.rates(), Samples.METHOD);
        List<TradeRecord> records = new ArrayList<>(Samples.records(seed, count));
        records.add(new TradeRecord(
                Samples.HALF.firstDay(),
                Flow.EXPORT,
                io.shibo.codes.Country.of("ID"),
                Product.parse("HS:01"),
                Regime.GENERAL,
                Answer.NO,
                Answer.NO,
                io.shibo.codes.Money.of("1", "CNY"),
                "e"));
        Samples.read(table, "records.csv", Samples.csv(records), problems);
        problems.throwIfAny();
        return table.release("test");
    }

    private static Tree tree(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                map.forEach((name, child) -> fields.put(String.valueOf(name), tree(child)));
                yield new Tree.Fields(fields, 1);
            }
            case List<?> list ->
                new Tree.Items(list.stream().map(ReleaseTest::tree).toList(), 1);
            default -> new Tree.Scalar(value.toString(), 1);
        };
    }

    /** Replaces the value at a place, counted through the tree. */
    private static Tree damage(Tree tree, SplittableRandom random, int[] left) {
        if (left[0]-- == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> new Tree.Scalar(null, 1);
                case 1 -> new Tree.Scalar("", 1);
                case 2 -> new Tree.Scalar("-1", 1);
                case 3 -> new Tree.Items(List.of(), 1);
                default -> new Tree.Fields(Map.of(), 1);
            };
        }
        return switch (tree) {
            case Tree.Fields fields -> {
                Map<String, Tree> changed = new LinkedHashMap<>();
                fields.byName().forEach((name, child) -> changed.put(name, damage(child, random, left)));
                yield new Tree.Fields(changed, 1);
            }
            case Tree.Items items ->
                new Tree.Items(
                        items.list().stream()
                                .map(child -> damage(child, random, left))
                                .toList(),
                        1);
            case Tree.Scalar scalar -> scalar;
        };
    }
}
