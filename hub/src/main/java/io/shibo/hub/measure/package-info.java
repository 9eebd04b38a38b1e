/** The statistics pages and the REST of {@code measure}: releases kept as rows, drawn and explained by the library. */
@NullMarked
package io.shibo.hub.measure;

import org.jspecify.annotations.NullMarked;
