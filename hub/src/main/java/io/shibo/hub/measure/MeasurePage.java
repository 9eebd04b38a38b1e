package io.shibo.hub.measure;

import io.shibo.codes.Period;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.hub.json.Json;
import io.shibo.hub.web.Viewer;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Labels;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseCsv;
import io.shibo.measure.ReleaseTree;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import io.shibo.measure.chart.ChartStyle;
import io.shibo.measure.chart.Charts;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Charts.Width;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The statistics page, the page that says why, and the downloads. */
@Controller
class MeasurePage {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final ReleaseStore store;

    MeasurePage(ReleaseStore store) {
        this.store = store;
    }

    /** A period or currency to choose. */
    record Choice(String name, String link, boolean chosen) {}

    @GetMapping("/measure")
    String page(
            Viewer viewer,
            @RequestParam(name = "period", required = false) @Nullable String period,
            @RequestParam(name = "currency", defaultValue = "cny") String currency,
            Model model) {
        Optional<ReleaseStore.Kept> kept =
                period == null ? store.findNewest() : Optional.of(get(read("period", period, Period::parse)));
        if (kept.isEmpty()) {
            return "measure/empty";
        }
        Release release = kept.get().release();
        Period shown = period == null ? release.period() : Period.parse(period);
        ReportingCurrency money = read("currency", currency, Values.oneOf(ReportingCurrency.class));
        StatisticsView view = new StatisticsView(release, shown, money, viewer.language());
        Labels words = Labels.in(viewer.language());
        model.addAttribute("view", view);
        model.addAttribute("period", shown.toString());
        model.addAttribute("periodName", words.of(shown));
        model.addAttribute("vintage", release.vintage());
        model.addAttribute("sample", kept.get().sample());
        model.addAttribute("periods", periods(shown, money, words));
        model.addAttribute("currencies", currencies(shown, money, words));
        model.addAttribute("kinds", view.parts(Breakdown.KIND));
        model.addAttribute("regimes", view.parts(Breakdown.REGIME));
        model.addAttribute(
                "partners",
                Stream.of(Side.EXPORTS, Side.IMPORTS)
                        .flatMap(side -> view
                                .part(side, Breakdown.PARTNER)
                                .map(table -> new PartnerPart(words.of(side), view.partnerCharts(side), table))
                                .stream())
                        .toList());
        return "measure/statistics";
    }

    /** One flow's partners: the drawing in two widths, and the table beneath it. */
    record PartnerPart(String name, List<String> charts, StatisticsView.Table table) {}

    private List<Choice> periods(Period shown, ReportingCurrency currency, Labels words) {
        return store.list().stream()
                .flatMap(entry -> Stream.of(Optional.of(entry.period()), Optional.ofNullable(entry.base())))
                .flatMap(Optional::stream)
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .map(each -> new Choice(words.of(each), link(each, currency), each.equals(shown)))
                .toList();
    }

    private static List<Choice> currencies(Period period, ReportingCurrency shown, Labels words) {
        return Stream.of(ReportingCurrency.values())
                .map(each -> new Choice(words.of(each), link(period, each), each == shown))
                .toList();
    }

    private static String link(Period period, ReportingCurrency currency) {
        return "/measure?period=" + period + "&currency=" + StatisticsView.word(currency);
    }

    @GetMapping("/measure/why")
    String why(
            Viewer viewer,
            @RequestParam("period") String period,
            @RequestParam("flow") String flow,
            @RequestParam("breakdown") String breakdown,
            @RequestParam(name = "item", defaultValue = "") String item,
            Model model) {
        Period of = read("period", period, Period::parse);
        Release release = get(of).release();
        Row row = release.find(
                        of,
                        read("flow", flow, Values.oneOf(Side.class)),
                        read("breakdown", breakdown, Values.oneOf(Breakdown.class)),
                        item)
                .orElseThrow(MeasurePage::missing);
        StatisticsView view = new StatisticsView(release, of, ReportingCurrency.CNY, viewer.language());
        Labels words = Labels.in(viewer.language());
        model.addAttribute("answers", view.why(row));
        model.addAttribute(
                "subject",
                row.breakdown() == Breakdown.ALL
                        ? words.of(row.side())
                        : words.text("list.pair", words.of(row.side()), words.item(row)));
        model.addAttribute("periodName", words.of(of));
        model.addAttribute("back", "/measure?period=" + of);
        return "measure/why";
    }

    /** The figures of a period, at an address that stays: the last vintage of it. */
    @GetMapping("/measure/{period:[0-9A-Z-]+}.csv")
    ResponseEntity<String> csv(@PathVariable("period") String text) {
        Period period = read("period", text, Period::parse);
        return download(
                CSV,
                "digital-trade-" + period + ".csv",
                ReleaseCsv.of(get(period).release(), period));
    }

    /** The whole release that holds a period, method and inputs included. */
    @GetMapping("/measure/{period:[0-9A-Z-]+}.json")
    ResponseEntity<String> json(@PathVariable("period") String text) {
        Period period = read("period", text, Period::parse);
        return download(
                MediaType.APPLICATION_JSON,
                "digital-trade-" + period + ".json",
                Json.write(ReleaseTree.of(get(period).release())));
    }

    /** The chart of a period as a picture that needs nothing beside it. */
    @GetMapping("/measure/{period:[0-9A-Z-]+}.svg")
    ResponseEntity<String> chart(
            Viewer viewer,
            @PathVariable("period") String text,
            @RequestParam(name = "currency", defaultValue = "cny") String currency) {
        Period period = read("period", text, Period::parse);
        Look look = new Look(
                viewer.language(), read("currency", currency, Values.oneOf(ReportingCurrency.class)), Width.WIDE, true);
        return download(
                SVG,
                "digital-trade-" + period + ".svg",
                Charts.flows(get(period).release(), period, look));
    }

    private static ResponseEntity<String> download(MediaType type, String name, String body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    /** The style sheet of the drawings, which comes with the library that draws. */
    @GetMapping("/measure/chart.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(ChartStyle.css());
    }

    private ReleaseStore.Kept get(Period period) {
        return store.find(period).orElseThrow(MeasurePage::missing);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A parameter of the address as a value; what is wrong with it is the sender's to mend. */
    static <T> T read(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException refused) {
            throw new InputException(new Problem("address", 0, field, String.valueOf(refused.getMessage())));
        }
    }
}
