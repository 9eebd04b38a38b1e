package io.shibo.clear.seal;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Envelope;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.SignatureFault;
import java.util.function.ToLongFunction;

/**
 * Reads messages and checks their signatures, the envelope's too: what stands before a window. Thread-safe where its parts
 * are.
 */
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
        Reading reading = CebReader.read(raw);
        return reading instanceof Reading.Message message && isChecking() ? check(message, raw) : reading;
    }

    private Reading check(Reading.Message message, byte[] raw) {
        long at = arrival.applyAsLong(message);
        Envelope envelope = message.envelope();
        if (envelope == null) {
            return check.checked(message, raw, at);
        }
        Reading.Signature outer = check.check(raw, at);
        Envelope.Opened opened = CebReader.open(raw);
        if (outer instanceof Reading.Signature.Invalid invalid) {
            return refused(message, invalid.fault(), invalid.reason());
        }
        if (opened == null || envelope.signed() == outer instanceof Reading.Signature.Absent) {
            return refused(message, SignatureFault.FORMAT, "the place of the envelope's signature is not clear");
        }
        return check.checked(message, opened.business(), at);
    }

    /** An envelope whose signature fails is refused as a whole, by the platform's code (table 7-1). */
    private static Reading.Refusal refused(Reading.Message message, SignatureFault fault, String reason) {
        return new Reading.Refusal(
                message.type().root(),
                message.guid(),
                "-" + fault.code(),
                0,
                "DxpMsg: %s; %s: %s".formatted(fault.official(), fault.words(), reason),
                message.envelope());
    }

    /** Whether signatures are checked at all. */
    public boolean isChecking() {
        return check != SignatureCheck.NONE;
    }
}
