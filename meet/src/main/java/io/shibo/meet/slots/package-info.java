/**
 * Slots for meetings that are given: who meets whom is settled, when is asked, with few breaks and fairly.
 *
 * <p>{@link io.shibo.meet.slots.DznReader} reads a {@link io.shibo.meet.slots.SlotProblem} from MiniZinc data; {@link
 * io.shibo.meet.slots.SlotSolver} answers it; {@link io.shibo.meet.slots.SlotCheck} checks an answer and knows nothing of how it
 * was found. The problem is that of Bofill et al., "Constraint Solving Approaches to the Business-to-Business Meeting
 * Scheduling Problem", JAIR.
 */
@NullMarked
package io.shibo.meet.slots;

import org.jspecify.annotations.NullMarked;
