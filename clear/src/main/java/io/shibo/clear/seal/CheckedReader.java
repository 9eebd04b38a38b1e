package io.shibo.clear.seal;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import java.io.ByteArrayInputStream;
import java.util.function.ToLongFunction;

/** Reads messages and checks their signatures: what stands before a window. Thread-safe where its parts are. */
public final class CheckedReader {
    private final SignatureCheck check;
    private final ToLongFunction<Reading.Message> arrival;

    /**
     * @param arrival the time at which a message's certificates must be valid, milliseconds since 1970 in UTC: that of its
     *     arrival
     */
    public CheckedReader(SignatureCheck check, ToLongFunction<Reading.Message> arrival) {
        this.check = check;
        this.arrival = arrival;
    }

    /** Reads one message; never throws for what stands in it. */
    public Reading read(byte[] raw) {
        Reading reading = CebReader.read(new ByteArrayInputStream(raw));
        return reading instanceof Reading.Message message
                ? check.checked(message, raw, arrival.applyAsLong(message))
                : reading;
    }

    /** Whether signatures are checked at all. */
    public boolean isChecking() {
        return check != SignatureCheck.NONE;
    }
}
