package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Taking in an expo folder: first what it would do, or all that is wrong, then the same files for good. */
@Controller
class ImportPages {
    /** Files that were looked at and wait for a yes. */
    private static final int MOST_WAITING = 4;

    private final Importing importing;

    /** @param by who sent them: nobody else may say yes */
    private record Waiting(Map<String, byte[]> files, State state, String by) {}

    private final Map<String, Waiting> waiting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Waiting> eldest) {
            return size() > MOST_WAITING;
        }
    };

    ImportPages(Importing importing) {
        this.importing = importing;
    }

    @GetMapping("/organiser/import")
    String page(Model model) {
        return page(null, "", List.of(), model);
    }

    @PostMapping("/organiser/import")
    String preview(
            Viewer viewer,
            @RequestParam List<MultipartFile> files,
            @RequestParam(defaultValue = "accepted") String state,
            HttpServletResponse response,
            Model model)
            throws IOException {
        try {
            State target = RegisterFilesApi.state(state);
            Map<String, byte[]> received = RegisterFilesApi.received(files);
            String by = RegisterApi.by(viewer);
            Importing.Outcome outcome = importing.take(received, target, true, by);
            String id = UUID.randomUUID().toString();
            synchronized (waiting) {
                waiting.put(id, new Waiting(received, target, by));
            }
            return page(outcome, id, List.of(), model);
        } catch (InputException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(null, "", refused.problems(), model);
        }
    }

    @PostMapping("/organiser/import/write")
    String write(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        String by = RegisterApi.by(viewer);
        @Nullable Waiting found;
        synchronized (waiting) {
            found = waiting.remove(new FormFields(request).text("id"));
        }
        if (found == null || !found.by().equals(by)) {
            throw new RefusedException(RefusedException.Kind.CHANGED_SINCE, "the files are not kept any more");
        }
        try {
            return page(importing.take(found.files(), found.state(), false, by), "", List.of(), model);
        } catch (InputException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(null, "", refused.problems(), model);
        }
    }

    private static String page(
            Importing.@Nullable Outcome outcome, String waiting, List<Problem> problems, Model model) {
        model.addAttribute("outcome", outcome);
        model.addAttribute("waiting", waiting);
        model.addAttribute("problems", problems);
        return "register/import";
    }
}
