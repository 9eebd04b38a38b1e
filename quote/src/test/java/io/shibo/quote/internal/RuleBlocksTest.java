package io.shibo.quote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.NamedDate;
import java.nio.IntBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever rules a code has, and however often, its block gives their rows in the order of ids, each with its rule. */
class RuleBlocksTest {
    private static final Citation CITATION = new Citation("test", "1", null, Citation.Confidence.UNVERIFIED);
    private static final List<String> SUFFIXES = List.of("", "/2026-01-01", "/2026-07-01");

    /** A row that a block gave. */
    private record Found(int rule, int row, int formula) {}

    @Property(tries = 300)
    void aBlockGivesItsRowsInTheOrderOfIds(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rules, @ForAll @IntRange(max = 300) int rows) {
        Random random = new Random(seed);
        MeasureTable table = table(random, rules, rows);
        Ranks ranks = Ranks.of(table);
        RuleBlocks blocks = new RuleBlocks(table, ranks, rows);
        int[] sorted = IntStream.range(0, rows).toArray();
        ranks.sort(table, sorted, 0, rows);
        int half = rows / 2;
        List<Found> expected = new ArrayList<>();
        for (int row : sorted) {
            expected.add(new Found(blocks.ruleOf()[table.templateOf(row)], row, table.formulaOf(row)));
        }

        long first = blocks.add(sorted, 0, half);
        long second = blocks.add(sorted, half, rows);

        assertThat(read(first, blocks)).isEqualTo(expected.subList(0, half));
        assertThat(read(second, blocks)).isEqualTo(expected.subList(half, rows));
    }

    private static List<Found> read(long block, RuleBlocks blocks) {
        int[] cells = blocks.cells();
        List<Found> found = new ArrayList<>();
        for (int group = CodeSpans.start(block); group < CodeSpans.end(block); group += RuleBlocks.GROUP) {
            int cell = RuleBlocks.first(cells, group);
            for (int bit = 0; bit < 64; bit++) {
                if ((RuleBlocks.mask(cells, group) >>> bit & 1) != 0) {
                    found.add(new Found(RuleBlocks.word(cells, group) * 64 + bit, blocks.rows()[cell], cells[cell]));
                    cell++;
                }
            }
        }
        return found;
    }

    /** Rules whose names are in another order than they are, some of them several times in the one code. */
    private static MeasureTable table(Random random, int rules, int rows) {
        List<Integer> names = new ArrayList<>(IntStream.range(0, rules).boxed().toList());
        Collections.shuffle(names, random);
        List<Measure> templates = names.stream().map(RuleBlocksTest::rule).toList();
        List<Formula> formulas =
                List.of(FormulaParser.formula("1% of customs-value"), FormulaParser.formula("2% of customs-value"));
        int[] template = random.ints(rows, 0, rules).toArray();
        int[] formula = random.ints(rows, 0, formulas.size()).toArray();
        int[] suffix = random.ints(rows, 0, SUFFIXES.size()).toArray();
        return new MeasureTable(
                new MeasureTable.Parts(templates, List.of(HsCode.of("84795000")), formulas, SUFFIXES),
                new MeasureTable.Columns(
                        IntBuffer.wrap(template),
                        IntBuffer.wrap(new int[rows]),
                        IntBuffer.wrap(formula),
                        IntBuffer.wrap(new int[rows]),
                        IntBuffer.wrap(suffix)));
    }

    private static Measure rule(int name) {
        return new Measure(
                "rule-" + name,
                Set.of("general"),
                "duty",
                null,
                Wording.english("rule"),
                Scope.ALL,
                NamedDate.IMPORT,
                new DateRange(LocalDate.of(2026, 1, 1), null),
                0,
                Set.of(),
                new Formula.Free(),
                List.of(),
                CITATION,
                new Measure.Origin("list.csv", 1));
    }
}
