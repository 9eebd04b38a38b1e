package io.shibo.hub.web;

import io.shibo.hub.load.Loads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the five verbs, each with one figure of what this hub holds. */
@Controller
class HomePage {
    private static final Logger LOG = LoggerFactory.getLogger(HomePage.class);
    private final Map<String, Headline> headlines = new HashMap<>();
    private final Loads loads;

    /**
     * One verb on the page.
     *
     * @param verb its name, also the key of its messages
     * @param figure null where there is nothing to show yet
     */
    record Entry(String verb, Headline.@Nullable Figure figure) {}

    HomePage(List<Headline> headlines, Loads loads) {
        headlines.forEach(headline -> this.headlines.put(headline.verb(), headline));
        this.loads = loads;
    }

    @GetMapping("/")
    String home(Viewer viewer, Model model) {
        model.addAttribute(
                "entries",
                Shell.VERBS.stream()
                        .map(verb -> new Entry(verb, find(verb, viewer).orElse(null)))
                        .toList());
        model.addAttribute("failures", loads.failures().keySet());
        return "home";
    }

    /** A figure that cannot be had must not take the first page with it. */
    private Optional<Headline.Figure> find(String verb, Viewer viewer) {
        Headline headline = headlines.get(verb);
        if (headline == null) {
            return Optional.empty();
        }
        try {
            return headline.figure(viewer);
        } catch (DataAccessException failed) {
            LOG.error("the headline of {} could not be read: {}", verb, failed.getMessage(), failed);
            return Optional.empty();
        }
    }
}
