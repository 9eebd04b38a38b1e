package io.shibo.clear;

import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.export.Conclusion;
import io.shibo.clear.export.ExportSlice;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Slices;
import io.shibo.clear.step.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application to sum up export lists, and what came of it.
 *
 * @param sequence place in the log of the part that completed it
 * @param sumNo the summary's number; empty where it was refused
 * @param at when it was decided, milliseconds since 1970 in UTC
 * @param copNo the applicant's number
 * @param agentName who applied
 * @param ebcName whose goods they are
 * @param lists how many were summed up; 0 where it was refused
 * @param refused why, in the words of its receipt; empty where it was not
 */
public record SummaryView(
        long sequence,
        String sumNo,
        long at,
        String copNo,
        String agentName,
        String ebcName,
        String customsCode,
        int lists,
        List<String> refused) {
    public SummaryView {
        refused = List.copyOf(refused);
    }

    /** All of a state that were decided, the latest first. */
    static List<SummaryView> list(Slices slices, Archive archive) {
        List<Conclusion> found = new ArrayList<>();
        slices.forEach(Key.Space.EXPORT, (key, state) -> {
            Conclusion conclusion = conclusion(state);
            if (conclusion != null) {
                found.add(conclusion);
            }
        });
        found.sort(Comparator.comparingLong(Conclusion::sequence).reversed());
        List<SummaryView> views = new ArrayList<>();
        for (Conclusion conclusion : found) {
            SummaryView view = of(conclusion, archive);
            if (view != null) {
                views.add(view);
            }
        }
        return views;
    }

    static @Nullable Conclusion conclusion(State state) {
        return state instanceof State.Exports exports && exports.slice() instanceof ExportSlice.SummaryFile file
                ? file.conclusion()
                : null;
    }

    static @Nullable SummaryView of(Conclusion conclusion, Archive archive) {
        Archive.Filed filed = archive.find(conclusion.sequence());
        return filed != null && filed.document() instanceof SummaryApplication application
                ? new SummaryView(
                        conclusion.sequence(),
                        conclusion.summed() ? ExportAnswers.sumNo(application.customsCode(), conclusion) : "",
                        conclusion.at(),
                        application.copNo(),
                        application.agentName(),
                        application.ebcName(),
                        application.customsCode(),
                        conclusion.lists().size(),
                        conclusion.offences().stream()
                                .map(offence -> ExportAnswers.words(offence.why()))
                                .distinct()
                                .toList())
                : null;
    }
}
