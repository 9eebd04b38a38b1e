package io.shibo.codes.input;

import io.shibo.codes.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value: a code for programs, a sentence in every language for people.
 *
 * @param code names the sentence; stays the same when the sentence is worded anew
 * @param arguments what is put into the sentence: values, or other sentences
 */
public record Wrong(String code, Sentences sentences, List<Object> arguments) {
    private static final Sentences OWN = Sentences.beside(Wrong.class, "problems");

    public Wrong {
        arguments = List.copyOf(arguments);
    }

    /** One of the sentences about values that are read everywhere: codes, dates, numbers, fields. */
    public static Wrong of(String code, Object... arguments) {
        return new Wrong(code, OWN, List.of(arguments));
    }

    /** What an exception says in every language; null where it says it in English alone. */
    public static @Nullable Wrong of(IllegalArgumentException refused) {
        return refused instanceof Refused told ? told.wrong : null;
    }

    public String in(Language language) {
        return sentences.text(language, code, arguments.toArray());
    }

    /** The exception of a reader that refuses the value; its message is English. */
    public IllegalArgumentException refusal() {
        return new Refused(this, null);
    }

    public IllegalArgumentException refusal(Throwable cause) {
        return new Refused(this, cause);
    }

    /** In English. */
    @Override
    public String toString() {
        return in(Language.EN);
    }

    private static final class Refused extends IllegalArgumentException {
        private final transient @Nullable Wrong wrong;

        Refused(Wrong wrong, @Nullable Throwable cause) {
            super(wrong.toString(), cause);
            this.wrong = wrong;
        }
    }
}
