/**
 * What a meeting is worth to either side, part by part, each part with its reason.
 *
 * <p>{@link io.shibo.meet.score.Scoring} is made once from an expo and answers for any pair;
 * {@link io.shibo.meet.score.Score} is its answer.
 */
@NullMarked
package io.shibo.meet.score;

import org.jspecify.annotations.NullMarked;
