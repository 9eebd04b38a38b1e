package io.shibo.hub.register;

import io.shibo.hub.day.Badges;
import io.shibo.hub.day.CalendarFeeds;
import io.shibo.hub.meet.OwnAgenda;
import io.shibo.hub.meet.OwnMeetings;
import io.shibo.hub.meet.OwnMeetings.Act;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.hub.web.PaperPage;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.expo.TimeZones;
import io.shibo.meet.paper.Timetables;
import io.shibo.meet.paper.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * A participant's meetings: the timetable, who asks, who is recommended and why, and what it says to each; the same on paper and in
 * a calendar; and its badges. All by forms, so that it works without JavaScript.
 */
@Controller
class MeetingPages {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Mine mine;
    private final OwnAgenda agenda;
    private final OwnMeetings meetings;
    private final RunningEdition running;
    private final CalendarFeeds feeds;
    private final Badges badges;

    MeetingPages(
            Mine mine,
            OwnAgenda agenda,
            OwnMeetings meetings,
            RunningEdition running,
            CalendarFeeds feeds,
            Badges badges) {
        this.mine = mine;
        this.agenda = agenda;
        this.meetings = meetings;
        this.running = running;
        this.feeds = feeds;
        this.badges = badges;
    }

    @GetMapping("/register/mine/meetings")
    String meetings(Viewer viewer, HttpServletRequest request, Model model) {
        Mine.Seen seen = fill(request, model);
        Registration own = seen.registration();
        model.addAttribute(
                "agenda",
                agenda.find(own.edition(), own.id(), viewer.language()).orElse(null));
        model.addAttribute(
                "zone",
                TimeZones.find(seen.edition().edition()).map(ZoneId::getId).orElse(""));
        FormFields fields = new FormFields(request);
        model.addAttribute("did", known(OwnMeetings.Result.class, fields.text("did")));
        model.addAttribute("act", known(Act.class, fields.text("act")));
        model.addAttribute("with", fields.text("with"));
        return "register/meetings";
    }

    /** One of the constants by its name; empty where it is none of them, since it comes from an address. */
    private static <E extends Enum<E>> String known(Class<E> type, String name) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return name;
            }
        }
        return "";
    }

    @PostMapping("/register/mine/meetings")
    String act(HttpServletRequest request) {
        Registration own = mine.of(request).registration();
        FormFields form = new FormFields(request);
        String name = known(Act.class, form.text("act").toUpperCase(Locale.ROOT));
        String with = form.text("with");
        if (name.isEmpty() || own.state() != State.ACCEPTED || !with.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        OwnMeetings.Result result = meetings.act(own.edition(), own.id(), Act.valueOf(name), with);
        return "redirect:/register/mine/meetings?did=%s&act=%s&with=%s#did".formatted(result, name, with);
    }

    /** The timetable to print. */
    @GetMapping("/register/mine/timetable")
    ResponseEntity<byte[]> timetable(Viewer viewer, HttpServletRequest request) {
        Registration own = mine.of(request).registration();
        RunningEdition.Running edition = edition(own);
        return PaperPage.of(new Timetables(Words.in(viewer.language()), edition.expo(), edition.meetings())
                .participants(List.of(edition.expo().get(own.id()))));
    }

    /** The timetable as a file for a calendar. */
    @GetMapping("/register/mine/calendar.ics")
    ResponseEntity<byte[]> calendar(Viewer viewer, HttpServletRequest request) {
        Registration own = mine.of(request).registration();
        String calendar = feeds.find(edition(own), own.id(), viewer.language()).orElseThrow(MeetingPages::missing);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(own.id() + ".ics")
                                .build()
                                .toString())
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }

    /** A private address for calendars that ask again by themselves; the one before ends. */
    @PostMapping("/register/mine/calendar")
    String subscribe(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        Registration own = mine.of(request).registration();
        edition(own);
        model.addAttribute("feed", "/api/v1/meet/day/calendars/" + feeds.open(own.edition(), own.id()) + ".ics");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return meetings(viewer, request, model);
    }

    @GetMapping("/register/mine/badge")
    String badge(HttpServletRequest request, HttpServletResponse response, Model model) {
        Mine.Seen seen = fill(request, model);
        Registration own = seen.registration();
        model.addAttribute(
                "badges",
                find(own).map(edition -> badges.of(edition.expo(), own.id())).orElse(List.of()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "register/badge";
    }

    private Optional<RunningEdition.Running> find(Registration own) {
        return running.findForDevice()
                .filter(edition -> own.state() == State.ACCEPTED
                        && edition.expo().edition().code().equals(own.edition())
                        && edition.expo().find(own.id()).isPresent());
    }

    private RunningEdition.Running edition(Registration own) {
        return find(own).orElseThrow(MeetingPages::missing);
    }

    private Mine.Seen fill(HttpServletRequest request, Model model) {
        Mine.Seen seen = mine.of(request);
        model.addAttribute("seen", seen);
        model.addAttribute("dossier", seen.dossier());
        return seen;
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
