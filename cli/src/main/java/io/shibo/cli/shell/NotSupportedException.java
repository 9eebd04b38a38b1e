package io.shibo.cli.shell;

/** Something a later version will do. Said plainly, and never answered with a made-up result. */
public final class NotSupportedException extends RuntimeException {
    /** @param what as it follows "not supported:", with what to use instead where there is something */
    public NotSupportedException(String what) {
        super("not supported: " + what);
    }
}
