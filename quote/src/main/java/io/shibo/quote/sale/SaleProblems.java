package io.shibo.quote.sale;

import io.shibo.codes.input.Sentences;
import io.shibo.codes.input.Wrong;
import java.util.List;

/** What can be wrong with a sale, in all languages: {@code problems_*.properties} beside this class. */
public final class SaleProblems {
    private static final Sentences SENTENCES = Sentences.beside(SaleProblems.class, "problems");

    private SaleProblems() {}

    /** @param code the name of the sentence */
    public static Wrong of(String code, Object... arguments) {
        return new Wrong(code, SENTENCES, List.of(arguments));
    }
}
