package io.shibo.meet;

/** Who watches a plan being made: is told what happens, and may end it. */
public interface Watch {
    /** A stage begins. */
    void stage(Stage stage);

    /**
     * Everybody's gaps in the timetable, as they are before they are closed.
     *
     * @param before of the meetings that have a slot by then
     */
    default void gaps(Gaps before) {}

    /**
     * Whether to end. Asked often, so it must be cheap. What there is so far is kept: every rule holds in it and its bound is proven,
     * there may be more to gain.
     */
    default boolean stop() {
        return false;
    }
}
