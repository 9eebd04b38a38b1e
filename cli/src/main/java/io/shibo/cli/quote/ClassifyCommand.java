package io.shibo.cli.quote;

import io.shibo.cli.shell.NotSupportedException;
import io.shibo.codes.input.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code shibo classify}: not there yet, and says so. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Not supported yet: goods codes for a description.")
public final class ClassifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", hidden = true, description = "A description of goods.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        throw new NotSupportedException(
                "classify: a goods code for '%s'. Look the code up in the importing country's tariff."
                        .formatted(Problem.show(String.join(" ", words))));
    }
}
