package io.shibo.clear.export;

import org.jspecify.annotations.Nullable;

/** The one function of the exports: pure, without clock, input or output. Each register has a class of its own. */
public final class ExportStep {
    private ExportStep() {}

    /**
     * @param slice the one that {@link ExportEvent#key} names, as the last step left it; null where there is none
     * @throws IllegalArgumentException if the slice is not of the event's kind: the runtime's mistake
     */
    public static ExportDecision step(@Nullable ExportSlice slice, ExportEvent event) {
        return switch (event) {
            case ExportEvent.Filed filed -> filed(slice, filed.document());
            case ExportEvent.Carried carried -> new OrderDesk(order(slice)).carried(carried);
            case ExportEvent.Over over -> new OrderDesk(order(slice)).over(over);
            case ExportEvent.Link link -> WaybillDesk.link(waybill(slice), link);
            case ExportEvent.Unlink unlink -> WaybillDesk.unlink(waybill(slice), unlink);
            case ExportEvent.Go go -> WaybillDesk.go(waybill(slice), go);
            case ExportEvent.Moved moved -> WaybillDesk.moved(waybill(slice), moved);
            case ExportEvent.Declare declare -> new ListDesk(list(slice)).declare(declare);
            case ExportEvent.Withdraw withdraw -> new ListDesk(list(slice)).withdraw();
            case ExportEvent.Decide decide -> new ListDesk(list(slice)).decide(decide);
            case ExportEvent.Drawn drawn -> new ListDesk(list(slice)).drawn(drawn);
            case ExportEvent.Leave leave -> new ListDesk(list(slice)).leave(leave);
            case ExportEvent.Again again -> new ListDesk(list(slice)).again(again);
            case ExportEvent.Gather gather -> new ListDesk(list(slice)).gather(gather);
            case ExportEvent.Spare spare -> new ListDesk(list(slice)).spare(spare);
            case ExportEvent.Enter enter -> DayPages.enter(page(slice), enter);
            case ExportEvent.Leaf leaf -> DayPages.leaf(page(slice), leaf);
            case ExportEvent.Trace trace ->
                new ExportDecision.Draft().next(trace(slice).with(trace.report()));
            case ExportEvent.Gathered gathered -> new SummaryDesk(summary(slice)).gathered(gathered);
            case ExportEvent.Draw draw -> throw elsewhere(draw);
            case ExportEvent.Stocked stocked -> throw elsewhere(stocked);
        };
    }

    private static ExportDecision filed(@Nullable ExportSlice slice, ExportDocument document) {
        return switch (document.facts()) {
            case ExportFacts.OfOrder one -> new OrderDesk(order(slice)).file(document);
            case ExportFacts.OfProceeds one -> new OrderDesk(order(slice)).file(document);
            case ExportFacts.OfList one -> new OrderDesk(order(slice)).file(document);
            case ExportFacts.OfWaybill one -> WaybillDesk.file(waybill(slice), document, one);
            case ExportFacts.OfCancellation one -> new ListDesk(list(slice)).cancel(document, one);
            case ExportFacts.OfReturn one -> new ListDesk(list(slice)).takeBack(document, one);
            case ExportFacts.OfNotice one -> Notices.file(notice(slice), document, one);
            case ExportFacts.OfSummary one -> new SummaryDesk(summary(slice)).file(document, one);
        };
    }

    private static ExportSlice.OrderFile order(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.OrderFile.EMPTY : cast(ExportSlice.OrderFile.class, slice);
    }

    private static ExportSlice.WaybillFile waybill(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.WaybillFile.EMPTY : cast(ExportSlice.WaybillFile.class, slice);
    }

    private static ExportSlice.ListFile list(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.ListFile.EMPTY : cast(ExportSlice.ListFile.class, slice);
    }

    private static ExportSlice.DayPage page(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.DayPage.EMPTY : cast(ExportSlice.DayPage.class, slice);
    }

    private static ExportSlice.SummaryFile summary(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.SummaryFile.EMPTY : cast(ExportSlice.SummaryFile.class, slice);
    }

    private static ExportSlice.NoticeFile notice(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.NoticeFile.EMPTY : cast(ExportSlice.NoticeFile.class, slice);
    }

    private static ExportSlice.TraceFile trace(@Nullable ExportSlice slice) {
        return slice == null ? ExportSlice.TraceFile.EMPTY : cast(ExportSlice.TraceFile.class, slice);
    }

    private static <T extends ExportSlice> T cast(Class<T> type, ExportSlice slice) {
        if (!type.isInstance(slice)) {
            throw new IllegalArgumentException("a slice of kind %s was given where %s is needed"
                    .formatted(slice.getClass().getSimpleName(), type.getSimpleName()));
        }
        return type.cast(slice);
    }

    private static IllegalArgumentException elsewhere(ExportEvent event) {
        return new IllegalArgumentException("%s is the warehouse's".formatted(event));
    }
}
