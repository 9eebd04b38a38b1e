package io.shibo.codes.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.HsCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeTest {
    private final Problems problems = new Problems();

    @Test
    void readsValuesListsAndGroups() {
        Node root = Node.root(
                "deal.json",
                fields(3, "id", text("d1", 4), "codes", items(5, text("8479", 6), text("84", 7))),
                problems);
        assertThat(root.field("id").text()).isEqualTo("d1");
        assertThat(root.field("codes").items())
                .extracting(node -> node.parse(HsCode::parse))
                .containsExactly(HsCode.of("8479"), HsCode.of("84"));
        assertThat(root.fields().keySet()).containsExactly("id", "codes");
        assertThat(root.field("codes").items().get(1).line()).isEqualTo(7);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void tellsPathAndLineOfEachProblemAndGoesOn() {
        Node root = Node.root(
                "deal.json",
                fields(
                        1,
                        "lines",
                        items(2, fields(3, "hsCode", text("84795O", 4)), text("x", 9)),
                        "odd",
                        text("1", 12)),
                problems);
        root.only("lines", "seller");
        for (Node line : root.field("lines").items()) {
            line.only("hsCode");
            assertThat(line.field("hsCode").parse(HsCode::parse)).isNull();
        }
        assertThat(root.field("seller").field("name").text()).isNull();
        assertThat(root.field("lines").text()).isNull();
        assertThat(root.field("odd").items()).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly(
                        "deal.json:12: field 'odd' is not known. Known: lines, seller.",
                        "deal.json:4: lines[0].hsCode: '84795O' is not a goods code. Write 2, 4, 6 or 7 to 12 digits, as in 847950 or 8479.50.",
                        "deal.json:9: lines[1]: must be a group of fields: hsCode.",
                        "deal.json:9: lines[1].hsCode: is missing.",
                        "deal.json:1: seller.name: is missing.",
                        "deal.json:2: lines: must be a single value.",
                        "deal.json:12: odd: must be a list.");
    }

    @Test
    void nullIsAbsent() {
        Node node = Node.root("f", fields(1, "a", new Tree.Scalar(null, 2)), problems)
                .field("a");
        assertThat(node.present()).isFalse();
        assertThat(node.optionalText()).isNull();
        assertThat(node.parseOptional(HsCode::parse)).isNull();
        assertThat(node.items()).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
        assertThat(node.parse(HsCode::parse)).isNull();
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void refusesAListThatIsTooLong() {
        Tree many = new Tree.Items(Collections.nCopies(Node.MAX_ITEMS + 1, text("x", 1)), 1);
        assertThat(Node.root("f", many, problems).items()).isEmpty();
        assertThat(problems.list().getFirst().message()).contains("100001 items; at most 100000");
    }

    @Test
    void aHundredProblemsAreKeptAndAllAreCounted() {
        for (int i = 0; i < 150; i++) {
            problems.add("f", i, "", "wrong");
        }
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(InputException.class, thrown -> {
                    assertThat(thrown.problems()).hasSize(Problems.MAX);
                    assertThat(thrown.found()).isEqualTo(150);
                })
                .hasMessageEndingWith("… and 50 more");
    }

    @Test
    void aProblemNamesWhatItKnows() {
        assertThat(new Problem("f.csv", 0, "", "empty.")).hasToString("f.csv: empty.");
        assertThat(new Problem("f.csv", 7, "date", "late.")).hasToString("f.csv:7: date: late.");
        assertThat(Problem.show("a\u0000b\nc")).isEqualTo("a�b�c");
        assertThat(Problem.show("市".repeat(61))).isEqualTo("市".repeat(60) + "…");
        assertThat(Problem.show("😀".repeat(60))).isEqualTo("😀".repeat(60));
    }

    @Test
    void valuesAreReadStrictly() {
        assertThat(Values.date("2026-06-30")).hasToString("2026-06-30");
        for (String bad : List.of(
                "", "2026-6-30", "30.06.2026", "2026-02-30", "+12026-01-01", "-0001-01-01", "2026-01-01T00:00")) {
            assertThatThrownBy(() -> Values.date(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a date");
        }
        assertThat(Values.time("09:30")).hasToString("09:30");
        assertThat(Values.whole(-5, 5).apply("-5")).isEqualTo(-5);
        for (String bad : List.of("", "6", "-6", "1.0", "+1", "٣", "99999999999")) {
            assertThatThrownBy(() -> Values.whole(-5, 5).apply(bad))
                    .hasMessageContaining("is not a whole number from -5 to 5");
        }
        enum Way {
            BY_SEA,
            BY_AIR
        }
        assertThat(Values.oneOf(Way.class).apply("By-Sea")).isEqualTo(Way.BY_SEA);
        assertThatThrownBy(() -> Values.oneOf(Way.class).apply("by train"))
                .hasMessage("'by train' is not known. Write one of by-sea, by-air.");
    }

    @Test
    void treesDoNotChangeUnderTheReader() {
        Map<String, Tree> given = new LinkedHashMap<>(Map.of("a", text("1", 1)));
        Tree.Fields fields = new Tree.Fields(given, 1);
        given.clear();
        assertThat(fields.byName().keySet()).isEqualTo(Set.of("a"));
        List<Tree> list = new ArrayList<>(List.of(text("1", 1)));
        Tree.Items items = new Tree.Items(list, 1);
        list.clear();
        assertThat(items.list()).hasSize(1);
    }

    private static Tree text(String value, int line) {
        return new Tree.Scalar(value, line);
    }

    private static Tree items(int line, Tree... items) {
        return new Tree.Items(List.of(items), line);
    }

    private static Tree fields(int line, Object... namesAndValues) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Tree) namesAndValues[i + 1]);
        }
        return new Tree.Fields(fields, line);
    }
}
