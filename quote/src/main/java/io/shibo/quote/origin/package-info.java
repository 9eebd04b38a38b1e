/**
 * Preferential origin: whether goods originate under an agreement, from what they are made of.
 *
 * <p>{@link io.shibo.quote.origin.OriginRules} is what an agreement says; {@link io.shibo.quote.origin.OriginRegime} the
 * same on one day, with the countries that are parties then. {@link io.shibo.quote.origin.Good} is what a producer says.
 * {@link io.shibo.quote.origin.OriginJudge} compares the two and gives an {@link io.shibo.quote.origin.OriginResult}: an
 * answer that may be UNKNOWN, each test with its figures, and the questions that would decide. {@link
 * io.shibo.quote.origin.OriginAdvice} tells the smallest change of one input that would make the goods originate.
 *
 * <p>Amounts are for one unit of the goods, in one currency, and never rounded: a content of 39.9999… % is below 40 %.
 */
@NullMarked
package io.shibo.quote.origin;

import org.jspecify.annotations.NullMarked;
