package io.shibo.hub.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Window;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.risk.Transitions;
import io.shibo.clear.step.Reason;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The window's pages: where parcels stand, and one parcel's whole history. */
@Controller
class ClearPage {
    private static final int ROWS = 25;
    private static final Set<String> STATES = Set.of("released", "returned", "waiting", "held");

    private final ParcelStore store;
    private final ParcelFiles files;
    private final LiveWindow live;
    private final RiskBook risk;

    ClearPage(ParcelStore store, ParcelFiles files, LiveWindow live, RiskBook risk) {
        this.live = live;
        this.risk = risk;
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
    String parcel(
            Viewer viewer, @PathVariable String number, @RequestParam(defaultValue = "") String refused, Model model)
            throws IOException {
        List<ParcelStore.Row> found = store.find(viewer, number);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ParcelStore.Row row = found.getFirst();
        model.addAttribute("row", row);
        model.addAttribute("others", found.subList(1, found.size()));
        model.addAttribute("history", ParcelHistory.of(store.history(row), viewer.language(), risk.rules()));
        model.addAttribute("file", files.read(row));
        boolean held = row.state().equals("held");
        model.addAttribute("reason", held ? null : reason(row.reason(), viewer));
        model.addAttribute("standing", held ? RiskWords.say(row.stands(), viewer.language()) : null);
        model.addAttribute(
                "refused",
                ParcelStatus.ofCode(refused)
                        .map(status -> RiskWords.say(status, viewer.language()))
                        .orElse(null));
        model.addAttribute("actions", actions(row, viewer));
        return "clear/parcel";
    }

    /** What the form offers: nothing for the sample's parcels, nor for those who are not signed in. */
    private static List<Action> actions(ParcelStore.Row row, Viewer viewer) {
        if (row.sample() || !viewer.signedIn()) {
            return List.of();
        }
        return Transitions.from(row.stands()).stream()
                .map(action -> new Action(action.written(), RiskWords.say(action, viewer.language())))
                .toList();
    }

    /** A button: the action as forms write it, and in the reader's words. */
    record Action(String written, String text) {}

    @PostMapping("/clear/parcels/{number}/decisions")
    String decide(
            Viewer viewer,
            @PathVariable String number,
            @RequestParam String platform,
            @RequestParam String action,
            @RequestParam String reason)
            throws IOException {
        Window.Ruling ruling;
        try {
            ruling = live.decide(
                    number, platform, OfficerAction.ofWritten(action), String.valueOf(viewer.account()), reason);
        } catch (IllegalArgumentException refused) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
        }
        ParcelStatus status = ruling.status();
        String stands = ruling.taken() ? "" : "?refused=" + (status == null ? "" : status.code());
        return "redirect:/clear/parcels/"
                + org.springframework.web.util.UriUtils.encodePathSegment(number, StandardCharsets.UTF_8)
                + stands;
    }

    private static @Nullable String reason(String lower, Viewer viewer) {
        return lower.isEmpty()
                ? null
                : HistoryEntry.text(
                        Reason.valueOf(lower.toUpperCase(Locale.ROOT).replace('-', '_')), viewer.language());
    }
}
