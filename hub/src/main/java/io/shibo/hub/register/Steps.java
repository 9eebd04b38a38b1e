package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the steps of a participant's own registration have in common: what each page shows, and how each is saved. */
@Component
class Steps {
    private final Mine mine;
    private final Desk desk;

    Steps(Mine mine, Desk desk) {
        this.mine = mine;
        this.desk = desk;
    }

    Mine.Seen seen(HttpServletRequest request) {
        return mine.of(request);
    }

    /** The page once more, with what must be mended. */
    interface Again {
        String with(List<Problem> problems);
    }

    String save(
            HttpServletRequest request,
            UnaryOperator<Dossier> change,
            String step,
            Again again,
            HttpServletResponse response) {
        Registration r = mine.of(request).registration();
        try {
            desk.change(r.edition(), r.id(), new FormFields(request).version(), Desk.PARTICIPANT, change);
            return "redirect:/register/mine/" + step + (step.contains("?") ? "&" : "?") + "saved";
        } catch (InputException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return again.with(refused.problems());
        }
    }

    Mine.Seen fill(Viewer viewer, HttpServletRequest request, List<Problem> problems, Model model) {
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
}
