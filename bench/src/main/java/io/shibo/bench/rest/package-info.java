/** Latencies over HTTP, from a client that keeps to its schedule. */
@NullMarked
package io.shibo.bench.rest;

import org.jspecify.annotations.NullMarked;
