package io.shibo.hub.clear;

import io.shibo.hub.web.Format;
import io.shibo.hub.web.Headline;
import io.shibo.hub.web.Viewer;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How many parcels were released, for the first page. */
@Component
class ClearHeadline implements Headline {
    private final ParcelStore store;
    private final Format format;
    private final MessageSource messages;

    ClearHeadline(ParcelStore store, Format format, MessageSource messages) {
        this.store = store;
        this.format = format;
        this.messages = messages;
    }

    @Override
    public String verb() {
        return "clear";
    }

    @Override
    public Optional<Figure> figure(Viewer viewer) {
        return store.released(viewer)
                .map(counts -> new Figure(
                        format.integer(counts[0], viewer.language()),
                        messages.getMessage(
                                "clear.headline",
                                new Object[] {format.integer(counts[1], viewer.language())},
                                viewer.language().locale())));
    }
}
