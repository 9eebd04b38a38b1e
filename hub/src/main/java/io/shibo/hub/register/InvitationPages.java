package io.shibo.hub.register;

import io.shibo.codes.input.Csv;
import io.shibo.hub.meet.OpenedEdition;
import io.shibo.hub.web.Shell;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * From registrations to the plan, and the participants told: the accepted registrations are taken as the edition that the hub runs,
 * and everybody's private link goes into a file for the organiser's own mail merge. The hub sends no e-mail itself.
 */
@Controller
class InvitationPages {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Editions editions;
    private final Dossiers dossiers;
    private final Links links;
    private final Exporting exporting;
    private final OpenedEdition opened;
    private final Shell shell;
    private final TransactionTemplate transactions;

    InvitationPages(
            Editions editions,
            Dossiers dossiers,
            Links links,
            Exporting exporting,
            OpenedEdition opened,
            Shell shell,
            TransactionTemplate transactions) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.links = links;
        this.exporting = exporting;
        this.opened = opened;
        this.shell = shell;
        this.transactions = transactions;
    }

    @GetMapping("/organiser/invitations")
    String invitations(
            Viewer viewer,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "false") boolean busy,
            Model model) {
        model.addAttribute("open", find(edition));
        model.addAttribute("busy", busy);
        return "register/invitations";
    }

    /** New links for all in a state. What was sent before stays valid, so that a file made twice locks nobody out. */
    @PostMapping("/organiser/invitations/links")
    ResponseEntity<byte[]> links(
            Viewer viewer, @RequestParam String edition, @RequestParam(defaultValue = "ACCEPTED") String state) {
        Editions.Open open = find(edition);
        Set<State> states =
                state.equals("ALL") ? EnumSet.complementOf(EnumSet.of(State.WITHDRAWN)) : EnumSet.of(known(state));
        List<Registration> all = new ArrayList<>();
        dossiers.forEach(open.code(), states, all::add);
        String by = RegisterApi.by(viewer);
        StringBuilder text = new StringBuilder("\uFEFForganisation,role,name,state,language,person,email,link\n");
        transactions.executeWithoutResult(status -> all.forEach(
                registration -> text.append(row(registration, links.issue(open.code(), registration.id(), by)))));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("links-%s.csv".formatted(open.code().replaceAll("[^A-Za-z0-9_-]", "-")))
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** To the first person who has an e-mail address; the organisation's line stands there too where nobody has. */
    private String row(Registration registration, String token) {
        Dossier dossier = registration.dossier();
        Dossier.Delegate to = dossier.people().stream()
                .filter(person -> !person.email().isEmpty())
                .findFirst()
                .orElseGet(() -> new Dossier.Delegate("", "", "", List.of(), "", ""));
        return Csv.line(List.of(
                        registration.id(),
                        dossier.role(),
                        dossier.name(),
                        registration.state().name().toLowerCase(java.util.Locale.ROOT),
                        dossier.languages().isEmpty() ? "" : dossier.languages().getFirst(),
                        to.name(),
                        to.email(),
                        shell.address("/register/enter?key=" + token)))
                + "\n";
    }

    /** Takes the accepted registrations as the edition that this hub runs, and has its plan made. */
    @PostMapping("/organiser/invitations/plan")
    String plan(HttpServletRequest request, @RequestParam String edition) {
        Editions.Open open = find(edition);
        return opened.open(Exporting.read(exporting.folder(open, EnumSet.of(State.ACCEPTED))))
                ? "redirect:/meet/plan"
                : "redirect:/organiser/invitations?busy=true&edition=" + open.code();
    }

    private Editions.Open find(String code) {
        return (code.isEmpty()
                        ? editions.findOpen().or(() -> editions.list().stream().findFirst())
                        : editions.find(code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static State known(String text) {
        for (State state : State.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
