package io.shibo.hub.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Reason;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The window's pages: where parcels stand, and one parcel's whole history. */
@Controller
class ClearPage {
    private static final int ROWS = 25;
    private static final Set<String> STATES = Set.of("released", "returned", "waiting");

    private final ParcelStore store;
    private final ParcelFiles files;

    ClearPage(ParcelStore store, ParcelFiles files) {
        this.store = store;
        this.files = files;
    }

    @GetMapping("/clear")
    String window(
            Viewer viewer,
            @RequestParam(defaultValue = "returned") String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String shown = STATES.contains(state) ? state : "returned";
        WindowView view = WindowView.of(store.counts(viewer), viewer.language());
        model.addAttribute("view", view);
        model.addAttribute("state", shown);
        model.addAttribute("reason", reason);
        model.addAttribute("q", q);
        model.addAttribute("signedIn", viewer.signedIn());
        if (!q.isBlank()) {
            List<ParcelStore.Row> found = store.find(viewer, q.strip());
            if (found.size() == 1) {
                return "redirect:/clear/parcels/"
                        + org.springframework.web.util.UriUtils.encodePathSegment(
                                found.getFirst().orderNo(), StandardCharsets.UTF_8);
            }
            model.addAttribute("page", Page.of(new Page.Request(1, ROWS), found, found.size()));
        } else {
            model.addAttribute("page", store.list(viewer, shown, reason, new Page.Request(page, ROWS)));
        }
        return "clear/window";
    }

    @GetMapping("/clear/parcels/{number}")
    String parcel(Viewer viewer, @PathVariable String number, Model model) throws IOException {
        List<ParcelStore.Row> found = store.find(viewer, number);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ParcelStore.Row row = found.getFirst();
        model.addAttribute("row", row);
        model.addAttribute("others", found.subList(1, found.size()));
        model.addAttribute("history", ParcelHistory.of(store.history(row), viewer.language()));
        model.addAttribute("file", files.read(row));
        model.addAttribute("reason", reason(row.reason(), viewer));
        return "clear/parcel";
    }

    private static @Nullable String reason(String lower, Viewer viewer) {
        return lower.isEmpty()
                ? null
                : HistoryEntry.text(
                        Reason.valueOf(lower.toUpperCase(Locale.ROOT).replace('-', '_')), viewer.language());
    }
}
