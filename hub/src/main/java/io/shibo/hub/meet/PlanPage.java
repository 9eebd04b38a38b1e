package io.shibo.hub.meet;

import io.shibo.codes.Language;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.Bottlenecks;
import io.shibo.meet.Gaps;
import io.shibo.meet.expo.Edition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The organiser's page of the plan: its figures, what is scarce by hour, and the buttons to make it again. */
@Controller
class PlanPage {
    /** Width of a slot in a bar, and the room for a day's end, in the units of the picture. */
    private static final int CELL = 12;

    private static final int DAY_GAP = 6;

    private final CurrentExpo current;
    private final Planning planning;

    PlanPage(CurrentExpo current, Planning planning) {
        this.current = current;
        this.planning = planning;
    }

    /**
     * One slot of a heat bar.
     *
     * @param heat how much of what there is is used, 0 (nothing) to 5 (all of it)
     * @param text what a reader hears or sees on pointing
     */
    record Cell(int x, int heat, String text) {}

    /** A bar over all slots. @param thing null for the hours themselves */
    record Bar(String name, boolean tables, List<Cell> cells, int used, int full, int refused, int worth) {}

    /** Where a day begins in the bars. */
    record Day(int x, LocalDate date) {}

    /** An exhibitor of whom more places would be worth most. */
    record Wanted(String id, String name, int meetings, long worth) {}

    @GetMapping("/meet/plan")
    String plan(Viewer viewer, Model model) {
        CurrentExpo.Snapshot snapshot =
                current.find(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Bottlenecks found = planning.bottlenecks(snapshot.expo(), snapshot.plan());
        List<Edition.Slot> slots = snapshot.expo().calendar().slots();
        int[] x = new int[slots.size()];
        List<Day> days = new ArrayList<>();
        for (int slot = 0; slot < x.length; slot++) {
            boolean next = slot == 0
                    || !slots.get(slot).day().equals(slots.get(slot - 1).day());
            x[slot] = slot == 0 ? 0 : x[slot - 1] + CELL + (next ? DAY_GAP : 0);
            if (next) {
                days.add(new Day(x[slot], slots.get(slot).day()));
            }
        }
        model.addAttribute("expo", snapshot.expo());
        model.addAttribute("certificate", snapshot.plan().certificate());
        model.addAttribute("meetings", snapshot.plan().meetings().size());
        model.addAttribute("gaps", Gaps.of(snapshot.expo(), snapshot.plan().meetings()));
        model.addAttribute("state", planning.state());
        model.addAttribute("collisions", PlanApi.collided(planning.state().collisions(), viewer.language()));
        model.addAttribute("days", days);
        model.addAttribute("width", x.length == 0 ? CELL : x[x.length - 1] + CELL);
        model.addAttribute("hours", hours(found, slots, x));
        model.addAttribute(
                "things",
                found.things().stream()
                        .map(thing -> bar(thing, slots, x, viewer.language()))
                        .toList());
        model.addAttribute(
                "wanted",
                found.places().stream()
                        .limit(10)
                        .map(place -> new Wanted(
                                place.exhibitor(),
                                snapshot.expo().get(place.exhibitor()).name(),
                                place.meetings(),
                                place.worth()))
                        .toList());
        model.addAttribute("noCommonSlot", found.noCommonSlot());
        model.addAttribute("tooFar", found.tooFar());
        return "meet/plan";
    }

    private static List<Cell> hours(Bottlenecks found, List<Edition.Slot> slots, int[] x) {
        List<Cell> cells = new ArrayList<>();
        for (Bottlenecks.Hour hour : found.hours()) {
            int slot = hour.slot().index();
            cells.add(new Cell(
                    x[slot], heat(hour.busyPercent()), time(slots.get(slot)) + " · " + hour.busyPercent() + " %"));
        }
        return cells;
    }

    private static Bar bar(Bottlenecks.Thing thing, List<Edition.Slot> slots, int[] x, Language language) {
        List<Cell> cells = new ArrayList<>();
        for (int slot = 0; slot < x.length; slot++) {
            int used = thing.used().get(slot);
            int capacity = thing.capacity().get(slot);
            int percent = capacity == 0 ? 100 : 100 * used / capacity;
            cells.add(new Cell(x[slot], heat(percent), time(slots.get(slot)) + " · " + used + "/" + capacity));
        }
        boolean tables = thing.kind() == Bottlenecks.Kind.TABLES;
        return new Bar(
                tables ? thing.name() : languages(thing.name(), language),
                tables,
                cells,
                thing.usedPercent(),
                thing.fullSlots(),
                thing.refused(),
                thing.mostWorth());
    }

    private static String languages(String two, Language language) {
        List<String> names = new ArrayList<>();
        for (String code : two.split("–")) {
            names.add(Locale.of(code).getDisplayLanguage(language.locale()));
        }
        return String.join(" – ", names);
    }

    private static String time(Edition.Slot slot) {
        return slot.day() + " " + slot.from();
    }

    /** Nothing, to a quarter, to half, to three quarters, below all, all. */
    private static int heat(int percent) {
        return percent == 0 ? 0 : percent >= 100 ? 5 : 1 + percent / 25;
    }

    @PostMapping("/organiser/meet/plan/run")
    String run(Viewer viewer) {
        current.find(viewer).ifPresent(snapshot -> planning.begin());
        return "redirect:/meet/plan";
    }

    @PostMapping("/organiser/meet/plan/stop")
    String stop() {
        planning.stop();
        return "redirect:/meet/plan";
    }
}
