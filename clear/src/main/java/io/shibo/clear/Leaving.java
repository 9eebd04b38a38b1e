package io.shibo.clear;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.export.ExportEffect;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Label;
import io.shibo.clear.step.Objection;
import io.shibo.clear.step.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts what was decided into words, and keeps it until it may leave: after the next force. */
final class Leaving {
    private final Archive archive;

    private List<Output.Answer> answers = new ArrayList<>();
    private List<Output.Decided> decided = new ArrayList<>();
    private List<Effect.Settled> settlements = new ArrayList<>();
    private List<Output.Listed> listed = new ArrayList<>();
    private List<Output.Summed> summed = new ArrayList<>();
    private List<Output.Notice> notices = new ArrayList<>();
    private List<LogEntry.Findings> findings = new ArrayList<>();

    /** Place in the log of the event at hand. */
    private long current;

    /** How much waits of each kind, so that one can tell whose is whose. */
    record Extent(int answers, int decided, int summed) {}

    /** @param archive where documents are read again that an answer speaks of */
    Leaving(Archive archive) {
        this.archive = archive;
    }

    /**
     * What a document called forth.
     *
     * @param sequence the place of its event in the log
     */
    void ofDocument(long sequence, Effect effect, Intake.Checked document) {
        current = sequence;
        switch (effect) {
            case Effect.Reply reply -> {
                Paper paper = reply.paper();
                boolean logged = reply.again() && paper.objection() == Objection.FAULTY;
                List<FieldError> errors = logged ? archive.errors(paper.sequence()) : document.errors();
                answers.add(Answers.of(
                        paper,
                        document.item(),
                        errors,
                        reply.again() ? known(paper.sequence()) : document.signature()));
            }
            case Effect.Ended ended -> {
                Label label = ended.label();
                Keys keys = label == null
                        ? document.item().keys().signed(known(ended.ending().declared()))
                        : label.keys();
                List<Finding> why = why(ended);
                ended(ended.again(), new Output.Decided(keys, ended.ending(), why));
            }
            case Effect.Moved moved -> moved(moved);
            case Effect.Declined declined -> {}
            case Effect.Granted granted -> answers.add(Answers.granted(granted.paper(), document.item()));
            case Effect.OfExport export -> on(export.effect());
            case Effect.Settled settled -> settlements.add(settled);
            case Effect.Told told -> throw new IllegalStateException("no document tells an account");
            case Effect.Forward forward -> throw new IllegalStateException("forwards stay inside the slices");
        }
    }

    private void ended(boolean again, Output.Decided end) {
        Output.Answer answer = end.answer();
        answers.add(answer);
        if (!again) {
            decided.add(end);
            notices.add(Output.Notice.of(current, Output.Notice.Occasion.ENDED, answer));
        }
    }

    private void moved(Effect.Moved moved) {
        Output.Answer answer = Answers.of(moved, keys(moved));
        answers.add(answer);
        if (!moved.again()) {
            notices.add(Output.Notice.of(current, Output.Notice.Occasion.HELD, answer));
        }
    }

    private void on(ExportEffect effect) {
        Archive log = archive;
        List<Output.Answer> said = ExportAnswers.of(effect, log);
        answers.addAll(said);
        notices.addAll(ExportAnswers.notices(current, effect, said, log));
        switch (effect) {
            case ExportEffect.Listed one when !one.again() -> listed.add(ExportAnswers.listed(one.listing(), log));
            case ExportEffect.Summed one
            when !one.again() -> summed.add(new Output.Summed(said, Summaries.results(one.conclusion(), log)));
            default -> {}
        }
    }

    /** Why a parcel was returned: for a mismatch found just now from its documents, otherwise from the log. */
    private List<Finding> why(Effect.Ended ended) {
        if (ended.ending().released() || ended.ending().byOfficer()) {
            return List.of();
        }
        for (LogEntry.Findings now : findings) {
            if (now.sequence() == ended.ending().sequence() && now.platform() == ended.platform()) {
                return now.findings();
            }
        }
        if (ended.documents().isEmpty()) {
            return archive.findings(ended.platform(), ended.ending());
        }
        List<Finding> found = Differences.find(archive.documents(ended.documents()), ended.ending());
        findings.add(new LogEntry.Findings(ended.ending().sequence(), ended.platform(), found));
        return found;
    }

    /** What an officer's decision called forth, but that it was declined. */
    void ofOfficer(long sequence, Effect effect) {
        current = sequence;
        switch (effect) {
            case Effect.Moved moved -> moved(moved);
            case Effect.Ended ended -> {
                Keys keys = Objects.requireNonNull(ended.label(), "an officer's end has the declaration's label")
                        .keys();
                ended(false, new Output.Decided(keys, ended.ending(), List.of()));
            }
            case Effect.Settled settled -> settlements.add(settled);
            default -> throw new IllegalStateException("an officer does no " + effect);
        }
    }

    /** What a day or a booking called forth at an account, but whether it was done. */
    void ofAccount(Effect effect) {
        if (!(effect instanceof Effect.Settled settled)) {
            throw new IllegalStateException("an account does no " + effect);
        }
        settlements.add(settled);
    }

    private Keys keys(Effect.Moved moved) {
        Case held = moved.held();
        if (held != null) {
            return held.label().keys();
        }
        Archive.Filed filed = archive.find(moved.declared());
        return Objects.requireNonNull(filed, "a declaration that ended lies in the log")
                .keys();
    }

    /** What was known of a document's signature when it arrived. */
    private Reading.Signature known(long sequence) {
        Archive.Filed filed = archive.find(sequence);
        return filed == null ? Reading.Signature.NOT_CHECKED : filed.signature();
    }

    /** What was found wrong with parcels since the last time, for the log. */
    List<LogEntry.Findings> takeFindings() {
        List<LogEntry.Findings> found = findings;
        if (found.isEmpty()) {
            return List.of();
        }
        findings = new ArrayList<>();
        return found;
    }

    Extent extent() {
        return new Extent(answers.size(), decided.size(), summed.size());
    }

    /**
     * All that waits.
     *
     * @param upTo the place in the log of the last record that it comes from
     */
    Window.Batch take(long upTo) {
        Window.Batch batch = new Window.Batch(answers, decided, settlements, listed, summed, notices, upTo);
        notices = new ArrayList<>();
        listed = new ArrayList<>();
        summed = new ArrayList<>();
        settlements = new ArrayList<>();
        answers = new ArrayList<>();
        decided = new ArrayList<>();
        return batch;
    }
}
