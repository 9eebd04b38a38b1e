/**
 * The day itself: devices send what they scanned, in any order and more than once; the organiser sees who is where; exhibitors
 * their own leads; participants subscribe to their timetable. {@link io.shibo.meet.day} decides, this package keeps.
 */
@NullMarked
package io.shibo.hub.day;

import org.jspecify.annotations.NullMarked;
