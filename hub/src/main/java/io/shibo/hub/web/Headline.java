package io.shibo.hub.web;

import java.util.Optional;

/** A verb's figure on the first page. One bean a verb. */
public interface Headline {
    /** {@code meet}, {@code quote}, {@code trade}, {@code clear} or {@code measure} */
    String verb();

    /**
     * The figure now; empty while there is nothing to show, and the page then says "not yet". Called at each view of the
     * first page: one cheap query.
     */
    Optional<Figure> figure(Viewer viewer);

    /**
     * One number and what it counts.
     *
     * @param value ready to read, in the viewer's language; short, as in {@code 17,214}
     * @param caption what the number is, in the viewer's language, without a full stop
     */
    record Figure(String value, String caption) {}
}
