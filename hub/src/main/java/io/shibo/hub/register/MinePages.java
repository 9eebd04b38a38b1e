package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Line;
import io.shibo.hub.register.Dossier.Times;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

    MinePages(Mine mine, Desk desk, Dossiers dossiers, Links links, Suggestions suggestions, Agreed agreed) {
        this.mine = mine;
        this.desk = desk;
        this.dossiers = dossiers;
        this.links = links;
        this.suggestions = suggestions;
        this.agreed = agreed;
    }

    @GetMapping("/register/mine")
    String overview(Viewer viewer, HttpServletRequest request, Model model) {
        Mine.Seen seen = fill(viewer, request, List.of(), model);
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
        Mine.Seen seen = fill(viewer, request, List.of(), model);
        model.addAttribute("identifiers", DossierCheck.identifiers(seen.dossier()));
        return "register/organisation";
    }

    @PostMapping("/register/mine/organisation")
    String organisation(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        return save(
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
                    Mine.Seen seen = fill(viewer, request, problems, model);
                    model.addAttribute("identifiers", DossierCheck.identifiers(seen.dossier()));
                    return "register/organisation";
                },
                response);
    }

    @GetMapping("/register/mine/people")
    String people(
            Viewer viewer, HttpServletRequest request, @RequestParam(defaultValue = "") String edit, Model model) {
        Mine.Seen seen = fill(viewer, request, List.of(), model);
        model.addAttribute("edited", person(seen.dossier(), edit));
        return "register/people";
    }

    @PostMapping("/register/mine/people")
    String people(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        String id = form.text("id");
        Delegate given = form.person(id);
        return save(
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
                    fill(viewer, request, problems, model);
                    model.addAttribute("edited", given);
                    return "register/people";
                },
                response);
    }

    @GetMapping("/register/mine/lines")
    String lines(Viewer viewer, HttpServletRequest request, @RequestParam(defaultValue = "") String edit, Model model) {
        Mine.Seen seen = fill(viewer, request, List.of(), model);
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
            fill(viewer, request, List.of(), model);
            model.addAttribute("edited", given);
            model.addAttribute("suggested", suggestions.of(given.title(), viewer.language()));
            model.addAttribute("asked", true);
            return "register/lines";
        }
        return save(
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
                    fill(viewer, request, problems, model);
                    model.addAttribute("edited", given);
                    model.addAttribute("suggested", suggestions.of(given.title(), viewer.language()));
                    return "register/lines";
                },
                response);
    }

    @GetMapping("/register/mine/times")
    String times(Viewer viewer, HttpServletRequest request, Model model) {
        Mine.Seen seen = fill(viewer, request, List.of(), model);
        model.addAttribute("days", days(seen, seen.dossier().times()));
        return "register/times";
    }

    @PostMapping("/register/mine/times")
    String times(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        String most = form.text("most");
        return save(
                request,
                before -> {
                    List<Times> all = new ArrayList<>(form.times());
                    // Times of single persons come by file, and stay.
                    before.times().stream().filter(t -> !t.person().isEmpty()).forEach(all::add);
                    return before.withTimes(
                            all, most.matches("[0-9]{1,4}") ? Integer.parseInt(most) : before.mostMeetings());
                },
                "times",
                problems -> {
                    Mine.Seen seen = fill(viewer, request, problems, model);
                    model.addAttribute("days", days(seen, form.times()));
                    return "register/times";
                },
                response);
    }

    /** One day of the edition and when the organisation is there; attendance is empty on a day away. */
    record Day(LocalDate date, String attendance, String from, String to) {}

    private static List<Day> days(Mine.Seen seen, List<Times> times) {
        var edition = seen.edition().edition();
        String first = edition.sessions().getFirst().from().toString();
        String last = edition.sessions().getLast().to().toString();
        return edition.firstDay()
                .datesUntil(edition.lastDay().plusDays(1))
                .map(date -> times.stream()
                        .filter(t -> t.person().isEmpty()
                                && t.firstDay().compareTo(date.toString()) <= 0
                                && t.lastDay().compareTo(date.toString()) >= 0)
                        .findFirst()
                        .map(t -> new Day(date, t.attendance(), t.from(), t.to()))
                        .orElseGet(() -> new Day(date, "", first, last)))
                .toList();
    }

    private interface Again {
        String with(List<Problem> problems);
    }

    private String save(
            HttpServletRequest request,
            UnaryOperator<Dossier> change,
            String step,
            Again again,
            HttpServletResponse response) {
        Registration r = mine.of(request).registration();
        try {
            desk.change(r.edition(), r.id(), new FormFields(request).version(), Desk.PARTICIPANT, change);
            return "redirect:/register/mine/" + step + "?saved";
        } catch (InputException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return again.with(refused.problems());
        }
    }

    private Mine.Seen fill(Viewer viewer, HttpServletRequest request, List<Problem> problems, Model model) {
        Mine.Seen seen = mine.of(request);
        model.addAttribute("seen", seen);
        model.addAttribute("dossier", seen.dossier());
        model.addAttribute("form", new FormFields(request));
        model.addAttribute("problems", problems);
        model.addAttribute("asked", false);
        model.addAttribute("saved", request.getParameter("saved") != null);
        model.addAttribute("choices", Choices.of(viewer.language()));
        return seen;
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
                        List.of()));
    }
}
