package io.shibo.cli.meet;

import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.demo.Step;
import io.shibo.cli.demo.StepFailedException;
import io.shibo.codes.Decimals;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Outputs;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.Figures;
import io.shibo.meet.expo.Previous;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The first step: the sample expo matched and scheduled. */
public final class MeetStep implements Step {
    private static final long SEED = 1;
    private static final String PAGE = "/meet";

    @Override
    public String verb() {
        return "meet";
    }

    @Override
    public String title() {
        return "match offers to needs, and give every pair a slot";
    }

    @Override
    public Outcome run(Context context) throws IOException {
        Path folder = context.samples().resolve("expo");
        context.progress().phase("reading " + folder);
        Expo expo = ExpoReader.read(folder);
        Watching watching = new Watching(context.progress(), () -> false);
        MeetPlan plan = MeetPlan.make(expo, SEED, watching);
        Path output = context.dir(verb());
        RunCommand.write(expo, plan, watching.findGaps().orElse(null), output);
        // The hub reads expo and plan from one folder, and no other.
        for (String file : ExpoReader.FILES) {
            if (Files.exists(folder.resolve(file))) {
                Outputs.write(output.resolve("expo").resolve(file), out -> Files.copy(folder.resolve(file), out));
            }
        }
        context.progress().phase("checking the timetable");
        List<Problem> wrong = PlanFiles.verify(expo, plan, output);
        if (!wrong.isEmpty()) {
            throw new StepFailedException("the plan does not hold: " + wrong.getFirst());
        }
        return outcome(expo, plan, folder, output);
    }

    private static Outcome outcome(Expo expo, MeetPlan plan, Path folder, Path output) {
        Outcome.Builder outcome = Outcome.builder();
        Summary.of(expo, plan, null).forEach(outcome::figure);
        Figures figures = expo.figures();
        Path organisations = folder.resolve("organisations.csv");
        outcome.line(
                text(
                        "%,d exhibitors, %s %% of them international",
                        figures.exhibitors(),
                        Decimals.normalise(figures.internationalPercent()).toPlainString()),
                organisations);
        Previous previous = figures.previous();
        outcome.line(text("%,d buyers", figures.buyers()), PAGE);
        if (previous != null) {
            outcome.line(
                    text(
                            "%s %% on the %,d buyers of the edition before",
                            signed(figures.findBuyerGrowthPercent().orElseThrow()), previous.buyers()),
                    folder.resolve("previous").resolve("organisations.csv"));
        }
        outcome.line(
                text(
                        "%,d meetings, every pair with a slot, nobody in two places at once",
                        plan.meetings().size()),
                output.resolve(PlanFiles.MEETINGS));
        outcome.line(
                text(
                        "%s %% of the most that any plan could reach",
                        plan.certificate().keptPercent()),
                output.resolve(PlanFiles.CERTIFICATE));
        outcome.line(
                text(
                        "%d identifiers to look at, with the reason",
                        expo.identifierWarnings().size()),
                output.resolve(PlanFiles.CHECKS));
        if (!plan.meetings().isEmpty()) {
            Meeting first = plan.meetings().getFirst();
            outcome.line(
                    text(
                            "a timetable: %s, %d meetings",
                            expo.get(first.exhibitor()).name(),
                            plan.of(first.exhibitor()).size()),
                    PAGE + "/organisations/" + first.exhibitor());
        }
        return outcome.build();
    }

    private static String signed(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + Decimals.normalise(percent).toPlainString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
