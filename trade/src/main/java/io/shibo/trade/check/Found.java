package io.shibo.trade.check;

/**
 * A fact and where a document states it.
 *
 * @param document name of the file
 * @param line 1-based
 * @param path of the element, as {@code Invoice/LegalMonetaryTotal/PayableAmount}
 */
public record Found<T>(T value, String document, int line, String path) {
    /** {@code invoice.xml:112 Invoice/ID}. */
    public String place() {
        return document + ":" + line + " " + path;
    }
}
