package io.shibo.quote;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says a {@link CodeRange} in words. */
final class RangeText {
    /** Branches that are written out; a national tariff can have more rates than anyone reads. */
    private static final int BRANCHES = 20;

    /** Titles that stand for a branch. */
    private static final int TITLES = 2;

    private final Language language;
    private final Explainer say;

    RangeText(Language language, Explainer say) {
        this.language = language;
        this.say = say;
    }

    List<String> of(CodeRange range, Assessment figures) {
        List<String> out = new ArrayList<>();
        if (range.changes()) {
            out.add(say.text(
                    "range.span",
                    Explainer.money(range.lowest().charges()),
                    Explainer.money(range.highest().charges()),
                    Explainer.money(range.lowest().landed()),
                    Explainer.money(range.highest().landed())));
        } else {
            boolean asks = range.lines().stream().anyMatch(CodeRange.Partial::decides);
            out.add(say.text(asks ? "range.same-amounts" : "range.same"));
        }
        for (CodeRange.Partial line : range.lines()) {
            line(line, figures, out);
        }
        if (range.lines().stream().anyMatch(CodeRange.Partial::decides)) {
            out.add(say.text(
                    "range.figures",
                    range.lowest().codes().values().stream().map(HsCode::dotted).collect(Collectors.joining(", "))));
        }
        if (range.certainty() == CodeRange.Certainty.LINES_APART) {
            out.add(say.text("range.lines-apart"));
        }
        return out;
    }

    private void line(CodeRange.Partial line, Assessment figures, List<String> out) {
        String count = String.valueOf(line.tariffLines());
        if (!line.decides()) {
            out.add(say.text("range.line.same", line.line(), line.code().dotted(), count));
            return;
        }
        String digits = digits(line);
        out.add(say.text("range.line", line.line(), line.code().dotted(), count, digits));
        for (CodeRange.Branch branch : line.branches().stream().limit(BRANCHES).toList()) {
            out.add("  " + branch(branch, figures));
        }
        if (line.branches().size() > BRANCHES) {
            out.add("  … +" + (line.branches().size() - BRANCHES));
        }
        String first = titles(line.branches().getFirst(), figures, 1);
        String last = titles(line.branches().getLast(), figures, 1);
        if (!first.isEmpty() && !last.isEmpty() && !first.equals(last)) {
            out.add("  " + say.text("range.tell", first, last, digits));
        }
    }

    static String digits(CodeRange.Partial line) {
        return line.firstDigit() + "-" + line.lastDigit();
    }

    String branch(CodeRange.Branch branch, Assessment figures) {
        String titles = titles(branch, figures, TITLES);
        String about = titles.isEmpty() ? String.valueOf(branch.codes().size()) : titles;
        if (!branch.admitted()) {
            return say.text("range.branch.refused", branch.digits(), about);
        }
        String charges = Explainer.money(branch.charges());
        if (branch.rates().isEmpty()) {
            return say.text("range.branch.plain", branch.digits(), about, charges);
        }
        String rates = branch.rates().entrySet().stream()
                .map(rate -> rate.getKey().title().in(language) + " " + rate.getValue())
                .collect(Collectors.joining(", "));
        return say.text("range.branch", branch.digits(), about, rates, charges);
    }

    private String titles(CodeRange.Branch branch, Assessment figures, int most) {
        List<String> titles = new ArrayList<>();
        for (HsCode code : branch.codes()) {
            Wording title = figures.pack().goods().get(code);
            if (title != null && !titles.contains(title.in(language))) {
                titles.add(title.in(language));
            }
            if (titles.size() > most) {
                break;
            }
        }
        return titles.size() > most ? String.join("; ", titles.subList(0, most)) + "; …" : String.join("; ", titles);
    }
}
