package io.shibo.hub.register;

import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Times;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * When an organisation is there, and each of its people. Who has no times of one's own is there when the organisation is. A day
 * has as many rows as were said and one more, so that somebody may be on site in the morning and online in the afternoon.
 */
@Controller
class TimesPages {
    private final Steps steps;

    TimesPages(Steps steps) {
        this.steps = steps;
    }

    /** A day of the edition. */
    record Day(LocalDate date, List<Row> rows) {}

    /** When somebody is there; attendance is empty where nothing is said. */
    record Row(String attendance, String from, String to) {}

    @GetMapping("/register/mine/times")
    String times(
            Viewer viewer, HttpServletRequest request, @RequestParam(defaultValue = "") String person, Model model) {
        Mine.Seen seen = steps.fill(viewer, request, List.of(), model);
        return page(seen, person, seen.dossier().times(), model);
    }

    @PostMapping("/register/mine/times")
    String times(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        FormFields form = new FormFields(request);
        String person = form.text("who");
        String most = form.text("most");
        List<Times> given = form.times(person);
        return steps.save(
                request,
                before -> {
                    List<Times> all = new ArrayList<>(given);
                    before.times().stream()
                            .filter(t -> !t.person().equals(person))
                            .forEach(all::add);
                    return before.withTimes(
                            all, most.matches("[0-9]{1,4}") ? Integer.parseInt(most) : before.mostMeetings());
                },
                "times" + (person.isEmpty() ? "" : "?person=" + known(steps.seen(request), person)),
                problems -> page(steps.fill(viewer, request, problems, model), person, given, model),
                response);
    }

    private static String page(Mine.Seen seen, String person, List<Times> times, Model model) {
        model.addAttribute("who", known(seen, person));
        model.addAttribute("days", days(seen, person, times));
        model.addAttribute(
                "own",
                seen.dossier().times().stream()
                        .map(Times::person)
                        .filter(p -> !p.isEmpty())
                        .distinct()
                        .toList());
        return "register/times";
    }

    private static String known(Mine.Seen seen, String person) {
        if (person.isEmpty()
                || seen.dossier().people().stream().map(Delegate::id).anyMatch(person::equals)) {
            return person;
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static List<Day> days(Mine.Seen seen, String person, List<Times> times) {
        var edition = seen.edition().edition();
        String first = edition.sessions().getFirst().from().toString();
        String last = edition.sessions().getLast().to().toString();
        return edition.firstDay()
                .datesUntil(edition.lastDay().plusDays(1))
                .map(date -> {
                    List<Row> rows = new ArrayList<>();
                    times.stream()
                            .filter(t -> t.person().equals(person)
                                    && t.firstDay().compareTo(date.toString()) <= 0
                                    && t.lastDay().compareTo(date.toString()) >= 0)
                            .forEach(t -> rows.add(new Row(t.attendance(), t.from(), t.to())));
                    rows.add(new Row("", first, last));
                    return new Day(date, List.copyOf(rows));
                })
                .toList();
    }
}
