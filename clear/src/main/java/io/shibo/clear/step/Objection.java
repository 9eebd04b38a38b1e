package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;

/** Why a document was not filed. The order is part of the byte layout. */
public enum Objection {
    NONE,
    /** Its own checks found it wrong; the log has what. */
    FAULTY,
    /** The order number carries as many papers as it may. */
    TOO_MANY,
    /** Its number serves another order. */
    HELD,
    /** None: it is stored, as its sender wished (appStatus 1). */
    STORED_ONLY,
    /** Its number was filed before. */
    EXISTS,
    /** There is nothing to change or delete. */
    NO_TARGET,
    /** A declaration relies on it. */
    DECLARED,
    /** It is older than what is filed. */
    STALE,
    /** It speaks of a list that is not known. */
    NO_LIST,
    /** A return was applied for more than 30 days after release. */
    LATE,
    /** More is to come back than is still outside. */
    TOO_MUCH;

    /** The official code; not for {@link #NONE} and {@link #FAULTY}. */
    public String code(MessageType type) {
        MessageType.Codes codes = type.codes();
        return switch (this) {
            case NONE -> "120";
            case FAULTY -> throw new IllegalStateException("a faulty document's codes lie in the log");
            case TOO_MANY -> codes.tooMany();
            case HELD, EXISTS -> codes.exists();
            case STORED_ONLY -> "1";
            case NO_TARGET -> codes.noTarget();
            case DECLARED -> codes.declared();
            case STALE -> codes.stale();
            case NO_LIST -> type == MessageType.CEB625 || type == MessageType.CEB213 ? "-625204" : codes.noTarget();
            case LATE -> "-625004";
            case TOO_MUCH -> codes.invalid();
        };
    }
}
