/** A directory of businesses, matching with a bound, and a timetable. */
@NullMarked
package io.shibo.meet;

import org.jspecify.annotations.NullMarked;
