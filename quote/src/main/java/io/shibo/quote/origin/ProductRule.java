package io.shibo.quote.origin;

import io.shibo.codes.Citation;
import io.shibo.codes.HsCode;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement asks of goods of a code.
 *
 * @param code chapter, heading or subheading; null for the rule of all goods that no other names
 */
public record ProductRule(@Nullable HsCode code, OriginRule rule, Citation citation) {}
