package io.shibo.quote.rule;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import java.nio.IntBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list that measures can be added to and that keeps of each what no earlier one has: the template it shares with the
 * other rows of its list, its formula once a text. {@link #build} gives the {@link MeasureTable}.
 */
public final class MeasureTableBuilder extends AbstractList<Measure> {
    private static final int COLUMNS = 5;

    private final List<Measure> templates = new ArrayList<>();
    private final Map<Measure, Integer> templateNumbers = new HashMap<>();
    private final List<HsCode> codes = new ArrayList<>();
    private final Map<String, Integer> codeNumbers = new HashMap<>();
    private final List<Formula> formulas = new ArrayList<>();
    private final Map<Formula, Integer> formulaNumbers = new HashMap<>();
    private final Map<Formula, Integer> sameFormulas = new IdentityHashMap<>();
    private final List<String> suffixes = new ArrayList<>();
    private final Map<String, Integer> suffixNumbers = new HashMap<>();

    /** Template, code, formula, line, suffix of one row after the other. */
    private int[] rows = new int[COLUMNS * 16];

    private int size;
    private @Nullable MeasureTable built;
    private @Nullable Measure lastRow;
    private int lastTemplate;

    public MeasureTableBuilder() {
        suffixes.add("");
        suffixNumbers.put("", 0);
    }

    @Override
    public boolean add(Measure measure) {
        List<HsCode> itsCodes = measure.scope().codes();
        String digits = itsCodes.size() == 1 ? "/" + itsCodes.getFirst().digits() : "";
        int at = digits.isEmpty() ? -1 : measure.id().indexOf(digits);
        int formula = formula(measure.formula());
        if (at < 1) {
            // The measure itself, so that it keeps all its codes and its place.
            templates.add(measure);
            row(
                    templates.size() - 1,
                    MeasureTable.ALONE,
                    formula,
                    measure.where().line(),
                    0);
            return true;
        }
        String start = measure.id().substring(0, at);
        row(
                template(measure, start),
                code(itsCodes.getFirst()),
                formula,
                measure.where().line(),
                suffix(measure.id().substring(at + digits.length())));
        return true;
    }

    private void row(int template, int code, int formula, int line, int suffix) {
        int at = size * COLUMNS;
        if (at == rows.length) {
            rows = Arrays.copyOf(rows, at * 2);
        }
        rows[at] = template;
        rows[at + 1] = code;
        rows[at + 2] = formula;
        rows[at + 3] = line;
        rows[at + 4] = suffix;
        size++;
        modCount++;
        built = null;
    }

    private int template(Measure measure, String start) {
        Measure last = lastRow;
        if (last == null || !sameBut(last, measure, start)) {
            Measure shared = shared(measure, start);
            lastTemplate = templateNumbers.computeIfAbsent(shared, s -> {
                templates.add(s);
                return templates.size() - 1;
            });
        }
        lastRow = measure;
        return lastTemplate;
    }

    /** Whether the row before has the same template, seen without hashing all of it: rows of a list share their parts. */
    private boolean sameBut(Measure last, Measure measure, String start) {
        return templates.get(lastTemplate).id().equals(start)
                && last.title() == measure.title()
                && last.citation() == measure.citation()
                && last.channels().equals(measure.channels())
                && last.excludes().equals(measure.excludes())
                && last.needs().equals(measure.needs())
                && last.layer().equals(measure.layer())
                && last.date() == measure.date()
                && last.valid().equals(measure.valid())
                && last.priority() == measure.priority()
                && java.util.Objects.equals(last.program(), measure.program())
                && last.where().file().equals(measure.where().file())
                && last.scope().sameButCodes(measure.scope());
    }

    /** What rows share: the formula, the line and the codes of the row are taken out. */
    private static Measure shared(Measure measure, String start) {
        return new Measure(
                start,
                measure.channels(),
                measure.layer(),
                measure.program(),
                measure.title(),
                measure.scope().withoutCodes(),
                measure.date(),
                measure.valid(),
                measure.priority(),
                measure.excludes(),
                new Formula.Free(),
                measure.needs(),
                measure.citation(),
                new Measure.Origin(measure.where().file(), 0));
    }

    private int code(HsCode code) {
        return codeNumbers.computeIfAbsent(code.digits(), digits -> {
            codes.add(code);
            return codes.size() - 1;
        });
    }

    private int formula(Formula formula) {
        Integer known = sameFormulas.get(formula);
        if (known == null) {
            known = formulaNumbers.computeIfAbsent(formula, f -> {
                formulas.add(f);
                return formulas.size() - 1;
            });
            sameFormulas.put(formula, known);
        }
        return known;
    }

    private int suffix(String suffix) {
        return suffixNumbers.computeIfAbsent(suffix, s -> {
            suffixes.add(s);
            return suffixes.size() - 1;
        });
    }

    public MeasureTable build() {
        MeasureTable table = built;
        if (table == null) {
            table = table();
            built = table;
        }
        return table;
    }

    private MeasureTable table() {
        IntBuffer[] columns = new IntBuffer[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            int[] column = new int[size];
            for (int i = 0; i < size; i++) {
                column[i] = rows[i * COLUMNS + c];
            }
            columns[c] = IntBuffer.wrap(column).asReadOnlyBuffer();
        }
        return new MeasureTable(
                new MeasureTable.Parts(
                        List.copyOf(templates), List.copyOf(codes), List.copyOf(formulas), List.copyOf(suffixes)),
                new MeasureTable.Columns(columns[0], columns[1], columns[2], columns[3], columns[4]));
    }

    @Override
    public Measure get(int index) {
        return build().get(index);
    }

    @Override
    public int size() {
        return size;
    }
}
