package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.hub.security.AddressLimit;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The way in for a participant: the first form, the private link, and back by it. */
@Controller
class EntryPages {
    /** New registrations from one address in an hour: an office registers several firms, a script hundreds. */
    private static final int NEW_AN_HOUR = 60;

    private static final int KEYS_AN_HOUR = 100;

    private final Editions editions;
    private final Desk desk;
    private final Links links;
    private final Mine mine;
    private final AddressLimit newcomers;
    private final AddressLimit keys;

    EntryPages(Editions editions, Desk desk, Links links, Mine mine, Clock clock) {
        this.editions = editions;
        this.desk = desk;
        this.links = links;
        this.mine = mine;
        this.newcomers = new AddressLimit(clock, NEW_AN_HOUR, Duration.ofHours(1));
        this.keys = new AddressLimit(clock, KEYS_AN_HOUR, Duration.ofHours(1));
    }

    @GetMapping("/register")
    String begin(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String role,
            @RequestParam Optional<String> ended,
            Model model) {
        model.addAttribute("ended", ended.isPresent());
        model.addAttribute("known", mine.isOpen(request));
        return form(viewer, new FormFields(request), role, List.of(), model);
    }

    @PostMapping("/register")
    String create(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (mine.isOpen(request)) {
            return "redirect:/register/mine"; // The form was sent twice.
        }
        FormFields form = new FormFields(request);
        Editions.Open open = editions.findOpen()
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.CLOSED, "no edition is open"));
        limit(newcomers, request, response);
        try {
            Registration made = desk.create(open.code(), form.newcomer(), Desk.PARTICIPANT);
            String token = links.issue(made.edition(), made.id(), Desk.PARTICIPANT);
            mine.open(token, request);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return link(made, token, model);
        } catch (InputException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("known", false);
            model.addAttribute("ended", false);
            return form(viewer, form, form.text("role"), refused.problems(), model);
        }
    }

    /** The token is in the query, which no log of the hub has, and leaves the address at once. */
    @GetMapping("/register/enter")
    String enter(
            @RequestParam(defaultValue = "") String key, HttpServletRequest request, HttpServletResponse response) {
        limit(keys, request, response);
        return mine.open(key, request) ? "redirect:/register/mine" : "redirect:/register?ended";
    }

    @PostMapping("/register/leave")
    String leave(HttpServletRequest request) {
        mine.leave(request);
        return "redirect:/register";
    }

    static String link(Registration made, String token, Model model) {
        model.addAttribute("registration", made);
        model.addAttribute("path", "/register/enter?key=" + token);
        return "register/link";
    }

    private String form(
            Viewer viewer, FormFields form, String role, List<io.shibo.codes.input.Problem> problems, Model model) {
        Optional<Editions.Open> open = editions.findOpen();
        if (open.isEmpty()) {
            return "register/closed";
        }
        model.addAttribute("edition", open.get().edition());
        model.addAttribute("until", open.get().until());
        model.addAttribute("form", form);
        model.addAttribute("role", role.equals("exhibitor") ? "exhibitor" : "buyer");
        model.addAttribute("problems", problems);
        model.addAttribute("choices", Choices.of(viewer.language()));
        return "register/begin";
    }

    private static void limit(AddressLimit limit, HttpServletRequest request, HttpServletResponse response) {
        if (!limit.take(AddressLimit.of(request))) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "3600");
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }
}
