/**
 * The day itself: what gates and exhibitors scanned, written down by devices that may be without a network for hours, and what
 * follows from it.
 *
 * <ul>
 *   <li>{@link io.shibo.meet.day.Entry} is one thing a device wrote, {@link io.shibo.meet.day.Fact} what it says;
 *   <li>{@link io.shibo.meet.day.Journal} is a set of entries: merged in any order, any number of times, it is the same;
 *   <li>{@link io.shibo.meet.day.Timeline} puts them in order although clocks go wrong;
 *   <li>{@link io.shibo.meet.day.Headcount} says who is where, {@link io.shibo.meet.day.Leads} what an exhibitor noted, {@link
 *       io.shibo.meet.day.Outcomes} what came of meetings, {@link io.shibo.meet.day.Closing} the closing figures.
 * </ul>
 *
 * <pre>{@code
 * Journal all = gateA.merge(gateB);
 * Timeline timeline = Timeline.of(all, expo.edition(), zone);
 * Headcount count = Headcount.of(timeline, Roster.of(expo), verifier, now);
 * }</pre>
 */
@NullMarked
package io.shibo.meet.day;

import org.jspecify.annotations.NullMarked;
