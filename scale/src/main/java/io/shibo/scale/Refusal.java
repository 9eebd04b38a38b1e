package io.shibo.scale;

import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Stops the job at an event that it has no stage for. */
final class Refusal extends ProcessFunction<byte[], Void> {
    private static final long serialVersionUID = 1L;

    private final Key.Space[] taken;

    Refusal(Key.Space... taken) {
        this.taken = taken.clone();
    }

    @Override
    public void processElement(byte[] bytes, Context context, Collector<Void> nothing) {
        Event event = Event.read(bytes);
        Key.Space space = event.key().space();
        if (!List.of(taken).contains(space)) {
            throw new UnsupportedOperationException(
                    "not supported: an event %s of %s; rules of risk, bonded stock and guarantors' deposits are the embedded window's alone"
                            .formatted(event.getClass().getSimpleName(), space));
        }
    }
}
