package io.shibo.cli.measure;

import io.shibo.codes.Language;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseCsv;
import io.shibo.measure.ReleaseTree;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.chart.Charts;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Charts.Width;
import java.io.IOException;
import java.nio.file.Path;

/** The files of a release, by the same names everywhere. */
final class Published {
    static final String CSV = "table.csv";
    static final String JSON = "table.json";
    static final String CHART = "chart.svg";
    static final String REPORT = "report.html";

    private Published() {}

    static void write(Release release, Language language, Path folder) throws IOException {
        Look look = new Look(language, ReportingCurrency.CNY, Width.WIDE, true);
        Outputs.write(folder.resolve(CSV), ReleaseCsv.of(release));
        Outputs.write(folder.resolve(JSON), Json.write(ReleaseTree.of(release)) + "\n");
        Outputs.write(folder.resolve(CHART), Charts.flows(release, release.period(), look));
        Outputs.write(folder.resolve(REPORT), ReleaseHtml.of(release, language));
    }
}
