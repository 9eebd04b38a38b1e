package io.shibo.quote.internal;

import io.shibo.quote.Question;
import io.shibo.quote.Trace;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Decisions in the order they were taken, in a few numbers each; an entry becomes a {@link Trace} with its whole measure
 * when it is read.
 */
final class TraceLog extends AbstractList<Trace> implements RandomAccess {
    private static final Trace.Reason[] REASONS = Trace.Reason.values();
    private static final int WHOLE = -1;
    private static final int APPLIED = REASONS.length;
    private static final int ASKED = APPLIED + 1;

    private final MeasureTable table;

    private @Nullable String[] lines;
    private int[] rows;
    /** A reason's ordinal, or which kind of entry. */
    private byte[] kinds;
    /** The amount, the questions, or the whole entry. */
    private @Nullable Object[] details;

    private int size;

    /** @param decisions about how many there will be, above 0 */
    TraceLog(MeasureTable table, int decisions) {
        this.table = table;
        this.lines = new String[decisions];
        this.rows = new int[decisions];
        this.kinds = new byte[decisions];
        this.details = new Object[decisions];
    }

    void excluded(@Nullable String line, int row, Trace.Reason reason) {
        put(line, row, reason.ordinal(), null);
    }

    void applied(@Nullable String line, int row, Exact amount) {
        put(line, row, APPLIED, amount);
    }

    void asked(@Nullable String line, int row, List<Question> questions) {
        put(line, row, ASKED, questions);
    }

    void computed(@Nullable String line, Step step, @Nullable Exact amount) {
        put(line, 0, WHOLE, new Trace.Computed(line, step, amount));
    }

    void checked(@Nullable String line, Step.Check check, Answer answer) {
        put(line, 0, WHOLE, new Trace.Checked(line, check, answer));
    }

    private void put(@Nullable String line, int row, int kind, @Nullable Object detail) {
        if (size == rows.length) {
            int more = size * 2;
            lines = Arrays.copyOf(lines, more);
            rows = Arrays.copyOf(rows, more);
            kinds = Arrays.copyOf(kinds, more);
            details = Arrays.copyOf(details, more);
        }
        lines[size] = line;
        rows[size] = row;
        kinds[size] = (byte) kind;
        details[size++] = detail;
    }

    /** The decisions about measures of a programme; the others are not made for it. */
    List<Trace> ofPrograms() {
        List<Trace> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (kinds[i] != WHOLE
                    && table.parts().templates().get(table.templateOf(rows[i])).program() != null) {
                found.add(get(i));
            }
        }
        return found;
    }

    @Override
    public Trace get(int index) {
        java.util.Objects.checkIndex(index, size);
        String line = lines[index];
        Object detail = details[index];
        return switch (detail) {
            case Exact amount -> new Trace.Applied(line, table.get(rows[index]), amount);
            case Trace whole -> whole;
            case List<?> questions ->
                new Trace.Asked(
                        line,
                        table.get(rows[index]),
                        questions.stream().map(Question.class::cast).toList());
            case null, default -> new Trace.Excluded(line, table.get(rows[index]), REASONS[kinds[index]]);
        };
    }

    @Override
    public int size() {
        return size;
    }
}
