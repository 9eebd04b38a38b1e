package io.shibo.quote.internal;

import io.shibo.quote.Trace;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.sale.Sale;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The trace of an assessment, taken when somebody first reads it: an assessment is a function of what it is made from, so
 * the same steps taken again, this time writing down each decision, tell why. Thread-safe.
 */
public final class LazyTrace extends AbstractList<Trace> implements RandomAccess {
    private final Sale sale;
    private final CompiledPack compiled;
    private final Channel channel;
    private final Assumption assumed;

    private volatile @Nullable List<Trace> whole;
    private volatile @Nullable TraceLog near;

    LazyTrace(Sale sale, CompiledPack compiled, Channel channel, Assumption assumed) {
        this.sale = sale;
        this.compiled = compiled;
        this.channel = channel;
        this.assumed = assumed;
    }

    private List<Trace> whole() {
        List<Trace> known = whole;
        if (known == null) {
            known = Assessor.trace(sale, compiled, channel, assumed, true);
            whole = known;
        }
        return known;
    }

    /** The same without the measures that speak about other origins, days or parties. */
    private TraceLog near() {
        TraceLog known = near;
        if (known == null) {
            known = Assessor.trace(sale, compiled, channel, assumed, false);
            near = known;
        }
        return known;
    }

    /** The decisions of a trace that a supposition could change. */
    static List<Trace> near(List<Trace> trace) {
        return trace instanceof LazyTrace lazy ? lazy.near() : trace;
    }

    /** Those of them that are about measures of a programme. */
    static List<Trace> ofPrograms(List<Trace> trace) {
        return trace instanceof LazyTrace lazy ? lazy.near().ofPrograms() : trace;
    }

    @Override
    public Trace get(int index) {
        return whole().get(index);
    }

    @Override
    public int size() {
        return whole().size();
    }
}
