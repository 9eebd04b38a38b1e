package io.shibo.cli.clear.serve;

import io.shibo.clear.seal.SignatureCheck;
import java.util.function.UnaryOperator;

/**
 * What a service does about signatures.
 *
 * @param check of what comes in
 * @param receipts what signs a message of receipts; the same message must always come out the same
 */
public record Signing(SignatureCheck check, UnaryOperator<byte[]> receipts) {
    /** Nothing is checked and nothing is signed. */
    public static final Signing NONE = new Signing(SignatureCheck.NONE, UnaryOperator.identity());
}
