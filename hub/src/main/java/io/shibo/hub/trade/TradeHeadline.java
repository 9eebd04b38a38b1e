package io.shibo.hub.trade;

import io.shibo.hub.web.Format;
import io.shibo.hub.web.Headline;
import io.shibo.hub.web.Viewer;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How many signed documents there are. */
@Component
class TradeHeadline implements Headline {
    private final TradeStore store;
    private final Format format;
    private final MessageSource messages;

    TradeHeadline(TradeStore store, Format format, MessageSource messages) {
        this.store = store;
        this.format = format;
        this.messages = messages;
    }

    @Override
    public String verb() {
        return "trade";
    }

    @Override
    public Optional<Figure> figure(Viewer viewer) {
        TradeStore.Counts counts = store.count(viewer);
        if (counts.deals() == 0) {
            return Optional.empty();
        }
        String caption = messages.getMessage(
                "trade.headline",
                new Object[] {format.integer(counts.deals())},
                viewer.language().locale());
        return Optional.of(new Figure(format.integer(counts.documents()), caption));
    }
}
