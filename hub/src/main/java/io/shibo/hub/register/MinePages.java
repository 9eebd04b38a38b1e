package io.shibo.hub.register;

import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Line;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A participant's own registration, step by step. Each step is a form of its own, saved by itself. */
@Controller
class MinePages {
    private static final int HISTORY = 10;

    private final Mine mine;
    private final Desk desk;
    private final Dossiers dossiers;
    private final Links links;
    private final Suggestions suggestions;
    private final Agreed agreed;
    private final Steps steps;

    MinePages(
            Mine mine, Desk desk, Dossiers dossiers, Links links, Suggestions suggestions, Agreed agreed, Steps steps) {
        this.mine = mine;
        this.desk = desk;
        this.dossiers = dossiers;
        this.links = links;
        this.suggestions = suggestions;
        this.agreed = agreed;
        this.steps = steps;
    }

    @GetMapping("/register/mine")
    String overview(Viewer viewer, HttpServletRequest request, Model model) {
        Mine.Seen seen = steps.fill(viewer, request, List.of(), model);
        List<Dossiers.Change> history = dossiers.history(
                seen.registration().edition(), seen.registration().id(), HISTORY + 1);
        model.addAttribute("history", Differences.of(history));
        model.addAttribute("missing", DossierCheck.missing(seen.dossier()));
        model.addAttribute("agreed", agreed.of(seen.registration()));
        model.addAttribute("identifiers", DossierCheck.identifiers(seen.dossier()));
        model.addAttribute(
                "undoable",
                seen.writable() && history.size() > 1 && history.getFirst().by().equals(Desk.PARTICIPANT));
        return "register/mine";
    }

    @PostMapping("/register/mine/{act:submit|withdraw|undo}")
    String act(Viewer viewer, HttpServletRequest request, @PathVariable String act) {
        Registration r = mine.of(request).registration();
        int version = new FormFields(request).version();
        switch (act) {
            case "submit" -> desk.submit(r.edition(), r.id(), version, Desk.PARTICIPANT);
            case "withdraw" -> desk.withdraw(r.edition(), r.id(), version, Desk.PARTICIPANT, "");
            default -> desk.undo(r.edition(), r.id(), version, Desk.PARTICIPANT);
        }
        return "redirect:/register/mine";
    }

    /** A new link in place of all others: for one who has passed the old one on by mistake. */
    @PostMapping("/register/mine/link")
    String link(HttpServletRequest request, HttpServletResponse response, Model model) {
        Registration r = mine.of(request).registration();
        links.revoke(r.edition(), r.id());
        String token = links.issue(r.edition(), r.id(), Desk.PARTICIPANT);
        mine.open(token, request);
        response.setHeader("Cache-Control", "no-store");
        return EntryPages.link(r, token, model);
    }

    @GetMapping("/register/mine/organisation")
    String organisation(Viewer viewer, HttpServletRequest request, Model model) {
        Mine.Seen seen = steps.fill(viewer, request, List.of(), model);
        model.addAttribute("identifiers", DossierCheck.identifiers(seen.dossier()));
        return "register/organisation";
    }

    @PostMapping("/register/mine/organisation")
    String organisation(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        return steps.save(
                request,
                before -> before.withOrganisation(
                        form.text("name"),
                        form.text("latinName"),
                        form.text("country"),
                        form.text("city"),
                        form.texts("language"),
                        form.identifiers(form.text("country"))),
                "organisation",
                problems -> {
                    Mine.Seen seen = steps.fill(viewer, request, problems, model);
                    model.addAttribute("identifiers", DossierCheck.identifiers(seen.dossier()));
                    return "register/organisation";
                },
                response);
    }

    @GetMapping("/register/mine/people")
    String people(
            Viewer viewer, HttpServletRequest request, @RequestParam(defaultValue = "") String edit, Model model) {
        Mine.Seen seen = steps.fill(viewer, request, List.of(), model);
        model.addAttribute("edited", person(seen.dossier(), edit));
        return "register/people";
    }

    @PostMapping("/register/mine/people")
    String people(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        String id = form.text("id");
        Delegate given = form.person(id);
        return steps.save(
                request,
                before -> {
                    Delegate old = person(before, id);
                    if (form.text("act").equals("remove")) {
                        return before.without(old);
                    }
                    return before.withPeople(put(before.people(), old, given));
                },
                "people",
                problems -> {
                    steps.fill(viewer, request, problems, model);
                    model.addAttribute("edited", given);
                    return "register/people";
                },
                response);
    }

    @GetMapping("/register/mine/lines")
    String lines(Viewer viewer, HttpServletRequest request, @RequestParam(defaultValue = "") String edit, Model model) {
        Mine.Seen seen = steps.fill(viewer, request, List.of(), model);
        model.addAttribute("edited", line(seen.dossier(), edit));
        model.addAttribute("suggested", List.of());
        return "register/lines";
    }

    @PostMapping("/register/mine/lines")
    String lines(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        String id = form.text("id");
        Line given = form.line(id, form.text("use"));
        if (form.text("act").equals("suggest")) {
            steps.fill(viewer, request, List.of(), model);
            model.addAttribute("edited", given);
            model.addAttribute("suggested", suggestions.of(given.title(), viewer.language()));
            model.addAttribute("asked", true);
            return "register/lines";
        }
        return steps.save(
                request,
                before -> {
                    Line old = line(before, id);
                    if (form.text("act").equals("remove")) {
                        return before.withLines(before.lines().stream()
                                .filter(each -> each != old)
                                .toList());
                    }
                    return before.withLines(put(before.lines(), old, given));
                },
                "lines",
                problems -> {
                    steps.fill(viewer, request, problems, model);
                    model.addAttribute("edited", given);
                    model.addAttribute("suggested", suggestions.of(given.title(), viewer.language()));
                    return "register/lines";
                },
                response);
    }

    private static <T> List<T> put(List<T> all, T old, T given) {
        List<T> put = new ArrayList<>(all);
        int at = put.indexOf(old);
        if (at < 0) {
            put.add(given);
        } else {
            put.set(at, given);
        }
        return put;
    }

    private static Delegate person(Dossier dossier, String id) {
        return dossier.people().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Delegate("", "", "", dossier.languages(), "", ""));
    }

    private static Line line(Dossier dossier, String id) {
        return dossier.lines().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Line(
                        "",
                        "",
                        dossier.languages().isEmpty() ? "" : dossier.languages().getFirst(),
                        "",
                        dossier.exhibits() ? "" : dossier.country(),
                        List.of(),
                        "",
                        "",
                        "",
                        "",
                        List.of()));
    }
}
