package io.shibo.clear.export;

import io.shibo.clear.export.ExportSlice.DayPage;
import io.shibo.clear.export.ExportSlice.Released;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step on a page of the lists that a declarant had released on a day. */
final class DayPages {
    private DayPages() {}

    /** Puts a list down: on the first page, which counts, or on the last one begun. */
    static ExportDecision enter(DayPage page, ExportEvent.Enter event) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        int total = event.page() == 0 ? page.total() + 1 : page.total();
        if (event.page() == 0 && page.lists().size() == DayPage.LISTS) {
            int last = (total - 1) / DayPage.LISTS;
            draft.event(new ExportEvent.Enter(event.declarant(), event.day(), last, event.list()));
            return draft.next(new DayPage(total, page.lists()));
        }
        List<Released> lists = new ArrayList<>(page.lists());
        lists.add(event.list());
        return draft.next(new DayPage(total, lists));
    }

    /** Takes what was released in the time asked for; then the next page, the next day, or the lists themselves. */
    static ExportDecision leaf(DayPage page, ExportEvent.Leaf leaf) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        ExportEvent.Request request = leaf.request();
        ExportEvent.Chain found = leaf.found();
        for (Released one : page.lists()) {
            if (one.at() >= request.from() && one.at() <= request.to()) {
                found = ExportEvent.Chain.add(found, one.list(), 0, 0);
            }
        }
        int pages = leaf.page() == 0 ? (page.total() + DayPage.LISTS - 1) / DayPage.LISTS : leaf.pages();
        if (leaf.page() + 1 < pages) {
            draft.event(new ExportEvent.Leaf(request, leaf.day(), leaf.lastDay(), leaf.page() + 1, pages, found));
        } else if (leaf.day() < leaf.lastDay()) {
            draft.event(new ExportEvent.Leaf(request, leaf.day() + 1, leaf.lastDay(), 0, 0, found));
        } else {
            draft.event(gather(request, lists(found)));
        }
        return draft.next(page);
    }

    private static List<ExportKey> lists(ExportEvent.@Nullable Chain found) {
        return ExportEvent.Chain.links(found).stream()
                .map(ExportEvent.Chain::list)
                .toList();
    }

    /** Begins to take lists into a summary. */
    static ExportEvent gather(ExportEvent.Request request, List<ExportKey> lists) {
        return lists.isEmpty()
                ? new ExportEvent.Gathered(request, null, List.of())
                : new ExportEvent.Gather(request, lists, 0, null, List.of());
    }
}
