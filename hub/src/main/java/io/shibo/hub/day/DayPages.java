package io.shibo.hub.day;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.hub.io.QrSvg;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.day.Closing;
import io.shibo.meet.day.ExchangeRates;
import io.shibo.meet.day.Fact;
import io.shibo.meet.day.Headcount;
import io.shibo.meet.day.Journal;
import io.shibo.meet.expo.Expo;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The day's board for organisers, the page for phones at gates and booths, and the closing figures. */
@Controller
class DayPages {
    private static final int REMARKS_SHOWN = 50;

    private final RunningEdition editions;
    private final DeviceStore devices;
    private final DayStore store;
    private final DayBook book;
    private final DayApi api;

    DayPages(RunningEdition editions, DeviceStore devices, DayStore store, DayBook book, DayApi api) {
        this.editions = editions;
        this.devices = devices;
        this.store = store;
        this.book = book;
        this.api = api;
    }

    /** A place: how many are in it, and how often it was entered on the day shown. */
    record PlaceRow(String place, int inside, int entered) {}

    /** An hour of the day shown, and its bar in a drawing of 720 by 220. @param height 0 to 160 */
    record Hour(int hour, int entered, int x, int width, int height) {}

    /** A line of what to look at. */
    record RemarkRow(LocalDateTime at, String entry, String badge, String place, String why, String outcome) {}

    /** A line of a table of closing figures. @param group as the reader calls it; null for those put together */
    record Line(
            @Nullable String group,
            BigDecimal value,
            @Nullable Money money,
            @Nullable Money stated) {}

    @GetMapping("/meet/day")
    String board(Viewer viewer, @RequestParam(required = false) @Nullable Instant at, Model model) {
        Expo expo = expo(viewer);
        Instant when = at == null ? shown(expo) : at;
        Headcount count = book.headcount(expo, when);
        LocalDateTime local = book.timeline(expo).local(when);
        model.addAttribute("expo", expo);
        model.addAttribute("zone", DayBook.zone(expo.edition()).getId());
        model.addAttribute("local", local.truncatedTo(ChronoUnit.MINUTES));
        model.addAttribute("count", count);
        model.addAttribute("registered", count.registered());
        model.addAttribute("noShows", count.noShows().size());
        model.addAttribute("places", places(expo, count, local.toLocalDate()));
        model.addAttribute("hours", hours(count, local.toLocalDate()));
        model.addAttribute(
                "inside", count.inside().values().stream().mapToInt(List::size).sum());
        model.addAttribute("remarkCount", count.remarks().size());
        if (viewer.signedIn()) {
            Journal journal = book.journal(expo);
            model.addAttribute("entries", journal.entries().size());
            model.addAttribute("remarks", remarks(expo, count));
            model.addAttribute(
                    "gaps", journal.gaps().stream().limit(REMARKS_SHOWN).toList());
            model.addAttribute(
                    "forks", journal.forks().stream().limit(REMARKS_SHOWN).toList());
            model.addAttribute("devices", devices.list(expo.edition().code()));
            model.addAttribute("halls", Forms.places(expo));
            model.addAttribute(
                    "revoked", store.revocations(expo.edition().code()).list());
        }
        return "day/board";
    }

    /** Now, while the edition runs; its last moment once it is over, so that the board stays readable. */
    private Instant shown(Expo expo) {
        Instant end = expo.edition()
                .lastDay()
                .atTime(23, 59)
                .atZone(DayBook.zone(expo.edition()))
                .toInstant();
        Instant now = book.now();
        List<io.shibo.meet.day.Timeline.Timed> all = book.timeline(expo).list();
        return now.isBefore(end) || all.isEmpty() ? now : all.getLast().when();
    }

    private static List<PlaceRow> places(Expo expo, Headcount count, LocalDate day) {
        SortedMap<String, Integer> entered = new TreeMap<>();
        count.byHour().forEach((hour, zones) -> {
            if (hour.toLocalDate().equals(day)) {
                zones.forEach((zone, number) -> entered.merge(zone, number, Integer::sum));
            }
        });
        Map<String, List<String>> inside = count.inside();
        List<PlaceRow> rows = new ArrayList<>();
        for (String place : Forms.places(expo)) {
            rows.add(new PlaceRow(place, inside.getOrDefault(place, List.of()).size(), entered.getOrDefault(place, 0)));
        }
        return rows;
    }

    private static List<Hour> hours(Headcount count, LocalDate day) {
        SortedMap<Integer, Integer> byHour = new TreeMap<>();
        count.byHour().forEach((hour, zones) -> {
            if (hour.toLocalDate().equals(day)) {
                byHour.merge(
                        hour.getHour(),
                        zones.values().stream().mapToInt(Integer::intValue).sum(),
                        Integer::sum);
            }
        });
        if (byHour.isEmpty()) {
            return List.of();
        }
        int most = byHour.values().stream().max(Integer::compare).orElse(1);
        List<Hour> hours = new ArrayList<>();
        int step = 660 / Math.max(10, byHour.lastKey() - byHour.firstKey() + 1);
        for (int hour = byHour.firstKey(); hour <= byHour.lastKey(); hour++) {
            int entered = byHour.getOrDefault(hour, 0);
            int height = Math.round(160f * entered / most);
            hours.add(new Hour(hour, entered, 30 + hours.size() * step, step - 12, height));
        }
        return hours;
    }

    private List<RemarkRow> remarks(Expo expo, Headcount count) {
        List<Headcount.Remark> all = count.remarks();
        return all.subList(Math.max(0, all.size() - REMARKS_SHOWN), all.size()).reversed().stream()
                .flatMap(remark -> remark.scan().entry().fact() instanceof Fact.Scan scan
                        ? java.util.stream.Stream.of(new RemarkRow(
                                book.timeline(expo).local(remark.scan().when()).truncatedTo(ChronoUnit.SECONDS),
                                remark.scan().entry().reference(),
                                scan.seen().badge().toString(),
                                scan.zone(),
                                remark.why().name(),
                                remark.outcome().name()))
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** The page of phones: it holds no data, and works without a network once it was open. */
    @GetMapping("/meet/day/scan")
    String scan() {
        return "day/scan";
    }

    @PostMapping("/meet/day/devices")
    String enrol(
            Viewer viewer,
            @RequestParam String kind,
            @RequestParam String place,
            HttpServletRequest request,
            Model model) {
        Expo expo = expo(viewer);
        String name = kind.equals("gate") ? place : place.strip();
        try {
            DayApi.Enrolled enrolled = api.enrol(expo, kind, name);
            String here = request.getRequestURL().toString().replaceFirst("(?<!/)/(?!/).*$", "");
            model.addAttribute("enrolled", enrolled);
            model.addAttribute("link", here + enrolled.link());
            model.addAttribute("qr", QrSvg.of(here + enrolled.link()));
            return "day/device";
        } catch (InputException wrong) {
            model.addAttribute("problems", wrong.problems());
            return board(viewer, null, model);
        }
    }

    @PostMapping("/meet/day/devices/close")
    String close(Viewer viewer, @RequestParam String device) {
        devices.close(expo(viewer).edition().code(), device);
        return "redirect:/meet/day#devices";
    }

    @PostMapping("/meet/day/revocations")
    String revoke(
            Viewer viewer, @RequestParam String badge, @RequestParam(defaultValue = "") String reason, Model model) {
        Expo expo = expo(viewer);
        try {
            LocalDate today = LocalDate.ofInstant(book.now(), DayBook.zone(expo.edition()));
            store.revoke(expo.edition().code(), Forms.revocation(badge, "", reason, today));
            return "redirect:/meet/day#revoked";
        } catch (InputException wrong) {
            model.addAttribute("problems", wrong.problems());
            return board(viewer, null, model);
        }
    }

    @GetMapping("/meet/day/closing")
    String closing(Viewer viewer, Model model) {
        RunningEdition.Running running =
                editions.find(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Closing closing = book.closing(running);
        Language language = viewer.language();
        model.addAttribute("expo", running.expo());
        model.addAttribute("closing", closing);
        model.addAttribute(
                "total", closing.find("deals.total", "").map(DayPages::money).orElse(null));
        model.addAttribute(
                "visitorCountries", lines(closing, "visitors.by-country", group -> country(group, language)));
        model.addAttribute("days", closing.list("visitors.by-day"));
        model.addAttribute(
                "buyerCountries", lines(closing, "deals.by-buyer-country", group -> country(group, language)));
        model.addAttribute(
                "exhibitorCountries", lines(closing, "deals.by-exhibitor-country", group -> country(group, language)));
        model.addAttribute("sections", lines(closing, "deals.by-section", group -> group));
        model.addAttribute("currencies", lines(closing, "deals.by-currency", group -> group));
        model.addAttribute("rates", closing.rates());
        model.addAttribute("leastFirms", Closing.LEAST_FIRMS);
        model.addAttribute("percent", Closing.P_PERCENT);
        model.addAttribute("seconds", Headcount.DUPLICATE_SECONDS);
        return "day/closing";
    }

    @PostMapping("/meet/day/closing/rates")
    String rates(Viewer viewer, @RequestParam String rates, Model model) throws IOException {
        Expo expo = expo(viewer);
        try {
            ExchangeRates read = ExchangeRates.read(
                    "rates",
                    new ByteArrayInputStream(
                            ("currency,rate,date,source\n" + rates.strip()).getBytes(StandardCharsets.UTF_8)),
                    book.rates(expo).target());
            store.replaceRates(expo.edition().code(), read.list());
            return "redirect:/meet/day/closing";
        } catch (InputException wrong) {
            model.addAttribute("problems", wrong.problems());
            return closing(viewer, model);
        }
    }

    private static List<Line> lines(Closing closing, String name, java.util.function.UnaryOperator<String> called) {
        return closing.list(name).stream()
                .map(figure -> new Line(
                        figure.group().equals(Closing.TOGETHER) ? null : called.apply(figure.group()),
                        figure.value(),
                        figure.unit().length() == 3 ? money(figure) : null,
                        name.equals("deals.by-currency")
                                ? closing.find("deals.stated-in", figure.group())
                                        .map(DayPages::money)
                                        .orElse(null)
                                : null))
                .sorted((a, b) -> a.group() == null
                        ? 1
                        : b.group() == null ? -1 : b.value().compareTo(a.value()))
                .toList();
    }

    private static Money money(Closing.Figure figure) {
        return new Money(figure.value(), Money.currency(figure.unit()));
    }

    private static String country(String code, Language language) {
        return code.length() == 2 ? Country.of(code).name(language) : code;
    }

    private Expo expo(Viewer viewer) {
        // Before there is an edition there is no day.
        return editions.find(viewer)
                .map(RunningEdition.Running::expo)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
