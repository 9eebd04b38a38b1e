/**
 * Identifiers of businesses by scheme, and their check rules.
 *
 * <p>A check digit catches a typing error; it never proves that the business exists. That is why a failed check is a
 * warning with its reason, and why a scheme without a check rule answers NOT_CHECKED and not VALID.
 */
@NullMarked
package io.shibo.codes.party;

import org.jspecify.annotations.NullMarked;
