package io.shibo.clear.step;

import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ledger.Restored;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.step.Paper.Standing;
import io.shibo.clear.step.State.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Key.Space#ORDER}: the desk where lists are cancelled (CEB623) and goods taken back (CEB625). Lives for one step. */
final class ApplicationDesk {
    /** Of a list that has ended; nothing more is said to its declaration. */
    private static final Label NO_LABEL = Label.of(new Keys(MessageType.CEB621, Map.of()));

    private final OpenDossier open;

    ApplicationDesk(Key order, State.Dossier dossier) {
        open = new OpenDossier(order, dossier);
    }

    /** Cancels a list that is not released (CEB623). */
    Decision cancel(Event.Filed filed, Facts.OfCancellation asked) {
        if (open.repeated(asked.type(), filed.sending())) {
            return open.done();
        }
        Listed list = listed(asked.platform());
        Ending ended = list == null ? null : list.ending();
        Objection objection = application(filed, asked, list);
        if (objection == Objection.NONE && ended != null) {
            objection = ended.reason() == Reason.CANCELLED ? Objection.EXISTS : Objection.DECLARED;
        }
        Paper paper = applied(filed, asked, objection, 0);
        if (objection == Objection.NONE && list != null) {
            Case held = list.held();
            if (held != null) {
                open.effects.addAll(Route.givenBack(held));
            }
            Ending ending = Ending.of(
                    new Case(
                            open.order,
                            asked.platform(),
                            list.sequence(),
                            list.at(),
                            filed.sequence(),
                            filed.at(),
                            list.dues(),
                            list.label(),
                            Grants.NONE,
                            null,
                            held == null ? null : held.review()),
                    Reason.CANCELLED);
            open.effects.add(new Effect.Granted(open.order, asked.platform(), paper, ending, Restored.NOTHING, false));
            open.end(asked.platform(), list.label(), ending, List.of());
        }
        return open.done();
    }

    /** Takes back goods of a released list (CEB625): the buyer's year, the guarantee and the warehouse get theirs. */
    Decision takeBack(Event.Filed filed, Facts.OfReturn asked) {
        if (open.repeated(asked.type(), filed.sending())) {
            return open.done();
        }
        Listed list = listed(asked.platform());
        Ending ended = list == null ? null : list.ending();
        Objection objection = application(filed, asked, list);
        if (objection == Objection.NONE && (ended == null || !ended.released())) {
            objection = Objection.DECLARED;
        }
        if (objection != Objection.NONE || ended == null) {
            applied(filed, asked, objection, 0);
            return open.done();
        }
        TaxedLines.Answer answer = ended.dues()
                .lines()
                .takeBack(asked.items(), ChinaTime.epochDay(ended.toldAt()), ChinaTime.epochDay(filed.at()));
        switch (answer) {
            case TaxedLines.Answer.TooLate(int days) -> applied(filed, asked, Objection.LATE, days);
            case TaxedLines.Answer.NoLine(TaxedLines.Item item) ->
                applied(filed, asked, Objection.NO_TARGET, item.gnum());
            case TaxedLines.Answer.TooMuch(TaxedLines.Item item, long outside) ->
                applied(filed, asked, Objection.TOO_MUCH, outside);
            case TaxedLines.Answer.Taken(TaxedLines lines, Restored restored) -> {
                Paper paper = applied(filed, asked, Objection.NONE, restored.value());
                Ending ending = ended.with(ended.dues().with(lines));
                open.replace(new Parcel(asked.platform(), null, false, ending));
                open.effects.add(new Effect.Granted(open.order, asked.platform(), paper, ending, restored, false));
                giveBack(ending, back(asked.items(), ended.dues().lines()), restored, lines.allBack());
                allow(ended.dues(), ending, lines.allBack());
            }
        }
        return open.done();
    }

    /** A list that was declared: waiting, on its way through the ledgers, or ended. */
    private record Listed(
            long sequence,
            long at,
            Dues dues,
            Label label,
            @Nullable Case held,
            @Nullable Ending ending) {}

    private @Nullable Listed listed(long platform) {
        Parcel parcel = open.parcel(platform);
        for (Paper paper : open.papers) {
            if (paper.facts() instanceof Facts.OfDeclaration one && one.platform() == platform) {
                return new Listed(paper.sequence(), paper.at(), one.dues(), one.label(), null, null);
            }
        }
        Case held = parcel == null || !parcel.held() ? null : parcel.asked();
        if (held != null) {
            return new Listed(held.declared(), held.declaredAt(), held.dues(), held.label(), held, null);
        }
        Ending ending = parcel == null ? null : parcel.ending();
        return ending == null
                ? null
                : new Listed(ending.declared(), ending.declaredAt(), ending.dues(), NO_LABEL, null, ending);
    }

    private Objection application(Event.Filed filed, Facts.OfApplication asked, @Nullable Listed list) {
        if (open.papers.size() >= State.Dossier.MAX_PAPERS) {
            return Objection.TOO_MANY;
        }
        if (!filed.declares()) {
            return Objection.STORED_ONLY;
        }
        boolean named = list != null
                && (asked.serial() == Serial.of(list.sequence())
                        || asked.copNo() != 0 && asked.copNo() == list.dues().copNo());
        if (!named) {
            return Objection.NO_LIST;
        }
        return filed.action() == Event.Action.NEW ? Objection.NONE : Objection.DECLARED;
    }

    private Paper applied(Event.Filed filed, Facts.OfApplication asked, Objection objection, long argument) {
        Paper paper = new Paper(
                asked.type(),
                filed.sending(),
                filed.sequence(),
                filed.at(),
                objection == Objection.NONE ? Standing.FILED : Standing.NOT_FILED,
                objection,
                argument,
                asked.platform(),
                0,
                null);
        open.add(paper);
        return paper;
    }

    /** What comes back, as lines of that much. */
    private static TaxedLines back(List<TaxedLines.Item> items, TaxedLines lines) {
        List<TaxedLine> back = new ArrayList<>();
        for (TaxedLine line : lines.lines()) {
            long qty = 0;
            for (TaxedLines.Item item : items) {
                qty += item.gnum() == line.gnum() ? item.qty() : 0;
            }
            back.add(new TaxedLine(line.gnum(), line.gcode(), line.qty(), 0, 0, 0, 0, qty));
        }
        return new TaxedLines(back);
    }

    /** @param lines with what comes back of each */
    private void giveBack(Ending ending, TaxedLines lines, Restored restored, boolean whole) {
        Dues dues = ending.dues();
        int day = ChinaTime.epochDay(ending.at());
        open.effects.add(new Effect.Forward(new Event.Entered(
                dues.buyerYear(ChinaTime.year(ending.at())), Event.Booking.BACK, restored.value(), day, whole)));
        open.effects.add(new Effect.Forward(
                new Event.Entered(Key.guarantor(dues.guarantor()), Event.Booking.BACK, restored.tax(), day, whole)));
        open.enter(Event.Booking.BACK, dues, lines, ending.at());
    }

    /** Allowances get back the part of what came back, all of it in the end. */
    private void allow(Dues before, Ending ending, boolean whole) {
        Dues dues = ending.dues();
        int year = ChinaTime.year(ending.at());
        for (Allowance allowance : dues.allowances()) {
            long back = allowance.restored(line(dues, allowance)) - allowance.restored(line(before, allowance));
            open.effects.add(new Effect.Forward(new Event.Entered(
                    allowance.key(dues, year), Event.Booking.BACK, back, ChinaTime.epochDay(ending.at()), whole)));
        }
    }

    private static TaxedLine line(Dues dues, Allowance allowance) {
        for (TaxedLine line : dues.lines().lines()) {
            if (line.gnum() == allowance.gnum()) {
                return line;
            }
        }
        throw new IllegalArgumentException("an allowance of line %d, which there is not".formatted(allowance.gnum()));
    }
}
