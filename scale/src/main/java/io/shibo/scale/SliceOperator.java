package io.shibo.scale;

import io.shibo.clear.Assessor;
import io.shibo.clear.ChinaTime;
import io.shibo.clear.Decision;
import io.shibo.clear.Event;
import io.shibo.clear.LogEntry;
import io.shibo.clear.Output;
import io.shibo.clear.RetailRegime;
import io.shibo.clear.State;
import io.shibo.clear.Step;
import io.shibo.quote.pack.PackReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** One slice a key: the library's step, with Flink keeping the slice's bytes. */
final class SliceOperator extends KeyedProcessFunction<String, byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    /** Ends of parcels, as {@link LogEntry.Ended} bytes. */
    static final OutputTag<byte[]> DECIDED =
            new OutputTag<>("decided", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final String packs;
    private transient @Nullable ValueState<byte[]> slice;
    private transient @Nullable Assessor rules;

    SliceOperator(String packs) {
        this.packs = packs;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        slice = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("slice", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        rules = RetailRegime.of(PackReader.rulebook(List.of(Path.of(packs))));
    }

    @Override
    public void processElement(byte[] bytes, Context context, Collector<byte[]> forwarded) throws Exception {
        ValueState<byte[]> kept = slice;
        Assessor assessor = rules;
        if (kept == null || assessor == null) {
            throw new IllegalStateException("the operator was not opened");
        }
        byte[] before = kept.value();
        State state = before == null ? null : State.read(before);
        Deque<Event> open = new ArrayDeque<>(List.of(Event.read(bytes)));
        while (!open.isEmpty()) {
            Decision decision = Step.step(state, open.remove());
            state = decision.next();
            for (Output output : decision.outputs()) {
                switch (output) {
                    case Output.Forward forward -> forwarded.collect(Event.write(forward.event()));
                    case Output.Assess question -> open.addFirst(assessed(question, assessor));
                    case Output.Decided decided -> context.output(DECIDED, LogEntry.write(new LogEntry.Ended(decided)));
                    case Output.Answer answer -> {
                        // Receipts have no sink yet; they follow from the decisions and are the embedded window's for
                        // now.
                    }
                }
            }
        }
        if (state != null) {
            kept.update(State.write(state));
        }
    }

    private static Event assessed(Output.Assess question, Assessor assessor) {
        return new Event.Assessed(
                question.declaration().orderNo(),
                question.declaration().ebpCode(),
                question.sequence(),
                question.at(),
                assessor.assess(question.declaration(), ChinaTime.day(question.at())));
    }
}
