/**
 * Who signed a set of documents, and whether a byte has changed since.
 *
 * <p>{@link io.shibo.trade.evidence.Bundle#seal} lists the exact bytes of each document in a {@link
 * io.shibo.trade.evidence.Manifest} and signs that list with Ed25519 as a detached JWS (RFC 7515, RFC 8037). {@link
 * io.shibo.trade.evidence.Verifier} needs the bundle and the {@link io.shibo.trade.evidence.IssuerCard}s its caller
 * trusts, no network, and gives one of five verdicts. The manifest holds a short hash of every line as well, so that a
 * change is named by document, line and element.
 *
 * <p>What it does not prove: when something was signed, and that the key was not revoked since. That needs the
 * transparency log, which is not there yet; the verdict says so.
 */
@NullMarked
package io.shibo.trade.evidence;

import org.jspecify.annotations.NullMarked;
