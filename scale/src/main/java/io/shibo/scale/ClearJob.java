package io.shibo.scale;

import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Facts;
import io.shibo.clear.step.Key;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The window's step on Flink: the same function and the same bytes of state, keyed by a document's own number, then by
 * order, by buyer, by guarantor, then by order for the verdict.
 *
 * <p>It reads a window's own log ({@link LogSource}), keeps slices in Flink's state, and writes the ends of parcels to files
 * that appear with a checkpoint: after a failure it goes on from the last one, and every end is in the files once.
 *
 * <p>Flink has no way back from a later stage to an earlier one. What needs it is not carried, and a log that asks for it
 * stops the job with "not supported" rather than being decided otherwise: rules of risk, whose watches are passed one after
 * the other, goods of bonded warehouses, and deposits of guarantors, whose refusal gives the buyer's year back.
 */
public final class ClearJob {
    private ClearJob() {}

    /**
     * Adds the job to an environment, whose checkpoints and restarts are the caller's choice.
     *
     * @param log the folder of a window's log
     * @param out where files with the ends of parcels appear, one a line, as {@link #words}
     */
    public static void build(StreamExecutionEnvironment environment, Path log, Path out) {
        DataStream<byte[]> events = environment
                .fromSource(
                        new LogSource(log.toAbsolutePath().toString()),
                        WatermarkStrategy.forMonotonousTimestamps(),
                        "log",
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .setParallelism(1);
        build(events, out);
    }

    static void build(DataStream<byte[]> logged, Path out) {
        DataStream<byte[]> events =
                logged.map(ClearJob::withoutStock).returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        SingleOutputStreamOperator<byte[]> admitted = stage(of(events, Key.Space.CLAIM), "claim");
        SingleOutputStreamOperator<byte[]> reserved =
                stage(of(events, Key.Space.ORDER).union(admitted), "order");
        SingleOutputStreamOperator<byte[]> granted = stage(of(reserved, Key.Space.BUYER), "buyer");
        DataStream<byte[]> vouching = of(reserved, Key.Space.GUARANTOR).union(of(granted, Key.Space.GUARANTOR));
        SingleOutputStreamOperator<byte[]> vouched = stage(vouching, "guarantor");
        SingleOutputStreamOperator<byte[]> ended =
                stage(of(granted, Key.Space.ORDER).union(of(vouched, Key.Space.ORDER)), "verdict");

        refuseOthers(events, Key.Space.CLAIM, Key.Space.ORDER);
        refuseOthers(reserved, Key.Space.BUYER, Key.Space.GUARANTOR);
        refuseOthers(granted, Key.Space.GUARANTOR, Key.Space.ORDER);
        refuseOthers(vouched, Key.Space.ORDER);
        refuseOthers(ended);

        reserved.getSideOutput(SliceOperator.DECIDED)
                .union(ended.getSideOutput(SliceOperator.DECIDED))
                .sinkTo(FileSink.forRowFormat(
                                new org.apache.flink.core.fs.Path(out.toUri()), new SimpleStringEncoder<String>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build())
                .name("ends");
    }

    /**
     * A warehouse is asked line by line, each by another key: a way back. One that nobody ever told of goods is not limited, so
     * that not asking it changes no decision; a log that tells of goods is refused.
     */
    private static byte[] withoutStock(byte[] bytes) {
        if (Event.read(bytes) instanceof Event.Filed filed
                && filed.facts() instanceof Facts.OfDeclaration facts
                && !facts.dues().items().isEmpty()) {
            return Event.write(new Event.Filed(
                    filed.sequence(),
                    filed.at(),
                    filed.sending(),
                    filed.order(),
                    filed.claim(),
                    filed.action(),
                    filed.declares(),
                    filed.appTime(),
                    new Facts.OfDeclaration(
                            facts.platform(),
                            facts.waybill(),
                            facts.shop(),
                            facts.goods(),
                            withoutItems(facts.dues()),
                            facts.label(),
                            facts.risk())));
        }
        return bytes;
    }

    private static Dues withoutItems(Dues dues) {
        return new Dues(
                dues.buyerHigh(),
                dues.buyerLow(),
                dues.value(),
                dues.perYear(),
                dues.duty(),
                dues.consumptionTax(),
                dues.vat(),
                dues.refusal(),
                dues.guarantor(),
                dues.copNo(),
                dues.lines(),
                List.of());
    }

    /** What a parcel came to, without what depends on which document came last: its key, then its end. */
    public static String words(Effect.Ended ended) {
        Ending ending = ended.ending();
        Dues dues = ending.dues();
        return "%016x %s %s differences %d value %d duty %d consumption tax %d vat %d %s"
                .formatted(
                        ended.order().low() ^ ended.platform(),
                        ending.status(),
                        ending.reason(),
                        ending.differences(),
                        dues.value(),
                        dues.duty(),
                        dues.consumptionTax(),
                        dues.vat(),
                        dues.lines());
    }

    private static SingleOutputStreamOperator<byte[]> stage(DataStream<byte[]> events, String name) {
        return events.keyBy(event -> key(event))
                .process(new SliceOperator())
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .name(name)
                .uid(name);
    }

    private static DataStream<byte[]> of(DataStream<byte[]> events, Key.Space space) {
        return events.filter(event -> Event.read(event).key().space() == space);
    }

    /** Events that no later stage takes are never dropped in silence. */
    private static void refuseOthers(DataStream<byte[]> events, Key.Space... taken) {
        events.process(new Refusal(taken)).name("not supported");
    }

    private static String key(byte[] event) {
        Key key = Event.read(event).key();
        return "%s|%016x%016x".formatted(key.space(), key.high(), key.low());
    }
}
