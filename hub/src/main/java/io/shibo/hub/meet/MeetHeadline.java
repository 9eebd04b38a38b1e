package io.shibo.hub.meet;

import io.shibo.hub.web.Format;
import io.shibo.hub.web.Headline;
import io.shibo.hub.web.Viewer;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Meet's figure on the first page: how many meetings are arranged. */
@Component
class MeetHeadline implements Headline {
    private final MeetStore store;
    private final MessageSource messages;
    private final Format format;

    MeetHeadline(MeetStore store, MessageSource messages, Format format) {
        this.store = store;
        this.messages = messages;
        this.format = format;
    }

    @Override
    public String verb() {
        return "meet";
    }

    @Override
    public Optional<Figure> figure(Viewer viewer) {
        return store.findMeetingCount()
                .map(count -> new Figure(
                        format.integer(count, viewer.language()),
                        messages.getMessage(
                                "meet.headline", null, viewer.language().locale())));
    }
}
