package io.shibo.codes.input;

import io.shibo.codes.Language;
import java.util.List;
import java.util.stream.Collectors;

/** Input from outside that cannot be used as it is: the user's to mend. Carries every problem found. */
public final class InputException extends RuntimeException {
    private final transient List<Problem> problems;
    private final long found;

    public InputException(List<Problem> problems, long found) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                + (found > problems.size() ? "\n… and %d more".formatted(found - problems.size()) : ""));
        this.problems = List.copyOf(problems);
        this.found = found;
    }

    public InputException(Problem problem) {
        this(List.of(problem), 1);
    }

    /** The same with its messages in the reader's language, where they are known in that. */
    public InputException in(Language language) {
        InputException told = new InputException(
                problems.stream().map(problem -> problem.in(language)).toList(), found);
        told.setStackTrace(getStackTrace());
        return told;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** How many were found; more than {@link #problems} holds where the list was cut. */
    public long found() {
        return found;
    }
}
