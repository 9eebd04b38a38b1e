package io.shibo.codes.input;

import io.shibo.codes.Language;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with input, in the words of the person who must mend it.
 *
 * @param file the file as the user named it
 * @param line 1-based; 0 where the line is not known
 * @param field column or path, as in {@code hsCode} or {@code lines[2].hsCode}; empty for the whole file or line
 * @param message what is wrong, with the value, and what to do
 * @param wrong the same in every language; null where it is known in one alone
 */
public record Problem(
        String file,
        int line,
        String field,
        String message,
        @Nullable Wrong wrong) {
    /** Longest piece of an outside value that is repeated in a message. */
    private static final int SHOWN = 60;

    public Problem(String file, int line, String field, String message) {
        this(file, line, field, message, null);
    }

    /** In English, unless {@link #in} asks for another language. */
    public Problem(String file, int line, String field, Wrong wrong) {
        this(file, line, field, wrong.in(Language.EN), wrong);
    }

    /** The name of the sentence, for programs; null where it has none. */
    public @Nullable String code() {
        return wrong == null ? null : wrong.code();
    }

    /** The same problem with its message in the reader's language, where it is known in that. */
    public Problem in(Language language) {
        return wrong == null ? this : new Problem(file, line, field, wrong.in(language), wrong);
    }

    /** An outside value, fit to be repeated in a message: cut, and without control characters. */
    public static String show(String value) {
        String oneLine = value.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? '�' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return value.codePointCount(0, value.length()) > SHOWN ? oneLine + "…" : oneLine;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(file);
        if (line > 0) {
            out.append(':').append(line);
        }
        out.append(": ");
        if (!field.isEmpty()) {
            out.append(field).append(": ");
        }
        return out.append(message).toString();
    }
}
