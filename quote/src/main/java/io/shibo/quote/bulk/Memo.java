package io.shibo.quote.bulk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers what texts were read as: the same few countries, days and codes fill a table. Bounded; refusals are not kept. */
final class Memo<T> implements Function<String, T> {
    private static final int MOST = 32_768;

    private final Function<String, T> reader;
    private final Map<String, T> known = new HashMap<>();

    Memo(Function<String, T> reader) {
        this.reader = reader;
    }

    @Override
    public T apply(String text) {
        T value = known.get(text);
        if (value == null) {
            value = reader.apply(text);
            if (known.size() < MOST) {
                known.put(text, value);
            }
        }
        return value;
    }

    /** What a text was read as; null where it was never read, or refused. */
    @Nullable
    T find(String text) {
        return known.get(text);
    }
}
