package io.shibo.meet.score;

import io.shibo.meet.explain.Explanation;

/**
 * One part of a score.
 *
 * @param criterion what was looked at
 * @param toBuyer points it gives the buyer's side
 * @param toExhibitor points it gives the exhibitor's side
 * @param why the reason
 */
public record Part(Criterion criterion, int toBuyer, int toExhibitor, Explanation why) {}
