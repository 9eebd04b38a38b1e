package io.shibo.hub.meet;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.TimeZones;
import io.shibo.meet.search.Hits;
import io.shibo.meet.search.Search;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The expo's directory, and one organisation with its timetable. */
@Controller
class MeetPage {
    private static final int PAGE_SIZE = 20;
    private static final int RECOMMENDED = 8;

    private final CurrentExpo current;
    private final Planning planning;

    MeetPage(CurrentExpo current, Planning planning) {
        this.current = current;
        this.planning = planning;
    }

    /** A value of a filter, what the reader sees of it, and how many matches have it. */
    record Facet(String value, String name, int count) {}

    @GetMapping("/meet")
    String directory(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String hall,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Optional<CurrentExpo.Snapshot> found = current.find(viewer);
        model.addAttribute("query", new MeetQuery(q, role, country, hall));
        if (found.isEmpty()) {
            return "meet/empty";
        }
        CurrentExpo.Snapshot snapshot = found.get();
        Page.Request request = new Page.Request(page, PAGE_SIZE);
        Search search = new MeetQuery(q, role, country, hall).search(request);
        Hits hits = snapshot.directory().find(search);
        List<MeetViews.Entry> entries = hits.hits().stream()
                .map(hit -> MeetViews.entry(snapshot.expo(), hit, viewer.language()))
                .toList();
        model.addAttribute("expo", snapshot.expo());
        model.addAttribute("figures", snapshot.expo().figures());
        model.addAttribute("certificate", snapshot.plan().certificate());
        model.addAttribute("meetings", snapshot.plan().meetings().size());
        model.addAttribute("warnings", snapshot.expo().identifierWarnings().size());
        model.addAttribute("entries", Page.of(request, entries, hits.total()));
        model.addAttribute("withoutMeaning", hits.withoutMeaning() != null);
        model.addAttribute("countries", countries(hits, viewer.language()));
        model.addAttribute("halls", halls(hits));
        return "meet/directory";
    }

    @GetMapping("/meet/organisations/{id}")
    String organisation(Viewer viewer, @PathVariable String id, Model model) {
        CurrentExpo.Snapshot snapshot = current.find(viewer).orElseThrow(MeetPage::missing);
        Organisation organisation = snapshot.expo().find(id).orElseThrow(MeetPage::missing);
        model.addAttribute("expo", snapshot.expo());
        model.addAttribute("exhibits", organisation.role() == Role.EXHIBITOR);
        model.addAttribute("profile", MeetViews.profile(snapshot.expo(), organisation, viewer.language()));
        model.addAttribute("days", MeetViews.timetable(snapshot, organisation, viewer.language()));
        model.addAttribute("count", snapshot.meetingsOf(id).size());
        model.addAttribute(
                "zone",
                TimeZones.find(snapshot.expo().edition()).map(ZoneId::getId).orElse(""));
        model.addAttribute("recommended", ArrangeApi.partners(planning, snapshot, organisation, RECOMMENDED));
        return "meet/organisation";
    }

    private static List<Facet> countries(Hits hits, Language language) {
        return hits.countries().entrySet().stream()
                .map(each -> new Facet(each.getKey(), Country.of(each.getKey()).name(language), each.getValue()))
                .toList();
    }

    private static List<Facet> halls(Hits hits) {
        return hits.halls().entrySet().stream()
                .map(each -> new Facet(each.getKey(), each.getKey(), each.getValue()))
                .toList();
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
