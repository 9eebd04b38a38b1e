package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;

/** Why a message's signature is refused. Without a stack trace: hostile input may come in masses. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final SignatureFault fault;

    Refused(SignatureFault fault, String reason) {
        super(reason, null, false, false);
        this.fault = fault;
    }

    SignatureFault fault() {
        return fault;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
