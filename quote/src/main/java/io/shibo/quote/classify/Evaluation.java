package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How often a method finds the known code of a text.
 *
 * <p>A text counts as found at <i>d</i> digits within <i>k</i> if one of the first <i>k</i> codes of the answer, as they are
 * listed, begins with the first <i>d</i> digits of the known code. Codes that share digits are not put together first, so
 * that a figure says what a reader of <i>k</i> lines sees.
 *
 * @param method what was measured
 * @param groups all texts, then those of each language that has some
 */
public record Evaluation(String method, List<Group> groups) {
    /** Digits that are compared. */
    public static final List<Integer> DIGITS = List.of(2, 4, 6);

    /** Lengths of answer that are looked at. */
    public static final List<Integer> WITHIN = List.of(1, 3, 5);

    /**
     * Texts of one language.
     *
     * @param language null for all
     * @param figures by digits, then by length of answer
     */
    public record Group(@Nullable Language language, int texts, List<Figure> figures) {
        public Group {
            figures = List.copyOf(figures);
        }

        /** @throws IllegalArgumentException if it is not measured */
        public Figure get(int digits, int within) {
            return figures.stream()
                    .filter(figure -> figure.digits() == digits && figure.within() == within)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "top-%d at %d digits is not measured.".formatted(within, digits)));
        }
    }

    /** How many of the texts were found, and the share with its 95 % interval. */
    public record Figure(int digits, int within, int hits, Interval share) {}

    public Evaluation {
        groups = List.copyOf(groups);
    }

    /**
     * Measures a method.
     *
     * @param answer the codes a method gives for a text, the best first
     * @throws IllegalArgumentException if there is no text
     */
    public static Evaluation of(String method, List<LabelledText> texts, Function<LabelledText, List<HsCode>> answer) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no text to measure %s on.".formatted(method));
        }
        List<List<HsCode>> answers = texts.stream().map(answer).toList();
        List<Group> groups = new ArrayList<>();
        groups.add(group(null, texts, answers));
        for (Language language : Language.values()) {
            if (texts.stream().anyMatch(text -> text.language() == language)) {
                groups.add(group(language, texts, answers));
            }
        }
        return new Evaluation(method, groups);
    }

    private static Group group(@Nullable Language language, List<LabelledText> texts, List<List<HsCode>> answers) {
        int count = 0;
        int[][] hits = new int[DIGITS.size()][WITHIN.size()];
        for (int i = 0; i < texts.size(); i++) {
            LabelledText text = texts.get(i);
            if (language != null && text.language() != language) {
                continue;
            }
            count++;
            for (int d = 0; d < DIGITS.size(); d++) {
                int rank = rank(text.code().prefix(DIGITS.get(d)), answers.get(i));
                for (int k = 0; k < WITHIN.size(); k++) {
                    hits[d][k] += rank < WITHIN.get(k) ? 1 : 0;
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int d = 0; d < DIGITS.size(); d++) {
            for (int k = 0; k < WITHIN.size(); k++) {
                figures.add(new Figure(DIGITS.get(d), WITHIN.get(k), hits[d][k], Interval.wilson(hits[d][k], count)));
            }
        }
        return new Group(language, count, figures);
    }

    private static int rank(HsCode wanted, List<HsCode> answer) {
        for (int i = 0; i < answer.size(); i++) {
            if (wanted.contains(answer.get(i))) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }
}
