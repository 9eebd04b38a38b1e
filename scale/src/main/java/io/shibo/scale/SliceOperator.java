package io.shibo.scale;

import io.shibo.clear.Decision;
import io.shibo.clear.Effect;
import io.shibo.clear.Event;
import io.shibo.clear.State;
import io.shibo.clear.Step;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** One slice a key: the library's step, with Flink keeping the slice's bytes. */
final class SliceOperator extends KeyedProcessFunction<String, byte[], byte[]> {
    private static final long serialVersionUID = 2L;

    /** Ends of parcels, in the words of {@link ClearJob#words}. */
    static final OutputTag<String> DECIDED = new OutputTag<>("decided", BasicTypeInfo.STRING_TYPE_INFO);

    private transient @Nullable ValueState<byte[]> slice;

    @Override
    public void open(OpenContext context) {
        slice = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("slice", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(byte[] bytes, Context context, Collector<byte[]> forwarded) throws Exception {
        ValueState<byte[]> kept = slice;
        if (kept == null) {
            throw new IllegalStateException("the operator was not opened");
        }
        byte[] before = kept.value();
        Decision decision = Step.step(before == null ? null : State.read(before), Event.read(bytes));
        kept.update(State.write(decision.next()));
        for (Effect effect : decision.effects()) {
            switch (effect) {
                case Effect.Forward forward -> forwarded.collect(Event.write(forward.event()));
                case Effect.Ended ended -> context.output(DECIDED, ClearJob.words(ended));
                case Effect.Moved moved -> {
                    // Parcels are held only where rules of risk were published, which the job does not do yet.
                }
                case Effect.Declined declined -> {}
                case Effect.Granted granted -> {}
                case Effect.Settled settled -> {}
                case Effect.Told told -> {}
                case Effect.Reply reply -> {
                    // Receipts have no sink yet; they follow from the decisions and are the embedded window's for now.
                }
            }
        }
    }
}
