package io.shibo.clear.export;

import io.shibo.clear.ceb.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * One sending and what it was answered with.
 *
 * @param argument of the objection: when the filed document was made, seconds (STALE); days since release (LATE); the line
 *     that is not there (NO_LINE); what is still outside, 1/100000 (TOO_MUCH); else 0
 * @param number as {@link ExportFacts#number}
 * @param appTime 0 once its facts are gone
 * @param facts null where it does not count, or its list was decided
 */
public record ExportPaper(
        MessageType type,
        long sending,
        long sequence,
        long at,
        Standing standing,
        Objection objection,
        long argument,
        long number,
        long appTime,
        @Nullable ExportFacts facts) {
    /** What a paper counts for. The order is part of the byte layout. */
    public enum Standing {
        FILED,
        WITHDRAWN,
        NOT_FILED,
        /** Stored only (appStatus 1): it stands for its number and counts for nothing until it is declared. */
        STORED
    }

    /** Why a document was not filed. The order is part of the byte layout. */
    public enum Objection {
        NONE,
        /** Its number was filed before. */
        EXISTS,
        /** There is nothing to change or delete. */
        NO_TARGET,
        /** What it speaks of stands where that cannot be done any more. */
        DECLARED,
        /** It is older than what is filed. */
        STALE,
        /** It speaks of a list that is not known, or is another's. */
        NO_LIST,
        /** The list has no such line. */
        NO_LINE,
        /** The slice carries as many papers as it may. */
        TOO_MANY,
        /** A return was applied for too late. */
        LATE,
        /** More is to come back than is still outside. */
        TOO_MUCH,
        /** None: it is stored as its sender wished (appStatus 1). */
        STORED_ONLY
    }

    static ExportPaper of(ExportDocument document, Objection objection, long argument) {
        boolean good = objection == Objection.NONE && document.action() != ExportDocument.Action.DELETE;
        Standing standing = !good ? Standing.NOT_FILED : document.declares() ? Standing.FILED : Standing.STORED;
        Objection said = standing == Standing.STORED ? Objection.STORED_ONLY : objection;
        return new ExportPaper(
                document.type(),
                document.sending(),
                document.sequence(),
                document.at(),
                standing,
                said,
                argument,
                document.facts().number(),
                standing == Standing.NOT_FILED ? 0 : document.appTime(),
                standing == Standing.FILED ? document.facts() : null);
    }

    boolean stands() {
        return standing == Standing.FILED || standing == Standing.STORED;
    }

    ExportPaper withdrawn() {
        return new ExportPaper(type, sending, sequence, at, Standing.WITHDRAWN, objection, argument, number, 0, null);
    }

    ExportPaper withoutFacts() {
        return new ExportPaper(type, sending, sequence, at, standing, objection, argument, number, 0, null);
    }
}
