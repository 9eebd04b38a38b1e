package io.shibo.cli.demo;

import java.io.IOException;

/** One verb of the demo: reads samples, works through its library, leaves result files, and says what came out. */
public interface Step {
    /** The verb: {@code meet}, {@code quote}, {@code trade}, {@code clear} or {@code measure}. */
    String verb();

    /** What it does, as the heading of its lines: {@code "match offers to needs and give every pair a slot"}. */
    String title();

    /**
     * @throws io.shibo.codes.input.InputException if a sample cannot be used as it is
     * @throws StepFailedException if what came out is not what must come out
     */
    Outcome run(Context context) throws IOException;
}
