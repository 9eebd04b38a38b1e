/**
 * A release drawn as SVG, with Java alone: no script, no style attribute, readable by a screen reader, mirrored for
 * languages written from the right. A confidential figure is nowhere in a picture, as it is nowhere in a release.
 *
 * <p>{@link io.shibo.measure.chart.Charts} draws; {@link io.shibo.measure.chart.ChartStyle} holds the style sheet that
 * gives the drawing its colours, for a page or inside a file of its own.
 */
@NullMarked
package io.shibo.measure.chart;

import org.jspecify.annotations.NullMarked;
