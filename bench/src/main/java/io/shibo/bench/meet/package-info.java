/**
 * Matching, timetable and search beside what others would use for them: OR-Tools' min-cost flow and CP-SAT, Timefold; the same
 * input, the same time, in one run.
 */
@NullMarked
package io.shibo.bench.meet;

import org.jspecify.annotations.NullMarked;
