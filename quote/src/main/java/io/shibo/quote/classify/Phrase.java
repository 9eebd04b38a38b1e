package io.shibo.quote.classify;

/**
 * A title or one search word of a code.
 *
 * @param node position of the code among all codes
 * @param terms numbers of its terms, ascending
 * @param signs beside them: how much of the term it has, below 0 where it denies it
 * @param norm sum of what its terms weigh
 */
record Phrase(int node, boolean title, String text, int[] terms, float[] signs, float norm) {
    /** What it has of a term: 0 for nothing, below 0 where it denies it. */
    float of(int term) {
        int at = java.util.Arrays.binarySearch(terms, term);
        return at < 0 ? 0 : signs[at];
    }
}
