package io.shibo.hub.day;

import io.shibo.hub.meet.RunningEdition;
import io.shibo.hub.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Calendars of participants at private addresses. */
@RestController
@RequestMapping("/api/v1/meet/day/calendars")
@Tag(name = "meet-day")
class CalendarApi {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final RunningEdition editions;
    private final CalendarFeeds feeds;

    CalendarApi(RunningEdition editions, CalendarFeeds feeds) {
        this.editions = editions;
        this.feeds = feeds;
    }

    @PostMapping
    @Operation(summary = "Open a private address for an organisation's calendar; the one before is closed")
    Map<String, String> open(Viewer viewer, @RequestParam String organisation) {
        RunningEdition.Running running = editions.find(viewer).orElseThrow(CalendarApi::missing);
        if (running.expo().find(organisation).isEmpty()) {
            throw missing();
        }
        String token = feeds.open(running.expo().edition().code(), organisation);
        return Map.of("organisation", organisation, "path", "/api/v1/meet/day/calendars/" + token + ".ics");
    }

    @GetMapping("/{token}.ics")
    @Operation(summary = "A participant's timetable as iCalendar, in the language of ?lang=")
    ResponseEntity<byte[]> calendar(Viewer viewer, @PathVariable String token) {
        RunningEdition.Running running = editions.findForDevice().orElseThrow(CalendarApi::missing);
        String calendar = feeds.findOrganisation(running.expo().edition().code(), token)
                .flatMap(organisation -> feeds.find(running, organisation, viewer.language()))
                .orElseThrow(CalendarApi::missing);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(CALENDAR)
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
