/**
 * Which parcels are looked at, by rules that are dated data, and why.
 *
 * <p>A parcel whose four documents agree is described by {@link io.shibo.clear.risk.RiskFacts}: keys of its parties and
 * goods, a few amounts and times, nothing that names a person. It leaves a {@link io.shibo.clear.risk.Sighting} at each thing
 * it touches — buyer, telephone, address, basket, shop, article — where a small {@link io.shibo.clear.risk.Watch} counts; each
 * answers with {@link io.shibo.clear.risk.Figures}. {@link io.shibo.clear.risk.RiskRules} hold conditions on those figures and
 * judge: every rule that hits is a {@link io.shibo.clear.risk.Hit} with its figures and thresholds, and the worst of them is
 * the {@link io.shibo.clear.risk.Channel}. {@link io.shibo.clear.risk.Transitions} says what an officer may then decide.
 *
 * <p>Counting knows no rules, and rules count nothing: a rule may be changed any day and finds its history counted.
 */
@NullMarked
package io.shibo.clear.risk;

import org.jspecify.annotations.NullMarked;
