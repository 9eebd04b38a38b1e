package io.shibo.quote.internal;

import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.rule.Pack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one pass finds beside amounts: what is not known, what is refused, what is needed. Mostly nothing, and then free. */
final class Findings {
    private Set<Question> questions = Set.of();
    private List<Refusal> refusals = List.of();
    private List<Pack.Requirement> requirements;
    private boolean complete = true;

    /** @param ofChannel what the channel asks of every sale */
    Findings(List<Pack.Requirement> ofChannel) {
        this.requirements = ofChannel;
    }

    void ask(List<Question> more) {
        if (!more.isEmpty()) {
            if (questions.isEmpty()) {
                questions = new LinkedHashSet<>();
            }
            questions.addAll(more);
        }
    }

    void refuse(List<Refusal> more) {
        if (!more.isEmpty()) {
            if (refusals.isEmpty()) {
                refusals = new ArrayList<>();
            }
            refusals.addAll(more);
        }
    }

    void need(List<Pack.Requirement> more) {
        for (Pack.Requirement needed : more) {
            if (!requirements.contains(needed)) {
                requirements = new ArrayList<>(requirements);
                requirements.add(needed);
            }
        }
    }

    /** Some amount that is due cannot be told. */
    void leaveOpen() {
        complete = false;
    }

    List<Question> questions() {
        return questions.isEmpty() ? List.of() : List.copyOf(questions);
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<Pack.Requirement> requirements() {
        return requirements;
    }

    /** Whether every amount that is due could be told. */
    boolean complete() {
        return complete && leaveAmountsWhole();
    }

    /** An open fact or limit decides which rule applies; an open quantity or origin leaves an amount itself open. */
    private boolean leaveAmountsWhole() {
        for (Question question : questions) {
            boolean whole = switch (question.kind()) {
                case FACT, STATE, ORIGINATING -> true;
                case QUANTITY, ORIGIN, CODE, FREIGHT, INSURANCE, EXCHANGE_RATE -> false;
            };
            if (!whole) {
                return false;
            }
        }
        return true;
    }
}
