package io.shibo.clear.log;

/** A force that is under way. */
@FunctionalInterface
public interface Commit {
    /**
     * Waits until what it is about is on disk.
     *
     * @throws LogFailedException if the disk failed; the log has stopped for good
     */
    void await();
}
