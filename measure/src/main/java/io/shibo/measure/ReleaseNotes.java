package io.shibo.measure;

import io.shibo.codes.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader must know beside the figures of a release, in words. */
public final class ReleaseNotes {
    private ReleaseNotes() {}

    /** Definition, unknown share, vintage, inputs, rates, rounding, regimes, confidentiality. */
    public static List<String> of(Release release, Language language) {
        Labels words = Labels.in(language);
        List<String> notes = new ArrayList<>();
        notes.add(words.text(
                "note.definition",
                release.method().definition(),
                release.method().codelists()));
        if (release.method().definition().unverified()) {
            notes.add(words.text("note.definition-unverified"));
        }
        notes.add(unknownShare(release, words));
        notes.add(words.text("note.vintage", release.vintage(), release.digest().substring(0, 12)));
        long records =
                release.inputs().stream().mapToLong(RecordSource::records).sum();
        notes.add(words.text(
                "note.inputs",
                words.number(release.inputs().size()),
                words.number(records),
                words.number(release.outside())));
        notes.add(words.text("note.rates", words.join(release.ratesFrom())));
        if (release.ratesUnverified()) {
            notes.add(words.text("note.rates-unverified"));
        }
        notes.add(words.text("note.rounding", release.method().rounding().unit().toPlainString()));
        notes.add(words.text("note.regimes"));
        notes.add(words.text(
                "note.disclosure",
                release.method().minimumEnterprises(),
                release.method().partnersShown()));
        return notes;
    }

    private static String unknownShare(Release release, Labels words) {
        Optional<Row> whole = release.find(release.period(), Side.TOTAL, Breakdown.ALL, "");
        Optional<Figure> total = whole.flatMap(row -> row.find(Measure.TOTAL));
        Optional<Figure> unknown = whole.flatMap(row -> row.find(Measure.UNKNOWN));
        if (total.isEmpty() || unknown.isEmpty() || total.get().cny().signum() == 0) {
            return words.text("note.unknown-confidential");
        }
        return words.text(
                "note.unknown", words.share(unknown.get().cny(), total.get().cny()));
    }

    /** Why a figure is what it is: its records, its rule, its base, its inputs. Says why a row is confidential, too. */
    public static List<String> why(Release release, Row row, Measure measure, Language language) {
        Labels words = Labels.in(language);
        Optional<Figure> figure = row.find(measure);
        if (figure.isEmpty()) {
            return List.of(words.text("why.suppressed", release.method().minimumEnterprises()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.text(
                "why.heading",
                words.of(measure),
                words.of(row.side()),
                row.breakdown() == Breakdown.ALL
                        ? words.of(row.period())
                        : words.text("list.caption", words.item(row), words.of(row.period())),
                "CNY " + words.number(figure.get().cny(), 2) + " · USD "
                        + words.number(figure.get().usd(), 2)));
        lines.add(words.text("why.count", words.number(figure.get().records()), words.of(row.period())));
        lines.add(words.text("why.rule." + Labels.word(measure)));
        lines.add(growth(release, row, measure, figure.get(), words));
        lines.add(words.text(
                "why.inputs",
                words.join(release.inputs().stream()
                        .map(input ->
                                input.name() + " (SHA-256 " + input.sha256().substring(0, 12) + ")")
                        .toList())));
        return lines;
    }

    private static String growth(Release release, Row row, Measure measure, Figure figure, Labels words) {
        Optional<Figure> before =
                release.findFigure(row.period().yearBefore(), row.side(), row.breakdown(), row.item(), measure);
        if (before.isEmpty() || figure.growthCny() == null || figure.growthUsd() == null) {
            return words.text("why.growth-none");
        }
        return words.text(
                "why.growth",
                "CNY " + words.growth(figure.growthCny()) + ", USD " + words.growth(figure.growthUsd()),
                "CNY " + words.number(before.get().cny(), 2) + " · USD "
                        + words.number(before.get().usd(), 2),
                words.of(row.period().yearBefore()));
    }
}
