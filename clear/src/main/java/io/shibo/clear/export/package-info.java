/**
 * Exports: lists (CEB603) released one by one, and summed up into declarations by month (CEB701, 702, 792).
 *
 * <p>Everything here is a pure function of a slice and an event, as in the window's own step: {@link
 * io.shibo.clear.export.ExportStep} takes a {@link io.shibo.clear.export.ExportSlice} and an {@link
 * io.shibo.clear.export.ExportEvent} and says what the slice is from now on, which events follow and what is to be done. The
 * registers, and who tells whom:
 *
 * <pre>
 *   order (303, 403, 603) ── declares ──► list ◄── 605, 213          a list's number is what others know it by
 *       │      ▲                           │ ▲
 *     links  carried                enters │ │ gathers
 *       ▼      │                           ▼ │
 *   waybill (505, 507, 509, 607)         day ──► summary (701)
 * </pre>
 *
 * An order's slice keeps its documents until the list that relies on them can be decided; the list's own slice keeps where it
 * stands; the slices of a day keep which lists a declarant had released on it, in pages, so that no slice grows with a year;
 * a summary's slice keeps its application and which lists went into it.
 */
@NullMarked
package io.shibo.clear.export;

import org.jspecify.annotations.NullMarked;
