package io.shibo.scale;

import io.shibo.clear.Dues;
import io.shibo.clear.Effect;
import io.shibo.clear.Ending;
import io.shibo.clear.Event;
import io.shibo.clear.Facts;
import io.shibo.clear.Key;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * The window's step on Flink: the same function and the same bytes of state, keyed by a document's own number, then by
 * order, then by buyer, then by order for the verdict. The way is acyclic, so that nothing has to come back.
 *
 * <p>Thin: events come from a list whose sequences and times were stamped before; there is no durable source, no
 * checkpoint store and no sink of receipts yet. Between keys Flink keeps no order: what the quota grants first may differ
 * from the embedded window where one buyer's parcels complete close together, so runs are compared by decisions.
 */
public final class ClearJob {
    private ClearJob() {}

    /**
     * Runs the events through and gives the ends of parcels, as {@link #words}, in no order.
     *
     * @param events checked and assessed documents, each with its place in the log
     */
    public static List<String> run(StreamExecutionEnvironment environment, List<Event.Logged> events) throws Exception {
        DataStream<byte[]> source = environment.fromData(
                events.stream().map(ClearJob::withoutStock).map(Event::write).toList(),
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        DataStream<byte[]> claims = source.filter(event -> space(event) == Key.Space.CLAIM);
        DataStream<byte[]> orders = source.filter(event -> space(event) == Key.Space.ORDER);
        SingleOutputStreamOperator<byte[]> admitted = stage(claims, "claim");
        SingleOutputStreamOperator<byte[]> reserved = stage(orders.union(admitted), "order");
        DataStream<byte[]> vouched = station(reserved, Key.Space.BUYER);
        DataStream<byte[]> verdicts = station(vouched, Key.Space.GUARANTOR);
        SingleOutputStreamOperator<byte[]> ended =
                stage(verdicts.filter(event -> space(event) == Key.Space.ORDER), "verdict");
        DataStream<String> decisions =
                reserved.getSideOutput(SliceOperator.DECIDED).union(ended.getSideOutput(SliceOperator.DECIDED));
        try (CloseableIterator<String> all = decisions.executeAndCollect("clear")) {
            List<String> collected = new ArrayList<>();
            all.forEachRemaining(collected::add);
            return collected;
        }
    }

    /** The bonded warehouse is asked line by line, which is a circle: this job does not keep it. */
    private static Event.Logged withoutStock(Event.Logged event) {
        if (event instanceof Event.Filed filed
                && filed.facts() instanceof Facts.OfDeclaration facts
                && !facts.dues().items().isEmpty()) {
            Dues dues = facts.dues();
            return new Event.Filed(
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
                            new Dues(
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
                                    List.of()),
                            facts.label(),
                            facts.risk()));
        }
        return event;
    }

    /** A station takes what is for it; the rest passes. */
    private static DataStream<byte[]> station(DataStream<byte[]> events, Key.Space space) {
        return stage(events.filter(event -> space(event) == space), space.name())
                .union(events.filter(event -> space(event) != space));
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
                .name(name);
    }

    private static String key(byte[] event) {
        Key key = Event.read(event).key();
        return "%s|%016x%016x".formatted(key.space(), key.high(), key.low());
    }

    private static Key.Space space(byte[] event) {
        return Event.read(event).key().space();
    }
}
