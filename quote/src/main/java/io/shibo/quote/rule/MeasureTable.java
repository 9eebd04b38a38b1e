package io.shibo.quote.rule;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import java.nio.IntBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a pack, kept small. A national tariff of 20,000 lines and 200 partners has millions of measures, but
 * few kinds of them: what all rows of a list share is one <em>template</em>, and a row adds its goods code, its formula,
 * the line of its file and the end of its id. A measure that stands alone is a template without rows.
 *
 * <p>As a list it gives whole {@link Measure}s, made when they are asked for; two calls give equal, not identical ones.
 * Programs that look at all of them read the columns instead. Immutable.
 */
public final class MeasureTable extends AbstractList<Measure> implements RandomAccess {
    /** Columns of {@link #code}: this measure is its template, whatever codes that has. */
    public static final int ALONE = -1;

    private final Parts parts;
    private final IntBuffer template;
    private final IntBuffer code;
    private final IntBuffer formula;
    private final IntBuffer line;
    private final IntBuffer suffix;

    /**
     * What rows refer to by number.
     *
     * @param templates of a list: without codes, its id the beginning of the rows' ids; else the measure itself
     * @param codes distinct
     * @param formulas distinct
     * @param suffixes what follows the code in the id of a row, as in {@code /2026-07-01}; distinct
     */
    public record Parts(List<Measure> templates, List<HsCode> codes, List<Formula> formulas, List<String> suffixes) {}

    /**
     * The rows, a buffer a column, all as long as each other.
     *
     * @param code number of the code, or {@link #ALONE}
     * @param line of the file that the template names
     */
    public record Columns(IntBuffer template, IntBuffer code, IntBuffer formula, IntBuffer line, IntBuffer suffix) {}

    /** From parts and columns that belong together; the caller has checked that every number is one of its part. */
    public MeasureTable(Parts parts, Columns columns) {
        this.parts = parts;
        this.template = columns.template();
        this.code = columns.code();
        this.formula = columns.formula();
        this.line = columns.line();
        this.suffix = columns.suffix();
    }

    /** The same measures in this form; the list itself where it has it already. */
    public static MeasureTable of(List<Measure> measures) {
        if (measures instanceof MeasureTable table) {
            return table;
        }
        MeasureTableBuilder builder =
                measures instanceof MeasureTableBuilder already ? already : new MeasureTableBuilder();
        if (builder != measures) {
            builder.addAll(measures);
        }
        return builder.build();
    }

    @Override
    public int size() {
        return template.limit();
    }

    @Override
    public Measure get(int row) {
        Measure shared = parts.templates().get(template.get(row));
        int number = code.get(row);
        if (number == ALONE) {
            return shared;
        }
        return new Measure(
                id(row),
                shared.channels(),
                shared.layer(),
                shared.program(),
                shared.title(),
                shared.scope().forCode(parts.codes().get(number)),
                shared.date(),
                shared.valid(),
                shared.priority(),
                shared.excludes(),
                formula(row),
                shared.needs(),
                shared.citation(),
                new Measure.Origin(shared.where().file(), line.get(row)));
    }

    /** The id of a row's measure, without making the measure. */
    public String id(int row) {
        String start = parts.templates().get(template.get(row)).id();
        int number = code.get(row);
        return number == ALONE
                ? start
                : start + "/" + parts.codes().get(number).digits()
                        + parts.suffixes().get(suffix.get(row));
    }

    /** Whether a row's measure has an id, without making either. */
    public boolean hasId(int row, String id) {
        String start = parts.templates().get(template.get(row)).id();
        int number = code.get(row);
        if (number == ALONE) {
            return start.equals(id);
        }
        String digits = parts.codes().get(number).digits();
        String end = parts.suffixes().get(suffix.get(row));
        int digitsFrom = start.length() + 1;
        return id.length() == digitsFrom + digits.length() + end.length()
                && id.startsWith(start)
                && id.charAt(start.length()) == '/'
                && id.startsWith(digits, digitsFrom)
                && id.endsWith(end);
    }

    public Parts parts() {
        return parts;
    }

    /** The row's template, as a number into {@link Parts#templates}. */
    public int templateOf(int row) {
        return template.get(row);
    }

    /** The row's code, as a number into {@link Parts#codes}, or {@link #ALONE}. */
    public int codeOf(int row) {
        return code.get(row);
    }

    /** The row's formula, as a number into {@link Parts#formulas}. */
    public int formulaOf(int row) {
        return formula.get(row);
    }

    public int suffixOf(int row) {
        return suffix.get(row);
    }

    /** Where the row's list has it. */
    public int lineOf(int row) {
        return line.get(row);
    }

    /** The row's own code; null where its measure stands alone. */
    public @Nullable HsCode findCode(int row) {
        int number = code.get(row);
        return number == ALONE ? null : parts.codes().get(number);
    }

    public Formula formula(int row) {
        return parts.formulas().get(formula.get(row));
    }

    /** Some measures by row, as a list that makes them when asked. */
    public List<Measure> pick(int... rows) {
        return new Picked(this, rows);
    }

    /** A list that keeps rows and no measures, so that figures which nobody explains do not pay for them. */
    public static final class Picked extends AbstractList<Measure> implements RandomAccess {
        private final MeasureTable table;
        private final int[] rows;

        private Picked(MeasureTable table, int[] rows) {
            this.table = table;
            this.rows = rows;
        }

        @Override
        public Measure get(int index) {
            return table.get(rows[index]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }
}
