package io.shibo.quote.classify;

/**
 * A word of a text, or a character or pair of characters of a Chinese one.
 *
 * @param shown as the text has it
 * @param form in lower case, with letters that are written in several ways made one
 * @param clause which part between commas, brackets and blanks (Chinese) it stands in, from 0
 * @param negated whether "not" stands before it
 * @param described whether it describes the goods, as what follows "for" and "with" does
 */
record Word(String shown, String form, Script script, int clause, boolean negated, boolean described) {
    /** Whether it is one Chinese character: it says less than a pair does. */
    boolean single() {
        return script == Script.HAN && form.length() == 1;
    }
}
