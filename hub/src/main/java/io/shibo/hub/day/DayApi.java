package io.shibo.hub.day;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.hub.security.Tokens;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.day.Entry;
import io.shibo.meet.day.Fact;
import io.shibo.meet.day.Headcount;
import io.shibo.meet.day.Journal;
import io.shibo.meet.day.LeadExport;
import io.shibo.meet.day.Leads;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The day for devices and programs. A device shows its token as {@code Authorization: Bearer}. */
@RestController
@RequestMapping("/api/v1/meet/day")
@Tag(name = "meet-day")
class DayApi {
    private final RunningEdition editions;
    private final DeviceStore devices;
    private final DayStore store;
    private final DayBook book;
    private final BadgeKey key;

    DayApi(RunningEdition editions, DeviceStore devices, DayStore store, DayBook book, BadgeKey key) {
        this.editions = editions;
        this.devices = devices;
        this.store = store;
        this.book = book;
        this.key = key;
    }

    /** What a gate needs to check badges without a network. @param keys Ed25519 public keys, SPKI in base64 */
    record Published(String edition, String name, LocalDate firstDay, LocalDate lastDay, List<String> keys) {}

    /** A revoked badge; why is for the organiser. */
    record Revoked(String badge, LocalDate from) {}

    /** The list of revoked badges, and when it was made: a gate shows how old its list is. */
    record RevokedList(String edition, Instant at, List<Revoked> badges) {}

    /** What of a batch is on disk now, as device/number: the same for the same batch, however often it is sent. */
    record Received(int entries, String first, String last) {}

    /** Who is where, in numbers. */
    record State(
            Instant at,
            SortedMap<String, Integer> inside,
            int registered,
            int visitors,
            int noShows,
            int entries,
            SortedMap<String, SortedMap<String, Integer>> entriesByHour,
            int remarks) {}

    /** Who is where, by holder: for gates. */
    record Inside(Instant at, SortedMap<String, List<String>> inside) {}

    /** A meeting of the phone's own organisation, to be told what came of it. */
    record Own(String exhibitor, String buyer, String with, LocalDate day, String from, String to) {}

    /** A device and what it needs, told once. */
    record Enrolled(String device, String token, String link) {}

    @GetMapping("/key")
    @Operation(summary = "The published keys with which a gate checks badges offline")
    Published key() {
        Edition edition = running().expo().edition();
        return new Published(
                edition.code(),
                edition.name(),
                edition.firstDay(),
                edition.lastDay(),
                List.of(Base64.getEncoder().encodeToString(key.open().getEncoded())));
    }

    @GetMapping("/revocations")
    @Operation(summary = "The badges that open nothing, from which day on")
    RevokedList revocations() {
        String edition = running().expo().edition().code();
        return new RevokedList(
                edition,
                book.now(),
                store.revocations(edition).list().stream()
                        .map(each -> new Revoked(each.badge().toString(), each.from()))
                        .toList());
    }

    @GetMapping("/clock")
    @Operation(summary = "What the hub's clock shows, for devices that compare theirs")
    ResponseEntity<Map<String, Instant>> clock() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("hub", book.now()));
    }

    @PostMapping("/journal")
    @Operation(
            summary =
                    "Entries of a device's journal; sent again they change nothing and get the same answer. An account may send any device's, as where a gate's file was carried by hand")
    Received journal(
            Viewer viewer,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        @Nullable Device device = viewer.signedIn() ? null : device(authorization);
        List<Entry> entries = Journal.read("journal", Json.read("journal", request.getInputStream()))
                .entries();
        if (device != null) {
            entries.forEach(entry -> mayWrite(device, entry));
        }
        store.add(running().expo().edition().code(), entries);
        return entries.isEmpty()
                ? new Received(0, "", "")
                : new Received(
                        entries.size(),
                        entries.getFirst().reference(),
                        entries.getLast().reference());
    }

    /** A device writes as itself, a phone for its own organisation. */
    private static void mayWrite(Device device, Entry entry) {
        boolean own = entry.device().equals(device.name())
                && switch (entry.fact()) {
                    case Fact.ClockSeen clock -> true;
                    case Fact.Scan scan -> device.gate();
                    case Fact.LeadsWithdrawn withdrawn -> device.gate();
                    case Fact.LeadTaken lead ->
                        !device.gate() && lead.exhibitor().equals(device.place());
                    case Fact.Stated stated -> !device.gate() && stated.by().equals(device.place());
                };
        if (!own) {
            throw new InputException(new Problem(
                    "journal",
                    0,
                    entry.reference(),
                    "device %s may not write this. A gate writes scans, a phone the leads and meetings of its own organisation, each under its own name."
                            .formatted(device.name())));
        }
    }

    @GetMapping("/state")
    @Operation(summary = "Who is where, in numbers; at a time of the past, or now")
    State state(Viewer viewer, @RequestParam(required = false) @Nullable Instant at) {
        Expo expo = seen(viewer).expo();
        Instant when = at == null ? book.now() : at;
        Headcount count = book.headcount(expo, when);
        SortedMap<String, Integer> inside = new TreeMap<>();
        count.inside().forEach((zone, holders) -> inside.put(zone, holders.size()));
        SortedMap<String, SortedMap<String, Integer>> hours = new TreeMap<>();
        count.byHour().forEach((hour, zones) -> hours.put(hour.toString(), zones));
        return new State(
                when,
                inside,
                count.registered(),
                count.firstVisits().size(),
                count.noShows().size(),
                count.entries(),
                hours,
                count.remarks().size());
    }

    @GetMapping("/inside")
    @Operation(summary = "Who is where, by holder; for gates, so that they can say who is inside already")
    Inside inside(@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        if (!device(authorization).gate()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Instant now = book.now();
        return new Inside(now, book.headcount(running().expo(), now).inside());
    }

    @GetMapping("/meetings")
    @Operation(summary = "The meetings of a phone's own organisation")
    List<Own> meetings(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        String id = phone(authorization).place();
        RunningEdition.Running running = running();
        return running.meetings().stream()
                .filter(meeting ->
                        meeting.exhibitor().equals(id) || meeting.buyer().equals(id))
                .sorted(java.util.Comparator.comparingInt(io.shibo.meet.Meeting::slot))
                .map(meeting -> {
                    Edition.Slot slot = running.expo().calendar().slots().get(meeting.slot());
                    Organisation with =
                            running.expo().get(meeting.exhibitor().equals(id) ? meeting.buyer() : meeting.exhibitor());
                    return new Own(
                            meeting.exhibitor(),
                            meeting.buyer(),
                            with.name(),
                            slot.day(),
                            slot.from().toString(),
                            slot.to().toString());
                })
                .toList();
    }

    @GetMapping("/leads")
    @Operation(summary = "A phone's own leads as CSV, or as vCard with ?as=vcf")
    ResponseEntity<byte[]> leads(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(defaultValue = "csv") String as) {
        Device device = phone(authorization);
        Expo expo = running().expo();
        List<Leads.Lead> leads = book.leads(expo, device.place());
        LeadExport export = new LeadExport(expo, DayBook.zone(expo.edition()));
        boolean cards = as.equals("vcf");
        String text = cards ? export.vcard(leads) : export.csv(leads);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", cards ? "vcard" : "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"leads-%s.%s\"".formatted(device.place(), cards ? "vcf" : "csv"))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/closing", params = "!as")
    @Operation(summary = "The closing figures with their method; sums from which a firm could be read are not in it")
    Map<String, Object> closing(Viewer viewer) {
        return book.closing(seen(viewer)).published();
    }

    @GetMapping(path = "/closing", params = "as=csv", produces = "text/csv;charset=UTF-8")
    @Operation(summary = "The closing figures as CSV")
    String closingCsv(Viewer viewer) {
        return book.closing(seen(viewer)).csv();
    }

    @GetMapping(path = "/closing/records", produces = "text/csv;charset=UTF-8")
    @Operation(summary = "The records behind each figure, for who recounts; needs an account")
    String closingRecords(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return book.closing(seen(viewer)).trace();
    }

    @PostMapping("/devices")
    @Operation(summary = "Enrol a gate (kind=gate&place=HALL) or a participant's phone (kind=participant&place=ID)")
    Enrolled enrol(Viewer viewer, @RequestParam String kind, @RequestParam String place) {
        return enrol(seen(viewer).expo(), kind, place);
    }

    @PostMapping("/revocations")
    @Operation(summary = "Revoke a badge (badge=B00042/1) from today on, or from another day")
    RevokedList revoke(
            Viewer viewer,
            @RequestParam String badge,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason) {
        Expo expo = seen(viewer).expo();
        store.revoke(expo.edition().code(), Forms.revocation(badge, from, reason, today(expo)));
        return revocations();
    }

    private LocalDate today(Expo expo) {
        return LocalDate.ofInstant(book.now(), DayBook.zone(expo.edition()));
    }

    Enrolled enrol(Expo expo, String kind, String place) {
        Device.Kind read = Forms.kind(kind);
        Forms.place(expo, read, place);
        if (devices.count(expo.edition().code()) >= DeviceStore.MOST) {
            throw new InputException(new Problem(
                    "device", 0, "", "there are %d devices; no more are enrolled.".formatted(DeviceStore.MOST)));
        }
        DeviceStore.Enrolled enrolled = devices.enrol(expo.edition().code(), read, place);
        // After the #, which browsers keep to themselves: the token is in no log.
        String link = "/meet/day/scan#" + enrolled.device().name() + "/" + enrolled.token() + "/"
                + (read == Device.Kind.GATE ? "gate" : "participant") + "/"
                + java.net.URLEncoder.encode(place, StandardCharsets.UTF_8).replace("+", "%20");
        return new Enrolled(enrolled.device().name(), enrolled.token(), link);
    }

    private RunningEdition.Running running() {
        return editions.findForDevice().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private RunningEdition.Running seen(Viewer viewer) {
        return editions.find(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The device that shows this token. */
    Device device(@Nullable String authorization) {
        String edition = running().expo().edition().code();
        return Tokens.ofHeader(authorization)
                .flatMap(devices::find)
                .filter(device -> device.edition().equals(edition))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    private Device phone(@Nullable String authorization) {
        Device device = device(authorization);
        if (device.gate()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return device;
    }
}
