/**
 * The peers of {@code quote} at national size: the same tariff and the same lines by Drools and by PostgreSQL. {@link
 * io.shibo.bench.peers.QuotePeersBench} compares their amounts line by line, then times them.
 */
@NullMarked
package io.shibo.bench.peers;

import org.jspecify.annotations.NullMarked;
