package io.shibo.clear.export;

import java.util.List;

/** What a step wants done outside. */
public sealed interface ExportEffect {
    /**
     * An answer to the sender of the document at hand.
     *
     * @param again whether this very sending was answered before
     */
    record Reply(ExportPaper paper, boolean again) implements ExportEffect {}

    /**
     * A list has come to stand elsewhere, and its sender is to hear of it.
     *
     * @param listing as it is from now on
     * @param again whether it stood there before, and the list was only sent again
     */
    record Listed(ExportKey list, Listing listing, boolean again) implements ExportEffect {}

    /** An application about a list was granted: it is cancelled, or its goods may come back. */
    record Granted(ExportPaper paper, ExportKey list, Listing listing, boolean again) implements ExportEffect {}

    /**
     * An application to sum up lists was decided.
     *
     * @param parts of the application that are to hear of it
     */
    record Summed(ExportKey summary, Conclusion conclusion, List<ExportPaper> parts, boolean again)
            implements ExportEffect {
        public Summed {
            parts = List.copyOf(parts);
        }
    }
}
