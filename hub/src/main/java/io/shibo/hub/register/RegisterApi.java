package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.IdentifierCheck;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Registrations for an organiser's programs. All of it needs an account, since it shows people's addresses. A change says in
 * {@code If-Match} which version it has seen, as the {@code ETag} of the answer before gave it.
 */
@RestController
@RequestMapping("/api/v1/meet/registrations")
@Tag(name = "meet")
class RegisterApi {
    private final Desk desk;
    private final Dossiers dossiers;
    private final RegisterList list;
    private final Editions editions;
    private final Links links;

    RegisterApi(Desk desk, Dossiers dossiers, RegisterList list, Editions editions, Links links) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.list = list;
        this.editions = editions;
        this.links = links;
    }

    /** A registration without what it says. */
    record Summary(
            String edition,
            String id,
            int version,
            State state,
            String role,
            String name,
            String country,
            boolean identifierWarning,
            boolean looksLikeAnother,
            Instant changedAt) {}

    record Listed(long total, int page, int size, Map<String, Integer> states, List<Summary> registrations) {}

    /** @param reason what the check says; empty where it passed */
    record Identifier(String identifier, IdentifierCheck.Outcome outcome, String reason) {}

    /** A registration and what is to be looked at. */
    record Full(
            String edition,
            String id,
            int version,
            State state,
            String reason,
            Dossier registration,
            List<Identifier> identifiers,
            List<RegisterList.Same> looksLike,
            Instant createdAt,
            Instant changedAt) {}

    record Entry(int version, Instant at, String by, State.Act act, State state, String reason, List<String> changed) {}

    /** @param key the private link's token, shown this once */
    record Link(String path, String key) {}

    @GetMapping
    @Operation(summary = "Registrations of an edition, the latest changed first; flag is warns or double")
    Listed list(
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String flag,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        String code = edition(edition);
        Page.Request asked = new Page.Request(page, size);
        Page<RegisterList.Row> found = list.find(code, new RegisterList.Filter(q, state, role, country, flag), asked);
        return new Listed(
                found.total(),
                found.number(),
                found.size(),
                list.counts(code, "state"),
                found.rows().stream().map(RegisterApi::summary).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Register an organisation: a draft, whose identifiers are checked and warned of, not refused")
    ResponseEntity<Full> create(
            Viewer viewer,
            @RequestParam(defaultValue = "") String edition,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Dossier.class)))
                    @RequestBody
                    String body) {
        Registration made = desk.create(edition(edition), DossierJson.read(body), by(viewer));
        return answer(HttpStatus.CREATED, made);
    }

    @GetMapping("/{edition}/{id}")
    @Operation(summary = "One registration, with what its identifiers' checks say and what looks like it")
    ResponseEntity<Full> get(@PathVariable String edition, @PathVariable String id) {
        return answer(HttpStatus.OK, find(edition, id));
    }

    @PutMapping(path = "/{edition}/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change what a registration says")
    ResponseEntity<Full> change(
            Viewer viewer,
            @PathVariable String edition,
            @PathVariable String id,
            @Parameter(description = "the ETag that was seen", required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String match,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Dossier.class)))
                    @RequestBody
                    String body) {
        Dossier after = DossierJson.read(body);
        return answer(HttpStatus.OK, desk.change(edition, id, version(match), by(viewer), before -> after));
    }

    @PostMapping("/{edition}/{id}/{act:submit|accept|return|withdraw|undo}")
    @Operation(summary = "Submit, accept, return with a reason, withdraw, or take the last change back")
    ResponseEntity<Full> act(
            Viewer viewer,
            @PathVariable String edition,
            @PathVariable String id,
            @PathVariable String act,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "") String reason) {
        int version = version(match);
        String by = by(viewer);
        return answer(
                HttpStatus.OK,
                switch (act) {
                    case "submit" -> desk.submit(edition, id, version, by);
                    case "accept" -> desk.accept(edition, id, version, by);
                    case "return" -> desk.giveBack(edition, id, version, by, reason);
                    case "withdraw" -> desk.withdraw(edition, id, version, by, reason);
                    default -> desk.undo(edition, id, version, by);
                });
    }

    @GetMapping("/{edition}/{id}/history")
    @Operation(summary = "What was changed, by whom and when; the latest first")
    List<Entry> history(@PathVariable String edition, @PathVariable String id) {
        find(edition, id);
        return Differences.of(dossiers.history(edition, id, 101)).stream()
                .map(each -> new Entry(
                        each.change().version(),
                        each.change().at(),
                        each.change().by(),
                        each.change().act(),
                        each.change().state(),
                        each.change().reason(),
                        each.fields()))
                .toList();
    }

    @PostMapping("/{edition}/{id}/link")
    @Operation(summary = "A new private link for the participant, shown this once; the links before are ended")
    Link link(Viewer viewer, @PathVariable String edition, @PathVariable String id) {
        find(edition, id);
        links.revoke(edition, id);
        String token = links.issue(edition, id, by(viewer));
        return new Link("/register/enter?key=" + token, token);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RefusedException refused) {
        HttpStatus status = refused.kind() == RefusedException.Kind.CHANGED_SINCE
                ? HttpStatus.PRECONDITION_FAILED
                : HttpStatus.CONFLICT;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", Objects.requireNonNullElse(refused.getMessage(), ""));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private Registration find(String edition, String id) {
        return dossiers.find(edition, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The edition named, or the one that is open. */
    private String edition(String code) {
        return (code.isEmpty() ? editions.findOpen() : editions.find(code))
                .map(Editions.Open::code)
                .orElseThrow(() -> new InputException(new Problem(
                        "registrations",
                        0,
                        "edition",
                        code.isEmpty()
                                ? "no edition is open. Name one."
                                : "'%s' is not an edition.".formatted(Problem.show(code)))));
    }

    private ResponseEntity<Full> answer(HttpStatus status, Registration r) {
        return ResponseEntity.status(status)
                .eTag("\"" + r.version() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Full(
                        r.edition(),
                        r.id(),
                        r.version(),
                        r.state(),
                        r.reason(),
                        r.dossier(),
                        DossierCheck.identifiers(r.dossier()).stream()
                                .map(c -> new Identifier(
                                        c.identifier().toString(),
                                        c.outcome(),
                                        c.identifier().check().reason()))
                                .toList(),
                        list.same(r),
                        r.createdAt(),
                        r.changedAt()));
    }

    private static Summary summary(RegisterList.Row row) {
        Registration r = row.registration();
        return new Summary(
                r.edition(),
                r.id(),
                r.version(),
                r.state(),
                r.dossier().role(),
                r.dossier().name(),
                r.dossier().country(),
                r.warns(),
                row.same(),
                r.changedAt());
    }

    private static int version(@Nullable String match) {
        if (match == null) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_REQUIRED);
        }
        try {
            return Values.whole(1, 999_999_999).apply(match.replaceAll("^W/|\"", ""));
        } catch (IllegalArgumentException none) {
            throw new InputException(new Problem("request", 0, "If-Match", String.valueOf(none.getMessage())));
        }
    }

    static String by(Viewer viewer) {
        String account = viewer.account();
        if (account == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return account;
    }
}
