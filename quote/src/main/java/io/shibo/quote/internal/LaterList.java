package io.shibo.quote.internal;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is made when somebody first reads it, from what does not change; unmodifiable. Thread-safe. */
public final class LaterList<T> extends AbstractList<T> implements RandomAccess {
    private final Supplier<List<T>> maker;
    private volatile @Nullable List<T> made;

    /** @param maker gives equal lists however often it is asked: threads that race may ask it twice */
    LaterList(Supplier<List<T>> maker) {
        this.maker = maker;
    }

    /** The list as it is where it is made later or cannot be changed; else a copy that cannot. */
    public static <T> List<T> copyOf(List<T> list) {
        return list instanceof LaterList ? list : List.copyOf(list);
    }

    private List<T> made() {
        List<T> known = made;
        if (known == null) {
            known = List.copyOf(maker.get());
            made = known;
        }
        return known;
    }

    @Override
    public T get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
