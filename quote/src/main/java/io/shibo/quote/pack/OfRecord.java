package io.shibo.quote.pack;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record by its components in order, or one of the records of a sealed interface by its place among them. Read through
 * the record's own constructor, so that what a file holds is checked as what a pack holds is.
 */
final class OfRecord extends RecordForm {
    private final Class<?> type;
    /** Of a sealed interface; else empty. */
    private final List<RecordForm> choices = new ArrayList<>();

    private final List<Class<?>> choiceTypes = new ArrayList<>();
    /** Of a record. */
    private final List<RecordComponent> components = new ArrayList<>();

    private final List<RecordForm> forms = new ArrayList<>();
    private @Nullable Constructor<?> constructor;

    OfRecord(Class<?> type, Forms all, Map<Class<?>, RecordForm> known) {
        super(type.getName());
        this.type = type;
        known.put(type, this);
        if (type.isSealed()) {
            for (Class<?> choice : type.getPermittedSubclasses()) {
                choiceTypes.add(choice);
                choices.add(all.of(choice));
            }
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                components.add(component);
                forms.add(all.of(component.getGenericType()));
            }
            constructor = constructor(type);
        } else {
            throw new IllegalStateException("a rulebook file has no form for " + type);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has its constructor", impossible);
        }
    }

    @Override
    void write(Object value, RecordOutput out) {
        if (!choices.isEmpty()) {
            int choice = choiceTypes.indexOf(value.getClass());
            out.writeByte(choice);
            choices.get(choice).write(value, out);
            return;
        }
        for (int i = 0; i < forms.size(); i++) {
            Object part = part(components.get(i), value);
            if (components.get(i).getType().isPrimitive() && part != null) {
                forms.get(i).write(part, out);
            } else {
                forms.get(i).writeOptional(part, out);
            }
        }
    }

    private static @Nullable Object part(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("every record gives its parts", impossible);
        }
    }

    @Override
    Object read(RecordInput in) {
        Constructor<?> make = constructor;
        if (make == null) {
            int choice = in.readByte();
            if (choice >= choices.size()) {
                throw new IllegalArgumentException("%s has no kind %d.".formatted(type.getSimpleName(), choice));
            }
            return choices.get(choice).read(in);
        }
        @Nullable Object[] parts = new Object[forms.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = components.get(i).getType().isPrimitive()
                    ? forms.get(i).read(in)
                    : forms.get(i).readOptional(in);
        }
        try {
            return make.newInstance(parts);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    "%s: %s".formatted(type.getSimpleName(), refused.getCause()), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("every record can be made of its parts", impossible);
        }
    }

    @Override
    void describe(Set<String> into) {
        if (!into.add(type.getName() + components)) {
            return;
        }
        forms.forEach(form -> form.describe(into));
        choices.forEach(form -> form.describe(into));
    }
}
