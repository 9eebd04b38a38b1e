package io.shibo.clear.step;

import io.shibo.clear.engine.Trail;
import io.shibo.clear.export.Conclusion;
import io.shibo.clear.export.ExportDecision;
import io.shibo.clear.export.ExportEffect;
import io.shibo.clear.export.ExportEvent;
import io.shibo.clear.export.ExportPaper;
import io.shibo.clear.export.ExportStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link Key.Space#EXPORT}: carries the events and effects of {@link io.shibo.clear.export} through the window's own step,
 * and its questions to the bonded warehouse.
 */
public final class Exports {
    private Exports() {}

    static Decision step(State.@Nullable Exports known, ExportEvent event) {
        ExportDecision decision = ExportStep.step(known == null ? null : known.slice(), event);
        List<Effect> effects =
                new ArrayList<>(decision.effects().size() + decision.events().size());
        for (ExportEffect effect : decision.effects()) {
            effects.add(
                    effect instanceof ExportEffect.Reply(ExportPaper paper, boolean again)
                            ? new Effect.Reply(paper(paper), again)
                            : new Effect.OfExport(effect));
        }
        decision.events().forEach(following -> effects.add(new Effect.Forward(event(following))));
        return new Decision(new State.Exports(decision.next()), effects);
    }

    private static Event event(ExportEvent event) {
        return switch (event) {
            case ExportEvent.Draw draw -> new Event.Drawing(Key.stock(draw.item()), draw.qty(), draw.then());
            case ExportEvent.Stocked stocked ->
                new Event.Entered(
                        Key.stock(stocked.item()), booking(stocked.booking()), stocked.qty(), stocked.day(), false);
            default -> new Event.Exporting(event);
        };
    }

    private static Event.Booking booking(ExportEvent.Booking booking) {
        return switch (booking) {
            case TAKE -> Event.Booking.TAKE;
            case FREE -> Event.Booking.FREE;
            case BACK -> Event.Booking.BACK;
        };
    }

    /** An export's paper as the window answers papers. */
    public static Paper paper(ExportPaper paper) {
        return new Paper(
                paper.type(),
                paper.sending(),
                paper.sequence(),
                paper.at(),
                Paper.Standing.valueOf(paper.standing().name()),
                objection(paper.objection()),
                paper.argument(),
                paper.number(),
                0,
                null);
    }

    private static Objection objection(ExportPaper.Objection objection) {
        return switch (objection) {
            case NONE -> Objection.NONE;
            case EXISTS -> Objection.EXISTS;
            case NO_TARGET, NO_LINE -> Objection.NO_TARGET;
            case DECLARED -> Objection.DECLARED;
            case STALE -> Objection.STALE;
            case NO_LIST -> Objection.NO_LIST;
            case TOO_MANY -> Objection.TOO_MANY;
            case LATE -> Objection.LATE;
            case TOO_MUCH -> Objection.TOO_MUCH;
            case STORED_ONLY -> Objection.STORED_ONLY;
        };
    }

    /** What of an effect goes into the {@link Trail}. */
    public static void mix(ExportEffect effect, LongConsumer trail) {
        switch (effect) {
            case ExportEffect.Reply reply -> throw new IllegalArgumentException("a reply is the window's own");
            case ExportEffect.Listed listed -> {
                trail.accept(listed.listing().sequence());
                trail.accept(listed.listing().status().ordinal() * 2L + (listed.again() ? 1 : 0));
                trail.accept(listed.listing().since());
                trail.accept(listed.listing().differences());
            }
            case ExportEffect.Granted granted -> {
                trail.accept(granted.paper().sequence());
                trail.accept(granted.listing().sequence());
            }
            case ExportEffect.Summed summed -> {
                Conclusion conclusion = summed.conclusion();
                trail.accept(conclusion.sequence());
                conclusion.lists().forEach(list -> trail.accept(list.sequence()));
                conclusion
                        .offences()
                        .forEach(offence -> trail.accept(
                                offence.place() * 16L + offence.why().ordinal()));
            }
        }
    }
}
