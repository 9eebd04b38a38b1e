package io.shibo.hub.measure;

import io.shibo.codes.Period;
import io.shibo.codes.input.Values;
import io.shibo.hub.web.Viewer;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Figure;
import io.shibo.measure.Measure;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseNotes;
import io.shibo.measure.ReleaseTree;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases for programs. */
@RestController
@RequestMapping("/api/v1/measure/releases")
@Tag(name = "measure")
class MeasureApi {
    private final ReleaseStore store;

    MeasureApi(ReleaseStore store) {
        this.store = store;
    }

    /**
     * A release in the list.
     *
     * @param base the period of the year before that it shows as well; null where it has none
     * @param self where the whole of it is
     * @param csv where the figures of its period are
     */
    record Entry(
            Period period,
            @Nullable Period base,
            String vintage,
            String digest,
            boolean sample,
            String self,
            String csv) {}

    /** A figure and where it comes from; the figure is null where it is confidential, and the explanation says why. */
    record Why(@Nullable Figure figure, List<String> explanation) {}

    @GetMapping
    @Operation(summary = "The published tables, newest period first")
    List<Entry> list() {
        return store.list().stream()
                .map(entry -> new Entry(
                        entry.period(),
                        entry.base(),
                        entry.vintage(),
                        entry.digest(),
                        entry.sample(),
                        "/api/v1/measure/releases/" + entry.period(),
                        "/measure/" + entry.period() + ".csv"))
                .toList();
    }

    @GetMapping("/{period}")
    @Operation(summary = "The last vintage of a period: method, inputs and all rows")
    Map<String, Object> get(
            @PathVariable("period") @Parameter(description = "2026-S1, 2026-Q2, 2026-06 or 2026", example = "2026-S1")
                    String period) {
        return ReleaseTree.of(release(period));
    }

    @GetMapping("/{period}/why")
    @Operation(summary = "A figure, and why it is what it is: records, rule, growth, inputs; in the reader's language")
    Why why(
            Viewer viewer,
            @PathVariable("period") @Parameter(example = "2026-S1") String period,
            @RequestParam("flow") @Parameter(example = "exports") String flow,
            @RequestParam(name = "breakdown", defaultValue = "all") @Parameter(example = "partner") String breakdown,
            @RequestParam(name = "item", defaultValue = "") @Parameter(example = "ID") String item,
            @RequestParam(name = "measure", defaultValue = "digital") @Parameter(example = "ordered") String measure) {
        Release release = release(period);
        Measure asked = MeasurePage.read("measure", measure, Values.oneOf(Measure.class));
        Row row = release.find(
                        Period.parse(period),
                        MeasurePage.read("flow", flow, Values.oneOf(Side.class)),
                        MeasurePage.read("breakdown", breakdown, Values.oneOf(Breakdown.class)),
                        item)
                .orElseThrow(MeasurePage::missing);
        return new Why(row.find(asked).orElse(null), ReleaseNotes.why(release, row, asked, viewer.language()));
    }

    private Release release(String period) {
        return store.find(MeasurePage.read("period", period, Period::parse))
                .orElseThrow(MeasurePage::missing)
                .release();
    }
}
