package io.shibo.quote.formula;

import io.shibo.codes.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an amount is counted by: a unit ({@code KGM}), a named measurement ({@code alcohol-percent}), or the first of
 * several that is stated ({@code (GRM|MLT)}).
 *
 * @param choices 1 to 4 names
 */
public record Measured(List<String> choices) {
    public Measured {
        choices = List.copyOf(choices);
    }

    /** The unit of a choice; null where it is a named measurement. */
    public static @Nullable Unit unit(String choice) {
        return Character.isUpperCase(choice.charAt(0)) ? Unit.parse(choice) : null;
    }

    @Override
    public String toString() {
        return choices.size() == 1 ? choices.getFirst() : "(" + String.join("|", choices) + ")";
    }
}
