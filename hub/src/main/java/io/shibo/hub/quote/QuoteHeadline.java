package io.shibo.hub.quote;

import io.shibo.hub.web.Format;
import io.shibo.hub.web.Headline;
import io.shibo.hub.web.Viewer;
import io.shibo.quote.rule.Rulebook;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How many rules quotes rest on, on the first page. */
@Component
class QuoteHeadline implements Headline {
    private final Rules rules;
    private final Format format;
    private final MessageSource messages;

    QuoteHeadline(Rules rules, Format format, MessageSource messages) {
        this.rules = rules;
        this.format = format;
        this.messages = messages;
    }

    @Override
    public String verb() {
        return "quote";
    }

    @Override
    public Optional<Figure> figure(Viewer viewer) {
        Rulebook rulebook = rules.engine().rulebook();
        String caption = messages.getMessage(
                "quote.headline",
                new Object[] {rulebook.destinations().size()},
                viewer.language().locale());
        return Optional.of(new Figure(format.integer(rulebook.size(), viewer.language()), caption));
    }
}
