package io.shibo.cli.demo;

/** A step whose result is not what must come out, as when released parcels differ from what was planted. */
public final class StepFailedException extends RuntimeException {
    public StepFailedException(String message) {
        super(message);
    }
}
