package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.quote.rule.Step;
import io.shibo.quote.rule.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a channel does not admit a sale or one of its lines. A value, not an exception: the sale is well formed, the rule
 * says no.
 *
 * @param kind for programs
 * @param line the line's id; null where the whole sale is refused
 * @param rule the check's id, with its jurisdiction and channel: {@code CN/cbec/positive-list}
 * @param instead names of channels to try
 * @param citation null where no rule refuses but one is missing
 */
public record Refusal(
        Step.Refusal kind,
        @Nullable String line,
        String rule,
        Wording text,
        List<String> instead,
        @Nullable Citation citation) {
    public Refusal {
        instead = List.copyOf(instead);
    }
}
