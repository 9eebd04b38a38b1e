package io.shibo.quote.origin;

import io.shibo.codes.HsCode;
import io.shibo.quote.sale.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Codes and ranges of codes that a rule names, as in {@code 10.06, 50-63}; each covers all below it. */
public record HsCodes(List<Span> spans) {
    /** From the first code to the last, both included and equally deep. */
    public record Span(HsCode first, HsCode last) {
        public Span {
            if (first.length() != last.length() || first.compareTo(last) > 0) {
                throw new IllegalArgumentException(
                        "%s-%s is not a range. Write two codes of the same depth, the lower one first."
                                .formatted(first.dotted(), last.dotted()));
            }
        }

        /** UNKNOWN for a code that is too short to tell. */
        Answer covers(HsCode code) {
            int depth = Math.min(first.length(), code.length());
            HsCode cut = code.prefix(depth);
            if (cut.compareTo(first.prefix(depth)) < 0 || cut.compareTo(last.prefix(depth)) > 0) {
                return Answer.NO;
            }
            return code.length() >= first.length() ? Answer.YES : Answer.UNKNOWN;
        }

        @Override
        public String toString() {
            return first.equals(last) ? first.dotted() : first.dotted() + "-" + last.dotted();
        }
    }

    public HsCodes {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("no code is named.");
        }
        spans = List.copyOf(spans);
    }

    /** Reads codes and ranges separated by blanks or commas. */
    public static HsCodes parse(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.strip().split("[,\\s]+", -1)) {
            spans.add(span(part));
        }
        return new HsCodes(spans);
    }

    static Span span(String text) {
        int hyphen = text.indexOf('-');
        HsCode first = HsCode.parse(hyphen < 0 ? text : text.substring(0, hyphen));
        return new Span(first, hyphen < 0 ? first : HsCode.parse(text.substring(hyphen + 1)));
    }

    /** Whether a code is among these or below; UNKNOWN where it is too short to tell. */
    public Answer covers(HsCode code) {
        Answer answer = Answer.NO;
        for (Span span : spans) {
            answer = answer.or(span.covers(code));
        }
        return answer;
    }

    @Override
    public String toString() {
        return spans.stream().map(Span::toString).collect(Collectors.joining(", "));
    }
}
