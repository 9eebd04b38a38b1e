package io.shibo.meet.search;

import java.util.List;

/**
 * Gives texts vectors, such that those that mean alike lie near each other in whatever language. No search needs one: it finds
 * further what neither dictionary, code nor word finds. Which model does it, and how it is reached, is the caller's.
 */
public interface Embedding {
    /** Components of a vector. */
    int MOST_DIMENSIONS = 8192;

    /** Texts of one call. */
    int MOST_TEXTS = 64;

    /**
     * One vector a text, in their order, all of one length and finite.
     *
     * @param texts at most {@value #MOST_TEXTS}
     * @throws UnavailableException if there are none to be had now
     */
    List<float[]> of(List<String> texts) throws UnavailableException;

    /** There are no vectors to be had; why, in English, without anything secret. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        public UnavailableException(String message) {
            super(message);
        }
    }
}
