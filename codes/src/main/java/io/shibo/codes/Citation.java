package io.shibo.codes;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule is written. Every figure of an answer carries the citation of each rule that made it.
 *
 * @param source the act, notice, standard or paper, as one would cite it: {@code "财关税〔2018〕49号"}
 * @param article article, clause or annex; null where the whole is meant
 * @param url where it can be read; null where no public address is known
 * @param confidence whether somebody compared the figure with that source
 * @param compared with which text, and when; null where nobody did or nobody wrote it down
 */
public record Citation(
        String source,
        @Nullable String article,
        @Nullable String url,
        Confidence confidence,
        @Nullable Comparison compared) {
    /**
     * That somebody held a figure against a public text.
     *
     * @param text its address
     * @param on the day it was read; what the text said before and after is not known from that
     */
    public record Comparison(String text, LocalDate on) {
        public Comparison {
            Objects.requireNonNull(on);
            if (text.isBlank()) {
                throw new IllegalArgumentException("a comparison needs the address of the text.");
            }
        }
    }

    /** How sure we are that the figure is what the source says. */
    public enum Confidence {
        /** Compared with the text of the source. */
        VERIFIED,
        /** Taken from memory or from a second hand; must be shown as such. */
        UNVERIFIED
    }

    public Citation {
        Objects.requireNonNull(confidence);
        if (source.isBlank()) {
            throw new IllegalArgumentException("a citation needs a source: name the act, notice or standard.");
        }
    }

    /** A citation that does not tell of a comparison. */
    public Citation(String source, @Nullable String article, @Nullable String url, Confidence confidence) {
        this(source, article, url, confidence, null);
    }

    /** The same, for another article. */
    public Citation withArticle(String other) {
        return new Citation(source, other, url, confidence, compared);
    }

    public boolean unverified() {
        return confidence == Confidence.UNVERIFIED;
    }

    @Override
    public String toString() {
        return article == null ? source : source + ", " + article;
    }
}
