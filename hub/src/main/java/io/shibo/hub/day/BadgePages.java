package io.shibo.hub.day;

import io.shibo.hub.meet.RunningEdition;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.PaperPage;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Expo;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The organiser prints badges: one, those of one organisation, or all of them in sheets. */
@Controller
class BadgePages {
    private static final int PAGE_SIZE = 25;
    /** Badges a sheet: thirty pages of paper, and some megabytes for a browser. */
    private static final int A_SHEET = 240;

    private static final int MOST_ASKED = 100;

    private final RunningEdition editions;
    private final Badges badges;

    BadgePages(RunningEdition editions, Badges badges) {
        this.editions = editions;
        this.badges = badges;
    }

    /** Badges that are printed together, counted from 1. */
    record Sheet(int from, int to, String first, String last) {}

    @GetMapping("/organiser/badges")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Expo expo = expo(viewer);
        List<Holder> all = Holder.of(expo);
        String asked = q.strip().toLowerCase(Locale.ROOT);
        List<Holder> found = asked.isEmpty()
                ? all
                : all.stream().filter(h -> matches(h, asked)).toList();
        Page.Request request = new Page.Request(page, PAGE_SIZE);
        model.addAttribute("expo", expo);
        model.addAttribute("q", q);
        model.addAttribute("total", all.size());
        model.addAttribute(
                "holders",
                Page.of(
                        request,
                        found.stream()
                                .skip(request.offset())
                                .limit(request.size())
                                .toList(),
                        found.size()));
        model.addAttribute(
                "sheets",
                IntStream.range(0, (all.size() + A_SHEET - 1) / A_SHEET)
                        .mapToObj(i -> sheet(all, i * A_SHEET))
                        .toList());
        return "day/badges";
    }

    private static Sheet sheet(List<Holder> all, int from) {
        int to = Math.min(all.size(), from + A_SHEET);
        return new Sheet(from + 1, to, all.get(from).id(), all.get(to - 1).id());
    }

    private static boolean matches(Holder holder, String asked) {
        return holder.id().toLowerCase(Locale.ROOT).equals(asked)
                || holder.organisation().toLowerCase(Locale.ROOT).equals(asked)
                || holder.name().toLowerCase(Locale.ROOT).contains(asked)
                || holder.company() != null
                        && holder.company().toLowerCase(Locale.ROOT).contains(asked)
                || holder.latinName() != null
                        && holder.latinName().toLowerCase(Locale.ROOT).contains(asked);
    }

    /** A page to print: of these holders, or of a sheet, which is named by the number of its first badge. */
    @GetMapping("/organiser/badges/print")
    ResponseEntity<byte[]> print(
            Viewer viewer,
            @RequestParam(name = "of", defaultValue = "") List<String> of,
            @RequestParam(defaultValue = "0") int from) {
        Expo expo = expo(viewer);
        List<Holder> all = Holder.of(expo);
        List<Holder> wanted = of.isEmpty()
                ? all.stream().skip(Math.max(0, from - 1)).limit(A_SHEET).toList()
                : all.stream()
                        .filter(h -> of.contains(h.id()) || of.contains(h.organisation()))
                        .limit(MOST_ASKED)
                        .toList();
        if (wanted.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return PaperPage.of(badges.sheet(expo, wanted, viewer.language()));
    }

    private Expo expo(Viewer viewer) {
        return editions.find(viewer)
                .map(RunningEdition.Running::expo)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
