package io.shibo.scale;

import io.shibo.clear.step.Decision;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.State;
import io.shibo.clear.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * One slice a key: the library's step, with Flink keeping the slice's bytes.
 *
 * <p>An event's time here is the place in the log of what caused it. Events wait until nothing earlier can come any more and
 * are then decided in that order, which is the embedded engine's: whoever comes first there has the quota here as well,
 * however the events travelled.
 */
final class SliceOperator extends KeyedProcessFunction<String, byte[], byte[]> {
    private static final long serialVersionUID = 3L;

    /** Ends of parcels, in the words of {@link ClearJob#words}. */
    static final OutputTag<String> DECIDED = new OutputTag<>("decided", BasicTypeInfo.STRING_TYPE_INFO);

    private transient @Nullable ValueState<byte[]> slice;
    private transient @Nullable MapState<Long, List<byte[]>> waiting;

    @Override
    public void open(OpenContext context) {
        slice = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("slice", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting",
                        BasicTypeInfo.LONG_TYPE_INFO,
                        new ListTypeInfo<>(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    }

    @Override
    public void processElement(byte[] event, Context context, Collector<byte[]> forwarded) throws Exception {
        MapState<Long, List<byte[]>> all = opened(waiting);
        long cause = Objects.requireNonNull(context.timestamp(), "an event without its cause's place in the log");
        List<byte[]> same = all.get(cause);
        List<byte[]> more = same == null ? new ArrayList<>(1) : new ArrayList<>(same);
        more.add(event);
        all.put(cause, more);
        context.timerService().registerEventTimeTimer(cause);
    }

    @Override
    public void onTimer(long cause, OnTimerContext context, Collector<byte[]> forwarded) throws Exception {
        MapState<Long, List<byte[]>> all = opened(waiting);
        for (byte[] event : Objects.requireNonNull(all.get(cause), "a timer without an event")) {
            decide(event, context, forwarded);
        }
        all.remove(cause);
    }

    private void decide(byte[] event, Context context, Collector<byte[]> forwarded) throws Exception {
        ValueState<byte[]> kept = opened(slice);
        byte[] before = kept.value();
        Decision decision = Step.step(before == null ? null : State.read(before), Event.read(event));
        kept.update(State.write(decision.next()));
        for (Effect effect : decision.effects()) {
            switch (effect) {
                case Effect.Forward forward -> forwarded.collect(Event.write(forward.event()));
                case Effect.Ended ended -> {
                    if (!ended.again()) {
                        context.output(DECIDED, ClearJob.words(ended));
                    }
                }
                // Receipts are the embedded window's; the others follow from events that the job refuses.
                case Effect.Reply _,
                        Effect.Moved _,
                        Effect.Declined _,
                        Effect.Granted _,
                        Effect.OfExport _,
                        Effect.Settled _,
                        Effect.Told _ -> {}
            }
        }
    }

    private static <T> T opened(@Nullable T state) {
        return Objects.requireNonNull(state, "the operator was not opened");
    }
}
