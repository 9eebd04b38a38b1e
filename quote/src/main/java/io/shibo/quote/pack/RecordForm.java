package io.shibo.quote.pack;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.origin.OriginRule;
import io.shibo.quote.origin.OriginRuleParser;
import io.shibo.quote.origin.OriginRules;
import io.shibo.quote.origin.ProductRule;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Rulebook;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of the model stand in the body of a {@link RulebookFile}. Follows the record components of the model itself,
 * so that a new component is written and read without anything said here, and {@link #fingerprint} tells old files from
 * new ones. Only the types of the model come out of a file: none is named in it.
 */
abstract sealed class RecordForm permits RecordForm.OfValue, RecordForm.OfOriginRules, OfParts, OfRecord {
    private final String name;

    RecordForm(String name) {
        this.name = name;
    }

    abstract void write(Object value, RecordOutput out);

    /** @throws IllegalArgumentException if no such value stands there */
    abstract Object read(RecordInput in);

    /** Its name and, the first time it is met, what it is made of. */
    void describe(Set<String> into) {
        into.add(name);
    }

    /** Of what may be missing. */
    final void writeOptional(@Nullable Object value, RecordOutput out) {
        out.writeByte(value == null ? 0 : 1);
        if (value != null) {
            write(value, out);
        }
    }

    final @Nullable Object readOptional(RecordInput in) {
        int there = in.readByte();
        if (there > 1) {
            throw new IllegalArgumentException("%d is neither missing nor there.".formatted(there));
        }
        return there == 0 ? null : read(in);
    }

    static RecordForm of(Type type) {
        return new Forms().of(type);
    }

    /** A number that changes when a record of the model gets, loses or renames a part. */
    static long fingerprint(Type type) {
        Set<String> parts = new TreeSet<>();
        of(type).describe(parts);
        byte[] digest = Rulebook.sha256().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }

    /** The forms of one walk through the model, a record once. */
    static final class Forms {
        private final Map<Class<?>, RecordForm> known = new LinkedHashMap<>();

        RecordForm of(Type type) {
            return switch (type) {
                case ParameterizedType generic -> ofGeneric(generic);
                case Class<?> plain -> {
                    RecordForm form = known.get(plain);
                    yield form == null ? ofClass(plain) : form;
                }
                default -> throw new IllegalStateException("a rulebook file has no form for " + type);
            };
        }

        private RecordForm ofGeneric(ParameterizedType type) {
            Type[] of = type.getActualTypeArguments();
            Class<?> raw = (Class<?>) type.getRawType();
            if (raw == List.class && of[0] == Measure.class) {
                return new OfParts("measures", OfParts.Measures.of(this));
            }
            if (raw == List.class) {
                return new OfParts("list of " + of[0].getTypeName(), new OfParts.Items(of(of[0]), false));
            }
            if (raw == Set.class) {
                return new OfParts("set of " + of[0].getTypeName(), new OfParts.Items(of(of[0]), true));
            }
            if (raw == Map.class || raw == NavigableMap.class) {
                return new OfParts(
                        "map to " + of[1].getTypeName(),
                        new OfParts.Entries(of(of[0]), of(of[1]), raw == NavigableMap.class));
            }
            throw new IllegalStateException("a rulebook file has no form for " + type);
        }

        private RecordForm ofClass(Class<?> type) {
            if (type == int.class || type == Integer.class) {
                return new OfValue("int", (v, out) -> out.writeInt((Integer) v), RecordInput::readInt);
            }
            if (type == boolean.class || type == Boolean.class) {
                return new OfValue("boolean", (v, out) -> out.writeByte((Boolean) v ? 1 : 0), in -> in.readByte() != 0);
            }
            if (type.isEnum()) {
                return ofEnum(type);
            }
            if (type == Formula.class) {
                return text(type, FormulaParser::formula);
            }
            if (type == Predicate.class) {
                return text(type, FormulaParser::predicate);
            }
            if (type == OriginRule.class) {
                return text(type, OriginRuleParser::parse);
            }
            if (type == OriginRules.class) {
                return new OfOriginRules(of(OfOriginRules.Whole.class));
            }
            if (type == String.class) {
                return text(type, text -> text);
            }
            if (type == BigDecimal.class) {
                return text(type, BigDecimal::new);
            }
            if (type == Currency.class) {
                return text(type, Currency::getInstance);
            }
            if (type == HsCode.class) {
                return text(type, HsCode::of);
            }
            if (type == LocalDate.class) {
                return text(type, RecordForm::date);
            }
            return new OfRecord(type, this, known);
        }

        private static OfValue text(Class<?> type, Function<String, Object> reader) {
            return new OfValue(
                    type.getName(), (value, out) -> out.writeText(value.toString()), in -> reader.apply(in.readText()));
        }

        private static OfValue ofEnum(Class<?> type) {
            Object[] constants = type.getEnumConstants();
            return new OfValue(
                    type.getName() + List.of(constants),
                    (value, out) -> out.writeByte(((Enum<?>) value).ordinal()),
                    in -> {
                        int ordinal = in.readByte();
                        if (ordinal >= constants.length) {
                            throw new IllegalArgumentException(
                                    "%s has no constant %d.".formatted(type.getSimpleName(), ordinal));
                        }
                        return constants[ordinal];
                    });
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("a date is none.", none);
        }
    }

    /** Writes a value without parts. */
    interface Writer {
        void write(Object value, RecordOutput out);
    }

    /** What has no parts. */
    static final class OfValue extends RecordForm {
        private final Writer writer;
        private final Function<RecordInput, Object> reader;

        OfValue(String name, Writer writer, Function<RecordInput, Object> reader) {
            super(name);
            this.writer = writer;
            this.reader = reader;
        }

        @Override
        void write(Object value, RecordOutput out) {
            writer.write(value, out);
        }

        @Override
        Object read(RecordInput in) {
            return reader.apply(in);
        }
    }

    /** Rules of origin, which are found by code and so no record: as what they are made of. */
    static final class OfOriginRules extends RecordForm {
        /** All of them. */
        record Whole(OriginRules.Common common, @Nullable ProductRule residual, List<ProductRule> rules) {}

        private final RecordForm whole;

        OfOriginRules(RecordForm whole) {
            super(OriginRules.class.getName());
            this.whole = whole;
        }

        @Override
        void write(Object value, RecordOutput out) {
            OriginRules rules = (OriginRules) value;
            whole.write(new Whole(rules.common(), rules.residual().orElse(null), List.copyOf(rules.rules())), out);
        }

        @Override
        Object read(RecordInput in) {
            Whole rules = (Whole) whole.read(in);
            return OriginRules.of(rules.common(), rules.residual(), rules.rules());
        }

        @Override
        void describe(Set<String> into) {
            whole.describe(into);
        }
    }
}
