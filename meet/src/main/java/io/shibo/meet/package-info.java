/**
 * Meet: a directory of businesses, matching with a published bound, and a timetable.
 *
 * <p>Read an expo with {@link io.shibo.meet.expo.ExpoReader}; {@link io.shibo.meet.MeetPlan#make} matches and schedules
 * it; {@link io.shibo.meet.TimetableCheck} and {@link io.shibo.meet.Certificate#verify} check a plan without knowing how it was
 * made; {@link io.shibo.meet.Why} says why two do or do not meet; {@link io.shibo.meet.search.Directory} searches.
 *
 * <pre>{@code
 * Expo expo = ExpoReader.read(Path.of("samples/expo"));
 * MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
 * System.out.println(plan.meetings().size() + " meetings, " + plan.certificate().keptPercent() + " % of the bound");
 * }</pre>
 */
@NullMarked
package io.shibo.meet;

import org.jspecify.annotations.NullMarked;
