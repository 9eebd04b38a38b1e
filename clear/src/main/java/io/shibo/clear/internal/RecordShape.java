package io.shibo.clear.internal;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record's components and constructor, ready to be called millions of times: each accessor is compiled into a function of
 * its own, since a method handle that is no constant costs a tenfold.
 */
public final class RecordShape {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final List<RecordComponent> components;
    private final List<Function<Object, @Nullable Object>> accessors = new ArrayList<>();
    private final MethodHandle constructor;

    public RecordShape(Class<?> type) {
        components = List.of(Objects.requireNonNull(type.getRecordComponents(), "no record"));
        components.forEach(component -> accessors.add(accessor(component)));
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle canonical = LOOKUP.unreflectConstructor(type.getDeclaredConstructor(types));
            constructor = canonical.asType(canonical.type().generic()).asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("%s cannot be built".formatted(type), hidden);
        }
    }

    public List<RecordComponent> components() {
        return components;
    }

    /** The value of a component, by its place. */
    public @Nullable Object get(Object record, int place) {
        return accessors.get(place).apply(record);
    }

    /** A record of these values, one a component. */
    public Object build(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    @SuppressWarnings("unchecked") // the factory makes exactly the interface it is asked for
    private static Function<Object, @Nullable Object> accessor(RecordComponent component) {
        try {
            MethodHandle getter = LOOKUP.unreflect(component.getAccessor());
            MethodType boxed = getter.type().wrap();
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            LOOKUP,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            getter,
                            boxed)
                    .getTarget()
                    .invoke();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable hidden) {
            throw new IllegalStateException("%s cannot be read".formatted(component), hidden);
        }
    }
}
