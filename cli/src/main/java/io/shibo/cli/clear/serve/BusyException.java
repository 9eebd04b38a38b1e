package io.shibo.cli.clear.serve;

/** Nothing of the message was taken; sending it again later is right. */
final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
