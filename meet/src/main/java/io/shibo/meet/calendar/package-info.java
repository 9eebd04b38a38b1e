/**
 * Timetables as iCalendar files (RFC 5545): {@link io.shibo.meet.calendar.CalendarHistory} knows what was announced before,
 * {@link io.shibo.meet.calendar.MeetingCalendar} writes one participant's file, {@link io.shibo.meet.expo.TimeZones} has the
 * clock of a country.
 */
@NullMarked
package io.shibo.meet.calendar;

import org.jspecify.annotations.NullMarked;
