package io.shibo.clear;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All slices of the state in memory, and the walk of an event through them: what a step forwards is applied until nothing
 * is left, so that between two documents no question is open.
 */
final class Slices {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::space).thenComparing(Key::value);

    private final Map<Key, State> byKey = new HashMap<>();

    @Nullable
    State find(Key key) {
        return byKey.get(key);
    }

    void forEach(BiConsumer<Key, State> visitor) {
        byKey.forEach(visitor);
    }

    /**
     * Applies an event and all that follows from it.
     *
     * @param assess answers a question to the rulebook; null where the answer will come as an event of its own
     */
    void apply(Event event, @Nullable Function<Output.Assess, Event.Assessed> assess, Consumer<Output> outputs) {
        Deque<Event> open = new ArrayDeque<>();
        open.add(event);
        while (!open.isEmpty()) {
            Event next = open.poll();
            Decision decision = Step.step(byKey.get(next.key()), next);
            byKey.put(next.key(), decision.next());
            for (Output output : decision.outputs()) {
                switch (output) {
                    case Output.Forward forward -> open.add(forward.event());
                    case Output.Assess question -> {
                        outputs.accept(question);
                        if (assess != null) {
                            open.addFirst(assess.apply(question));
                        }
                    }
                    case Output.Answer answer -> outputs.accept(answer);
                    case Output.Decided decided -> outputs.accept(decided);
                }
            }
        }
    }

    /** SHA-256 over all slices in the order of their keys: equal for equal states, whatever way they came about. */
    String hash() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
        List<Key> keys = byKey.keySet().stream().sorted(ORDER).toList();
        for (Key key : keys) {
            digest.update((key.space() + "|" + key.value()).getBytes(StandardCharsets.UTF_8));
            digest.update(State.write(java.util.Objects.requireNonNull(byKey.get(key))));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
