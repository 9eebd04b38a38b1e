package io.shibo.trade.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it was signed, and where.
 *
 * @param document name of the file
 * @param line 1-based, in the file received; of a removed line the number it had; 0 for a whole document
 * @param byteFrom first byte concerned in the file received, 0-based; -1 for a whole document
 * @param byteTo the byte after the last
 * @param element path of the element there, as {@code Invoice/ID}; empty where not known
 * @param expected what was signed: the text where it could be restored, else null
 * @param found what is there now; null for what is missing
 */
public record Difference(
        String document,
        Kind kind,
        int line,
        int byteFrom,
        int byteTo,
        String element,
        @Nullable String expected,
        @Nullable String found) {
    /** What happened. */
    public enum Kind {
        /** A line reads differently. */
        LINE_CHANGED,
        /** A line that was not signed. */
        LINE_ADDED,
        /** A signed line is gone. */
        LINE_REMOVED,
        /** The short hashes of lines agree, the hash of the whole does not: somebody worked to hide the place. */
        PLACE_HIDDEN,
        /** A listed document is not here. */
        DOCUMENT_MISSING,
        /** A document that the manifest does not list. */
        DOCUMENT_ADDED,
        /** The manifest or its signature was changed: the one does not fit the other. */
        EVIDENCE_CHANGED
    }

    static Difference ofDocument(String document, Kind kind) {
        return new Difference(document, kind, 0, -1, -1, "", null, null);
    }
}
