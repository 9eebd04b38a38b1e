package io.shibo.hub.measure;

import io.shibo.hub.web.Headline;
import io.shibo.hub.web.Viewer;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Labels;
import io.shibo.measure.Measure;
import io.shibo.measure.Release;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.Side;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Digital trade of the newest period, on the first page. */
@Component
class MeasureHeadline implements Headline {
    private final ReleaseStore store;

    MeasureHeadline(ReleaseStore store) {
        this.store = store;
    }

    @Override
    public String verb() {
        return "measure";
    }

    @Override
    public Optional<Headline.Figure> figure(Viewer viewer) {
        return store.findNewest().map(ReleaseStore.Kept::release).flatMap(release -> headline(release, viewer));
    }

    private static Optional<Headline.Figure> headline(Release release, Viewer viewer) {
        Labels words = Labels.in(viewer.language());
        return release.findFigure(release.period(), Side.TOTAL, Breakdown.ALL, "", Measure.DIGITAL)
                .map(figure -> {
                    Labels.Unit unit = words.unit(figure.cny(), ReportingCurrency.CNY);
                    return new Headline.Figure(
                            words.brief(figure.cny(), unit) + " " + unit.name(),
                            words.text("list.caption", words.of(Measure.DIGITAL), words.of(release.period())));
                });
    }
}
