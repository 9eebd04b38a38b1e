package io.shibo.clear.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one byte layout of events and state: records as their components in order, sealed interfaces as the place of the
 * record among those permitted, lists with their count.
 *
 * <pre>
 *   value      = version (1 byte, {@value #VERSION}) object
 *   object     = 0 (absent) | 1 content
 *   record     = each component's object; int, long and boolean bare, as zigzag numbers
 *   interface  = place of the record among the permitted ones, then the record
 *   list       = count, then each item's object
 *   text       = length in bytes, UTF-8         decimal = scale, 1 zigzag | 0 length two's complement
 *   enum       = ordinal                        time    = seconds since 1970; day = days since 1970
 * </pre>
 *
 * <p>So the order of components, of permitted records and of enum constants is part of the format. It is frozen: a change
 * gets a new version and a reader of its own; a test pins the bytes of a known log.
 */
public final class RecordBytes<T> {
    private static final int VERSION = 1;

    private final Plan plan;
    private final Class<T> type;

    private RecordBytes(Class<T> type) {
        this.type = type;
        plan = new Planner().plan(type);
    }

    public static <T> RecordBytes<T> of(Class<T> type) {
        return new RecordBytes<>(type);
    }

    public byte[] write(T value) {
        Sink out = new Sink();
        out.one(VERSION);
        plan.write(out, value);
        return out.toBytes();
    }

    /** @throws IllegalStateException if the bytes are not what {@link #write} writes */
    public T read(byte[] bytes) {
        Source in = new Source(bytes);
        int version = in.one();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "format version %d; this program reads version %d. Maybe a newer program wrote it."
                            .formatted(version, VERSION));
        }
        try {
            Object value = plan.read(in);
            in.end();
            return Objects.requireNonNull(type.cast(value));
        } catch (IllegalStateException malformed) {
            throw malformed;
        } catch (RuntimeException malformed) {
            throw new IllegalStateException("no %s: %s".formatted(type.getSimpleName(), malformed), malformed);
        }
    }

    /** How one type of value is written and read. */
    private interface Plan {
        void write(Sink out, @Nullable Object value);

        @Nullable
        Object read(Source in);
    }

    private interface Writer {
        void write(Sink out, Object value);
    }

    private interface Reader {
        Object read(Source in);
    }

    /** A value that may be absent. */
    private record Optional(Writer writer, Reader reader) implements Plan {
        @Override
        public void write(Sink out, @Nullable Object value) {
            out.one(value == null ? 0 : 1);
            if (value != null) {
                writer.write(out, value);
            }
        }

        @Override
        public @Nullable Object read(Source in) {
            return in.one() == 0 ? null : reader.read(in);
        }
    }

    /** A primitive, never absent. */
    private record Bare(Writer writer, Reader reader) implements Plan {
        @Override
        public void write(Sink out, @Nullable Object value) {
            writer.write(out, Objects.requireNonNull(value));
        }

        @Override
        public Object read(Source in) {
            return reader.read(in);
        }
    }

    private static final class Planner {
        private final Map<Type, Plan> known = new HashMap<>();

        Plan plan(Type type) {
            Plan plan = known.get(type);
            if (plan == null) {
                plan = build(type);
                known.put(type, plan);
            }
            return plan;
        }

        private Plan build(Type type) {
            if (type instanceof ParameterizedType generic) {
                return generic.getRawType() == List.class
                        ? list(plan(generic.getActualTypeArguments()[0]))
                        : map(plan(generic.getActualTypeArguments()[1]));
            }
            Class<?> simple = (Class<?>) type;
            if (simple.isPrimitive()) {
                return primitive(simple);
            }
            if (simple.isEnum()) {
                return constant(simple);
            }
            if (simple.isRecord()) {
                return record(simple);
            }
            return simple.isSealed() ? permitted(simple) : leaf(simple);
        }

        private static Plan primitive(Class<?> type) {
            if (type == boolean.class) {
                return new Bare((out, v) -> out.one((Boolean) v ? 1 : 0), in -> in.one() == 1);
            }
            if (type == int.class) {
                return new Bare((out, v) -> out.signed((Integer) v), in -> Math.toIntExact(in.signed()));
            }
            if (type == long.class) {
                return new Bare((out, v) -> out.signed((Long) v), Source::signed);
            }
            throw unknown(type);
        }

        private static Plan leaf(Class<?> type) {
            if (type == String.class) {
                return new Optional((out, v) -> out.text((String) v), Source::text);
            }
            if (type == Long.class) {
                return new Optional((out, v) -> out.signed((Long) v), Source::signed);
            }
            if (type == BigDecimal.class) {
                return new Optional((out, v) -> out.decimal((BigDecimal) v), Source::decimal);
            }
            if (type == LocalDateTime.class) {
                return new Optional(
                        (out, v) -> out.signed(((LocalDateTime) v).toEpochSecond(ZoneOffset.UTC)),
                        in -> LocalDateTime.ofEpochSecond(in.signed(), 0, ZoneOffset.UTC));
            }
            if (type == LocalDate.class) {
                return new Optional(
                        (out, v) -> out.signed(((LocalDate) v).toEpochDay()), in -> LocalDate.ofEpochDay(in.signed()));
            }
            throw unknown(type);
        }

        private static Plan constant(Class<?> type) {
            Object[] constants = Objects.requireNonNull(type.getEnumConstants());
            return new Optional(
                    (out, v) -> out.unsigned(((Enum<?>) v).ordinal()), in -> constants[Math.toIntExact(in.unsigned())]);
        }

        private static Plan list(Plan item) {
            return new Optional(
                    (out, v) -> {
                        List<?> list = (List<?>) v;
                        out.unsigned(list.size());
                        list.forEach(one -> item.write(out, one));
                    },
                    in -> {
                        int count = in.count();
                        List<Object> list = new ArrayList<>(count);
                        for (int i = 0; i < count; i++) {
                            list.add(Objects.requireNonNull(item.read(in)));
                        }
                        return list;
                    });
        }

        private static Plan map(Plan value) {
            return new Optional(
                    (out, v) -> {
                        Map<?, ?> map = (Map<?, ?>) v;
                        out.unsigned(map.size());
                        map.forEach((key, one) -> {
                            out.text((String) key);
                            value.write(out, one);
                        });
                    },
                    in -> {
                        int count = in.count();
                        Map<String, Object> map = new LinkedHashMap<>();
                        for (int i = 0; i < count; i++) {
                            map.put(in.text(), Objects.requireNonNull(value.read(in)));
                        }
                        return map;
                    });
        }

        private Plan permitted(Class<?> sealed) {
            List<Class<?>> records = new ArrayList<>();
            flatten(sealed, records);
            Plan[] plans = records.stream().map(this::plan).toArray(Plan[]::new);
            return new Optional(
                    (out, v) -> {
                        int place = records.indexOf(v.getClass());
                        out.unsigned(place);
                        plans[place].write(out, v);
                    },
                    in -> Objects.requireNonNull(plans[Math.toIntExact(in.unsigned())].read(in)));
        }

        private static void flatten(Class<?> sealed, List<Class<?>> records) {
            for (Class<?> one : Objects.requireNonNull(sealed.getPermittedSubclasses())) {
                if (one.isRecord()) {
                    records.add(one);
                } else {
                    flatten(one, records);
                }
            }
        }

        private Plan record(Class<?> type) {
            RecordShape shape = new RecordShape(type);
            Plan[] plans = shape.components().stream()
                    .map(component -> plan(component.getGenericType()))
                    .toArray(Plan[]::new);
            return new Optional(
                    (out, v) -> {
                        for (int i = 0; i < plans.length; i++) {
                            plans[i].write(out, shape.get(v, i));
                        }
                    },
                    in -> {
                        @Nullable Object[] values = new @Nullable Object[plans.length];
                        for (int i = 0; i < plans.length; i++) {
                            values[i] = plans[i].read(in);
                        }
                        return shape.build(values);
                    });
        }

        private static IllegalStateException unknown(Class<?> type) {
            return new IllegalStateException("%s has no byte layout".formatted(type));
        }
    }
}
