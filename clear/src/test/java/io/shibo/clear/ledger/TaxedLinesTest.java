package io.shibo.clear.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TaxedLinesTest {
    @Property(tries = 500)
    void allReturnsTogetherRestoreExactlyWhatWasTaken(@ForAll long seed) {
        Random random = new Random(seed);
        List<TaxedLine> made = new ArrayList<>();
        for (int gnum = 1; gnum <= 1 + random.nextInt(5); gnum++) {
            made.add(new TaxedLine(
                    gnum,
                    3304990039L,
                    1 + random.nextLong(random.nextBoolean() ? 10 : 9_000_000_000_000L),
                    random.nextLong(2_600_000_000L),
                    random.nextLong(3) * 100,
                    random.nextLong(1_000_000),
                    random.nextLong(1_000_000)));
        }
        TaxedLines lines = new TaxedLines(made);
        Restored sum = Restored.NOTHING;
        while (!lines.allBack()) {
            List<TaxedLines.Item> items = new ArrayList<>();
            for (TaxedLine line : lines.lines()) {
                long outside = line.qty() - line.returned();
                if (outside > 0 && random.nextInt(3) > 0) {
                    long qty = random.nextInt(4) == 0 ? outside : 1 + random.nextLong(outside);
                    items.add(new TaxedLines.Item(line.gnum(), line.gcode(), qty));
                }
            }
            TaxedLines.Answer.Taken taken = (TaxedLines.Answer.Taken) lines.takeBack(items, 100, 130);
            sum = sum.plus(taken.restored());
            lines = taken.lines();
            assertThat(lines.restored()).isEqualTo(sum);
            assertThat(copy(lines)).isEqualTo(lines);
        }

        assertThat(sum.value())
                .isEqualTo(made.stream().mapToLong(TaxedLine::value).sum());
        assertThat(sum.duty())
                .isEqualTo(made.stream().mapToLong(TaxedLine::duty).sum());
        assertThat(sum.tax()).isEqualTo(made.stream().mapToLong(TaxedLine::tax).sum());
    }

    private static TaxedLines copy(TaxedLines lines) {
        Sink out = new Sink();
        lines.write(out);
        Source in = new Source(out.toBytes());
        TaxedLines read = TaxedLines.read(in);
        in.end();
        return read;
    }

    @Test
    void refusesWhatIsNotThereOrTooLate() {
        TaxedLines lines = new TaxedLines(List.of(new TaxedLine(1, 901210000, 300_000, 10_000_000, 0, 0, 910)));

        assertThat(lines.takeBack(List.of(new TaxedLines.Item(1, 0, 300_000)), 100, 131))
                .isEqualTo(new TaxedLines.Answer.TooLate(31));
        assertThat(lines.takeBack(List.of(new TaxedLines.Item(2, 0, 1)), 100, 130))
                .isInstanceOf(TaxedLines.Answer.NoLine.class);
        assertThat(lines.takeBack(List.of(new TaxedLines.Item(1, 409000000, 1)), 100, 130))
                .isInstanceOf(TaxedLines.Answer.NoLine.class);
        // Twice two of three: the second line of the same return asks for more than is left
        TaxedLines.Item two = new TaxedLines.Item(1, 901210000, 200_000);
        assertThat(lines.takeBack(List.of(two, two), 100, 130)).isEqualTo(new TaxedLines.Answer.TooMuch(two, 100_000));
    }
}
