package io.shibo.clear.seal;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.SignatureFault;

/** What whoever reads messages asks about their signatures. */
@FunctionalInterface
public interface SignatureCheck {
    /** Checks nothing: every signature stays {@link Reading.Signature#NOT_CHECKED}. */
    SignatureCheck NONE = (raw, at) -> Reading.Signature.NOT_CHECKED;

    /**
     * What is to be said of a message's signature.
     *
     * @param raw the message as it arrived
     * @param at the time at which certificates must be valid, milliseconds since 1970 in UTC
     */
    Reading.Signature check(byte[] raw, long at);

    /** A message that was read, with what this check says of its signature. */
    default Reading.Message checked(Reading.Message message, byte[] raw, long at) {
        Reading.Signature found = check(raw, at);
        if (found instanceof Reading.Signature.NotChecked) {
            return message;
        }
        boolean read = !(message.signature() instanceof Reading.Signature.Absent);
        boolean seen = !(found instanceof Reading.Signature.Absent);
        // Two readers of the same bytes must not come to different things.
        return message.withSignature(
                read == seen || found instanceof Reading.Signature.Invalid
                        ? found
                        : new Reading.Signature.Invalid(SignatureFault.FORMAT, "the signature's place is not clear"));
    }
}
