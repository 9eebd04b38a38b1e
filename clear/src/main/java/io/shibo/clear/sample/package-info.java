/**
 * Sample parcels for the window: real-format messages of made-up trade, with known defects planted.
 *
 * <p>{@link io.shibo.clear.sample.SampleParcels} is the entry point. The same settings give the same bytes on every
 * machine. Nobody in it exists: identity numbers have right check digits in a region that was never assigned (999), the
 * telephone numbers begin with no operator's digits, streets are called 样本路 (sample road).
 */
@NullMarked
package io.shibo.clear.sample;

import org.jspecify.annotations.NullMarked;
