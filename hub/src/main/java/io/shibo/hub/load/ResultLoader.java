package io.shibo.hub.load;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one verb's result files into its rows. One bean a verb. */
public interface ResultLoader {
    /** {@code meet}, {@code quote}, {@code trade}, {@code clear} or {@code measure} */
    String verb();

    /**
     * Replaces the verb's sample rows with those of the files. Runs inside one transaction: whoever reads sees the old
     * rows or the new ones.
     *
     * @param directory the files, as the verb's demo step wrote them; never written to
     * @throws io.shibo.codes.input.InputException if a file cannot be used
     */
    void load(Path directory) throws IOException;
}
