package io.shibo.hub.meet;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.Certificate;
import io.shibo.meet.Why;
import io.shibo.meet.expo.Figures;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.search.Hits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The expo for programs. Texts are in the language of {@code Accept-Language} or {@code ?lang=}. */
@RestController
@RequestMapping("/api/v1/meet")
@Tag(name = "meet")
class MeetApi {
    private final CurrentExpo current;

    MeetApi(CurrentExpo current) {
        this.current = current;
    }

    /** The edition in figures. @param boundPercent share of the bound that the timetable reaches */
    record Edition(
            String code,
            String name,
            LocalDate firstDay,
            LocalDate lastDay,
            int exhibitors,
            int internationalExhibitors,
            BigDecimal internationalPercent,
            int buyers,
            @Nullable BigDecimal buyerGrowthPercent,
            int offers,
            int needs,
            int meetings,
            long value,
            long bound,
            BigDecimal boundPercent,
            int identifierWarnings) {}

    /** One page of a search. */
    record Found(
            int total,
            int page,
            int size,
            List<MeetViews.Entry> organisations,
            Map<String, Integer> countries,
            Map<String, Integer> halls) {}

    /** A participant's meetings by day. */
    record Timetable(String organisation, int meetings, List<MeetViews.Day> days) {}

    /** Why two meet or do not. */
    record Answer(boolean met, String reason, List<MeetViews.Reason> parts) {}

    @GetMapping
    @Operation(summary = "The edition in figures: participants, meetings, and the share of the bound they reach")
    Edition edition(Viewer viewer) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        var edition = snapshot.expo().edition();
        Figures figures = snapshot.expo().figures();
        Certificate certificate = snapshot.plan().certificate();
        return new Edition(
                edition.code(),
                edition.name(),
                edition.firstDay(),
                edition.lastDay(),
                figures.exhibitors(),
                figures.internationalExhibitors(),
                figures.internationalPercent(),
                figures.buyers(),
                figures.findBuyerGrowthPercent().orElse(null),
                figures.offers(),
                figures.needs(),
                snapshot.plan().meetings().size(),
                certificate.kept(),
                certificate.bound(),
                certificate.keptPercent(),
                snapshot.expo().identifierWarnings().size());
    }

    @GetMapping("/organisations")
    @Operation(
            summary =
                    "Search the directory by words in any language or by code; role is exhibitor (default), buyer or any")
    Found search(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String hall,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        Page.Request request = new Page.Request(page, size);
        Hits hits = snapshot.directory().find(new MeetQuery(q, role, country, hall).search(request));
        return new Found(
                hits.total(),
                request.number(),
                request.size(),
                hits.hits().stream()
                        .map(hit -> MeetViews.entry(snapshot.expo(), hit, viewer.language()))
                        .toList(),
                hits.countries(),
                hits.halls());
    }

    @GetMapping("/organisations/{id}")
    @Operation(summary = "One organisation: offers or needs, and its identifiers with what their check says")
    MeetViews.Profile organisation(Viewer viewer, @PathVariable String id) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        return MeetViews.profile(snapshot.expo(), find(snapshot, id), viewer.language());
    }

    @GetMapping("/organisations/{id}/timetable")
    @Operation(summary = "The meetings of one organisation by day, each with why it was made")
    Timetable timetable(Viewer viewer, @PathVariable String id) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        Organisation organisation = find(snapshot, id);
        return new Timetable(
                id, snapshot.meetingsOf(id).size(), MeetViews.timetable(snapshot, organisation, viewer.language()));
    }

    @GetMapping("/why")
    @Operation(summary = "Why two participants meet, or what stood in the way")
    Answer why(Viewer viewer, @RequestParam String a, @RequestParam String b) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        Why why = snapshot.answers().why(asked(snapshot, "a", a), asked(snapshot, "b", b));
        return new Answer(
                why.met(), why.reason().text(viewer.language()), MeetViews.reasons(why.parts(), viewer.language()));
    }

    private CurrentExpo.Snapshot snapshot(Viewer viewer) {
        return current.find(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Organisation find(CurrentExpo.Snapshot snapshot, String id) {
        return snapshot.expo().find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Organisation asked(CurrentExpo.Snapshot snapshot, String parameter, String id) {
        return snapshot.expo()
                .find(id)
                .orElseThrow(() -> new InputException(new Problem(
                        "why", 0, parameter, "there is no organisation '%s'.".formatted(Problem.show(id)))));
    }
}
