package io.shibo.quote.pack;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is made of many: lists, sets, maps, and the measures of a pack. */
final class OfParts extends RecordForm {
    private final Parts parts;

    OfParts(String name, Parts parts) {
        super(name);
        this.parts = parts;
    }

    @Override
    void write(Object value, RecordOutput out) {
        parts.write(value, out);
    }

    @Override
    Object read(RecordInput in) {
        return parts.read(in);
    }

    @Override
    void describe(Set<String> into) {
        super.describe(into);
        parts.describe(into);
    }

    /** What is made of many of a kind. */
    sealed interface Parts {
        void write(Object value, RecordOutput out);

        Object read(RecordInput in);

        void describe(Set<String> into);
    }

    /** A list or set. The items of a set are written in the order of their texts, so that a file depends on nothing else. */
    record Items(RecordForm item, boolean set) implements Parts {
        @Override
        public void write(Object value, RecordOutput out) {
            List<Object> items = new ArrayList<>((Collection<?>) value);
            if (set) {
                items.sort(Comparator.comparing(Object::toString));
            }
            out.writeInt(items.size());
            items.forEach(each -> item.write(each, out));
        }

        @Override
        public Object read(RecordInput in) {
            int size = in.readSize();
            Collection<Object> items = set ? new LinkedHashSet<>() : new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(item.read(in));
            }
            return items;
        }

        @Override
        public void describe(Set<String> into) {
            item.describe(into);
        }
    }

    /** A map, in its own order. */
    record Entries(RecordForm key, RecordForm value, boolean sorted) implements Parts {
        @Override
        public void write(Object map, RecordOutput out) {
            Map<?, ?> entries = (Map<?, ?>) map;
            out.writeInt(entries.size());
            entries.forEach((k, v) -> {
                key.write(k, out);
                value.write(v, out);
            });
        }

        @Override
        public Object read(RecordInput in) {
            int size = in.readSize();
            Map<Object, Object> entries = sorted ? new TreeMap<>() : new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                entries.put(key.read(in), value.read(in));
            }
            return entries;
        }

        @Override
        public void describe(Set<String> into) {
            key.describe(into);
            value.describe(into);
        }
    }

    /** The measures of a pack: what rows share in the body, the rows apart. */
    record Measures(RecordForm templates, RecordForm codes, RecordForm formulas, RecordForm suffixes) implements Parts {
        static Measures of(Forms forms) {
            return new Measures(
                    many(forms.of(Measure.class)),
                    many(forms.of(HsCode.class)),
                    many(forms.of(Formula.class)),
                    many(forms.of(String.class)));
        }

        private static RecordForm many(RecordForm of) {
            return new OfParts("list", new Items(of, false));
        }

        @Override
        public void write(Object value, RecordOutput out) {
            List<Measure> measures = new ArrayList<>();
            if (!(value instanceof MeasureTable)) {
                ((List<?>) value).forEach(each -> measures.add((Measure) each));
            }
            MeasureTable table = value instanceof MeasureTable already ? already : MeasureTable.of(measures);
            templates.write(table.parts().templates(), out);
            codes.write(table.parts().codes(), out);
            formulas.write(table.parts().formulas(), out);
            suffixes.write(table.parts().suffixes(), out);
            out.writeRows(table);
        }

        @Override
        @SuppressWarnings("unchecked") // each list was read by the form of its items
        public Object read(RecordInput in) {
            return in.readRows(new MeasureTable.Parts(
                    List.copyOf((List<Measure>) templates.read(in)),
                    List.copyOf((List<HsCode>) codes.read(in)),
                    List.copyOf((List<Formula>) formulas.read(in)),
                    List.copyOf((List<String>) suffixes.read(in))));
        }

        @Override
        public void describe(Set<String> into) {
            templates.describe(into);
            codes.describe(into);
        }
    }
}
