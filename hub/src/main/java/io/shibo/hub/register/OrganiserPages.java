package io.shibo.hub.register;

import io.shibo.codes.Country;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.TimeZones;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The organiser's desk: the list, one registration with what is to be decided, and the editions. */
@Controller
class OrganiserPages {
    private static final int PAGE_SIZE = 25;
    private static final int HISTORY = 50;

    private final Editions editions;
    private final Dossiers dossiers;
    private final RegisterList list;
    private final Desk desk;
    private final Links links;
    private final EvidenceFiles evidence;
    private final Growth growth;
    private final Exporting exporting;

    OrganiserPages(
            Editions editions,
            Dossiers dossiers,
            RegisterList list,
            Desk desk,
            Links links,
            EvidenceFiles evidence,
            Growth growth,
            Exporting exporting) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.list = list;
        this.desk = desk;
        this.links = links;
        this.evidence = evidence;
        this.growth = growth;
        this.exporting = exporting;
    }

    @GetMapping("/organiser/registrations")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String flag,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable Integer accepted,
            @RequestParam(defaultValue = "0") int passed,
            Model model) {
        model.addAttribute("accepted", accepted);
        model.addAttribute("passed", passed);
        Optional<Editions.Open> found = open(edition);
        model.addAttribute("editions", editions.list());
        model.addAttribute("choices", Choices.of(viewer.language()));
        if (found.isEmpty()) {
            return editions(viewer, "", model);
        }
        Editions.Open open = found.get();
        RegisterList.Filter filter = new RegisterList.Filter(q, state, role, country, flag);
        model.addAttribute("open", open);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", list.find(open.code(), filter, new Page.Request(page, PAGE_SIZE)));
        model.addAttribute("states", list.counts(open.code(), "state"));
        model.addAttribute("roles", list.counts(open.code(), "role"));
        model.addAttribute("countries", list.counts(open.code(), "country"));
        model.addAttribute("warned", list.flagged(open.code(), "warns"));
        model.addAttribute("doubled", list.flagged(open.code(), "double"));
        model.addAttribute("allStates", State.values());
        return "register/organiser";
    }

    /** The edition against the one before, by who, from where, what and how, and what came of it. */
    @GetMapping("/organiser/growth")
    String growth(Viewer viewer, @RequestParam(defaultValue = "") String edition, Model model) {
        Editions.Open open = open(edition).orElseThrow(OrganiserPages::missing);
        model.addAttribute("open", open);
        model.addAttribute("growth", growth.of(open, viewer.language()).orElse(null));
        return "register/growth";
    }

    @GetMapping("/organiser/registrations/{edition}/{id}")
    String one(Viewer viewer, @PathVariable String edition, @PathVariable String id, Model model) {
        Registration registration = dossiers.find(edition, id).orElseThrow(OrganiserPages::missing);
        model.addAttribute("registration", registration);
        model.addAttribute("dossier", registration.dossier());
        model.addAttribute("identifiers", DossierCheck.identifiers(registration.dossier()));
        model.addAttribute("missing", DossierCheck.missing(registration.dossier()));
        model.addAttribute("same", list.same(registration));
        model.addAttribute("pieces", evidence.list(edition, id));
        model.addAttribute("links", links.open(edition, id));
        model.addAttribute("history", Differences.of(dossiers.history(edition, id, HISTORY + 1)));
        model.addAttribute("choices", Choices.of(viewer.language()));
        return "register/dossier";
    }

    @PostMapping("/organiser/registrations/{edition}/{id}/{act:submit|accept|return|withdraw|undo}")
    String act(
            Viewer viewer,
            @PathVariable String edition,
            @PathVariable String id,
            @PathVariable String act,
            HttpServletRequest request) {
        FormFields form = new FormFields(request);
        String by = RegisterApi.by(viewer);
        switch (act) {
            case "submit" -> desk.submit(edition, id, form.version(), by);
            case "accept" -> desk.accept(edition, id, form.version(), by);
            case "return" -> desk.giveBack(edition, id, form.version(), by, form.text("reason"));
            case "withdraw" -> desk.withdraw(edition, id, form.version(), by, form.text("reason"));
            default -> desk.undo(edition, id, form.version(), by);
        }
        return "redirect:/organiser/registrations/{edition}/{id}";
    }

    /** Accepts all that were chosen in the list, each as it was seen there; one that was changed since is passed over. */
    @PostMapping("/organiser/registrations/accept")
    String accept(Viewer viewer, HttpServletRequest request) {
        FormFields form = new FormFields(request);
        String edition = form.text("edition");
        String by = RegisterApi.by(viewer);
        int accepted = 0;
        int passed = 0;
        for (String picked : form.texts("pick")) {
            int blank = picked.lastIndexOf(' ');
            String version = picked.substring(blank + 1);
            if (blank < 1 || !version.matches("[0-9]{1,9}")) {
                throw missing();
            }
            try {
                desk.accept(edition, picked.substring(0, blank), Integer.parseInt(version), by);
                accepted++;
            } catch (RefusedException changed) {
                passed++;
            }
        }
        return "redirect:/organiser/registrations?edition=%s&accepted=%d&passed=%d"
                .formatted(URLEncoder.encode(edition, StandardCharsets.UTF_8), accepted, passed);
    }

    /** A new link for a participant who has lost the old one; or, with {@code act=end}, none at all. */
    @PostMapping("/organiser/registrations/{edition}/{id}/link")
    String link(
            Viewer viewer,
            @PathVariable String edition,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Registration registration = dossiers.find(edition, id).orElseThrow(OrganiserPages::missing);
        links.revoke(edition, id);
        if (new FormFields(request).text("act").equals("end")) {
            return "redirect:/organiser/registrations/{edition}/{id}";
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("organiser", true);
        return EntryPages.link(registration, links.issue(edition, id, RegisterApi.by(viewer)), model);
    }

    @GetMapping("/organiser/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String edition) throws IOException {
        Editions.Open open = open(edition).orElseThrow(OrganiserPages::missing);
        return RegisterFilesApi.zip(open, exporting.folder(open, EnumSet.of(State.ACCEPTED)));
    }

    @GetMapping("/organiser/editions")
    String editions(Viewer viewer, @RequestParam(defaultValue = "") String edition, Model model) {
        model.addAttribute("editions", editions.list());
        Editions.@Nullable Open edited =
                edition.isEmpty() ? null : editions.find(edition).orElse(null);
        model.addAttribute("edited", edited);
        model.addAttribute("sessionsOf", edited == null ? "" : DossierRows.sessions(edited.edition()));
        model.addAttribute("choices", Choices.of(viewer.language()));
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", List.of());
        }
        return "register/editions";
    }

    @PostMapping("/organiser/editions")
    String edition(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        Problems problems = new Problems();
        @Nullable Edition edition = edition(form, problems);
        @Nullable LocalDate until = field(form, "until", Values::date, problems);
        if (edition == null || until == null || !problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problems", problems.list());
            return editions(viewer, "", model);
        }
        // Until the end of that day, everywhere on earth.
        Instant end = until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(-12));
        editions.put(edition, end);
        return "redirect:/organiser/registrations?edition=" + edition.code();
    }

    private static @Nullable Edition edition(FormFields form, Problems problems) {
        String code = form.text("code");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
            problems.add("edition", 0, "code", "is 1 to 40 letters, digits, hyphens or underscores, as in 2026.");
        }
        String name = form.text("name");
        if (name.isEmpty() || name.length() > 200) {
            problems.add("edition", 0, "name", "is 1 to 200 characters.");
        }
        @Nullable Country country = field(form, "country", Country::parse, problems);
        @Nullable LocalDate first = field(form, "firstDay", Values::date, problems);
        @Nullable LocalDate last = field(form, "lastDay", Values::date, problems);
        @Nullable List<Edition.Session> sessions = field(form, "sessions", OrganiserPages::sessions, problems);
        @Nullable Integer slot = field(form, "slot", Values.whole(5, 240), problems);
        @Nullable Integer walk = field(form, "walk", Values.whole(0, 240), problems);
        @Nullable
        ZoneId zone = form.text("timeZone").isEmpty() ? null : field(form, "timeZone", TimeZones::parse, problems);
        if (country == null || first == null || last == null || sessions == null || slot == null || walk == null) {
            return null;
        }
        try {
            Edition edition = new Edition(code, name, country, first, last, sessions, slot, walk, zone);
            edition.slots();
            return edition;
        } catch (IllegalArgumentException refused) {
            problems.add("edition", 0, "", String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private static List<Edition.Session> sessions(String text) {
        return Arrays.stream(text.split(" +"))
                .map(part -> {
                    int dash = part.indexOf('-');
                    if (dash < 0) {
                        throw new IllegalArgumentException("is not from-to, as in 09:00-12:00 13:00-17:30.");
                    }
                    LocalTime from = Values.time(part.substring(0, dash));
                    return new Edition.Session(from, Values.time(part.substring(dash + 1)));
                })
                .toList();
    }

    private static <T> @Nullable T field(FormFields form, String name, Function<String, T> reader, Problems problems) {
        try {
            return reader.apply(form.text(name));
        } catch (IllegalArgumentException refused) {
            problems.add("edition", 0, name, String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private Optional<Editions.Open> open(String code) {
        return code.isEmpty()
                ? editions.findOpen().or(() -> editions.list().stream().findFirst())
                : editions.find(code);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
