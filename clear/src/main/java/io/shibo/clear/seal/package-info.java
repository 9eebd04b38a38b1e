/**
 * Signatures of messages: XMLDSig, enveloped, canonical XML 1.0, SM2 over SM3 or RSA over SHA-1, as the specification of
 * 2022-05 (chapter 6) has them.
 *
 * <p>{@link io.shibo.clear.seal.Seals} says of a message's bytes whether it is signed, by whom, and what is wrong;
 * {@link io.shibo.clear.seal.Trust} is what it believes: authorities, the companies' certificates, what is revoked.
 * {@link io.shibo.clear.seal.Sealer} signs. {@link io.shibo.clear.seal.SigningRules} says which messages must be signed, and
 * by which code a fault is answered. {@link io.shibo.clear.seal.Authority} makes keys and certificates for trying out.
 *
 * <p>SM2 is none of the JDK's algorithms: a {@link java.security.Provider} that has it is handed in.
 */
@NullMarked
package io.shibo.clear.seal;

import org.jspecify.annotations.NullMarked;
