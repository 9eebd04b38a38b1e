/**
 * Makes a sample expo: {@link io.shibo.meet.sample.SampleExpo#files}. Every firm in it is invented; a name that somebody
 * bears is chance.
 */
@NullMarked
package io.shibo.meet.sample;

import org.jspecify.annotations.NullMarked;
