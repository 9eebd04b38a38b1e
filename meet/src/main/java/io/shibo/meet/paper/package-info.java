/**
 * What an organiser prints, as HTML pages that stand alone: {@link io.shibo.meet.paper.BadgeSheet} and {@link
 * io.shibo.meet.paper.Timetables}, in the four languages, Arabic from right to left. A browser prints them on A4.
 */
@NullMarked
package io.shibo.meet.paper;

import org.jspecify.annotations.NullMarked;
