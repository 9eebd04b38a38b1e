/**
 * From a message to an event: the rules a document must keep, field by field, and the facts that are decided upon.
 */
@NullMarked
package io.shibo.clear.intake;

import org.jspecify.annotations.NullMarked;
