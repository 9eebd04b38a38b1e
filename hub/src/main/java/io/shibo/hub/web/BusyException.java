package io.shibo.hub.web;

/** Too much waits already: nothing was done, and asking again in a second is right. Answered by 503 with Retry-After. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }
}
