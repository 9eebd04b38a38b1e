package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.quote.rule.Wording;
import java.util.List;

/**
 * A goods code that a text may mean.
 *
 * @param code 6 digits, or 4 where no subheading of the heading is listed
 * @param share how likely it is the right one, 0 to 1; the shares of all candidates sum to less than 1, and what is left is
 *     the likelihood that none of them is right
 * @param score what the share was made of; comparable within one answer
 * @param reasons what in the text led to it, the weightiest first
 * @param differences how it differs from other candidates of the same heading: what decides between them
 */
public record Candidate(
        HsCode code, double share, double score, Wording title, List<Reason> reasons, List<Difference> differences) {
    /** Where a phrase comes from. */
    public enum Field {
        TITLE,
        WORDS
    }

    /**
     * Words of the text that stand in a title or search word.
     *
     * @param words as the text has them
     * @param node the code whose phrase it is: the candidate, its heading or its chapter
     * @param phrase the title or search word
     */
    public record Reason(List<String> words, HsCode node, Field field, String phrase) {
        public Reason {
            words = List.copyOf(words);
        }
    }

    /**
     * What two codes of one heading do not have in common.
     *
     * @param other the other code
     * @param here what the candidate's title alone says; may be empty
     * @param there what the other's title alone says; may be empty
     */
    public record Difference(HsCode other, String here, String there) {}

    public Candidate {
        reasons = List.copyOf(reasons);
        differences = List.copyOf(differences);
    }
}
