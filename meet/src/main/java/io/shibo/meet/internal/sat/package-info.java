/** Satisfiability of clauses: what proves that there is no timetable, or none with so few breaks. */
@NullMarked
package io.shibo.meet.internal.sat;

import org.jspecify.annotations.NullMarked;
