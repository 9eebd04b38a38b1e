package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.register.Dossier.Wanted;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.search.Hits;
import io.shibo.meet.search.Search;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom a participant wants to meet: a search among those accepted on the other side, without their people. */
@Controller
class WishPages {
    private static final int PAGE_SIZE = 10;

    private final Mine mine;
    private final Desk desk;
    private final Dossiers dossiers;
    private final RegisterDirectory directory;

    WishPages(Mine mine, Desk desk, Dossiers dossiers, RegisterDirectory directory) {
        this.mine = mine;
        this.desk = desk;
        this.dossiers = dossiers;
        this.directory = directory;
    }

    /**
     * One to meet or not.
     *
     * @param wish what is said of it; empty where nothing is
     * @param titles what it offers or needs
     */
    record Entry(String id, String name, String latinName, String country, List<String> titles, String wish) {}

    @GetMapping("/register/mine/wishes")
    String wishes(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Mine.Seen seen = mine.of(request);
        Role other = seen.dossier().exhibits() ? Role.BUYER : Role.EXHIBITOR;
        Page.Request asked = new Page.Request(page, PAGE_SIZE);
        Optional<Hits> found = directory.find(seen.edition(), search(q, other, asked));
        Optional<Expo> expo = directory.find(seen.edition());
        Choices choices = Choices.of(viewer.language());
        List<Entry> entries = found.stream()
                .flatMap(hits -> hits.hits().stream())
                .map(hit -> entry(expo.orElseThrow(), hit.organisation(), choices, seen.dossier()))
                .toList();
        model.addAttribute("seen", seen);
        model.addAttribute("dossier", seen.dossier());
        model.addAttribute("q", q);
        model.addAttribute("problems", List.of());
        model.addAttribute("saved", request.getParameter("saved") != null);
        model.addAttribute("choices", choices);
        model.addAttribute(
                "entries", Page.of(asked, entries, found.map(Hits::total).orElse(0)));
        model.addAttribute(
                "own",
                seen.dossier().wishes().stream()
                        .map(wish -> own(seen, wish, expo, choices))
                        .toList());
        return "register/wishes";
    }

    /** Sets the wish for one, or takes it away where it is empty. */
    @PostMapping("/register/mine/wishes")
    String wish(HttpServletRequest request) {
        FormFields form = new FormFields(request);
        Registration r = mine.of(request).registration();
        String to = form.text("to");
        String wish = form.text("wish");
        desk.change(r.edition(), r.id(), form.version(), Desk.PARTICIPANT, before -> {
            List<Wanted> wishes = new ArrayList<>(before.wishes());
            wishes.removeIf(each -> each.from().isEmpty() && each.to().equals(to));
            if (!wish.isEmpty()) {
                wishes.add(new Wanted("", to, wish));
            }
            return before.withWishes(wishes);
        });
        return "redirect:/register/mine/wishes?saved&q=" + URLEncoder.encode(form.text("q"), StandardCharsets.UTF_8);
    }

    private static Search search(String q, Role role, Page.Request asked) {
        try {
            return new Search(q, role, null, null, asked.offset(), asked.size());
        } catch (IllegalArgumentException tooLong) {
            throw new InputException(new Problem("search", 0, "q", String.valueOf(tooLong.getMessage())));
        }
    }

    private static Entry entry(Expo expo, Organisation o, Choices choices, Dossier dossier) {
        List<String> titles = Stream.concat(
                        expo.offersOf(o.id()).stream().map(offer -> offer.title()),
                        expo.needsOf(o.id()).stream().map(need -> need.title()))
                .limit(4)
                .toList();
        String wish = dossier.wishes().stream()
                .filter(w -> w.from().isEmpty() && w.to().equals(o.id()))
                .findFirst()
                .map(Wanted::wish)
                .orElse("");
        String latin = o.latinName();
        return new Entry(
                o.id(),
                o.name(),
                latin == null ? "" : latin,
                choices.country(o.country().code()),
                titles,
                wish);
    }

    private Entry own(Mine.Seen seen, Wanted wish, Optional<Expo> expo, Choices choices) {
        String organisation = expo.map(e -> e.organisationOf(wish.to())).orElse(wish.to());
        return expo.flatMap(e -> e.find(organisation))
                .map(o -> new Entry(
                        wish.to(), o.name(), "", choices.country(o.country().code()), List.of(), wish.wish()))
                .orElseGet(() -> new Entry(
                        wish.to(),
                        dossiers.find(seen.registration().edition(), wish.to())
                                .map(r -> r.dossier().name())
                                .orElse(wish.to()),
                        "",
                        "",
                        List.of(),
                        wish.wish()));
    }
}
