/**
 * A window that serves: messages come in by HTTP and by a folder, a few threads read them, one decides and forces them in groups, and
 * receipts leave once they are on disk.
 *
 * <p>{@link io.shibo.cli.clear.serve.Service} is the whole; {@link io.shibo.cli.clear.serve.CommitQueue} is its heart.
 */
@NullMarked
package io.shibo.cli.clear.serve;

import org.jspecify.annotations.NullMarked;
