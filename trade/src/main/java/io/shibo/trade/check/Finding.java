package io.shibo.trade.check;

import io.shibo.codes.Language;
import io.shibo.trade.Words;
import java.util.List;

/**
 * What came of one rule.
 *
 * @param places where the facts stand that break it, or that are missing; as {@code invoice.xml:112 Invoice/ID}
 * @param values what is put into the words {@code broken.<rule>}: what was expected, what was found
 */
public record Finding(Rule rule, Outcome outcome, List<String> places, List<String> values) {
    /** How far a rule was kept. */
    public enum Outcome {
        KEPT,
        BROKEN,
        /** A fact it needs is not stated, or the document it compares with is not here. Never shown as kept. */
        NOT_CHECKED
    }

    public Finding {
        places = List.copyOf(places);
        values = List.copyOf(values);
    }

    public boolean broken() {
        return outcome == Outcome.BROKEN;
    }

    /** What the rule asks. */
    public String asks(Language language) {
        return Words.of(language).say("rule." + rule);
    }

    /** What is wrong, or what is missing; empty where the rule is kept. */
    public String says(Language language) {
        Words words = Words.of(language);
        return switch (outcome) {
            case KEPT -> "";
            case BROKEN -> words.say("broken." + rule, values.toArray());
            case NOT_CHECKED -> words.say("rule.not-checked", String.join(", ", values));
        };
    }
}
