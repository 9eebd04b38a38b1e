package io.shibo.cli.clear.serve;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a service is told.
 *
 * @param bind the address to listen on
 * @param port TCP port; 0 takes a free one
 * @param maxBody bytes of one message
 * @param connections HTTP connections open at once
 * @param queue messages that may wait for the disk
 * @param drop the folder that message files are dropped into; null for none
 * @param receipts where receipts are written; null for none, never null where {@code drop} is not
 */
public record Settings(
        String bind,
        int port,
        int maxBody,
        int connections,
        int queue,
        @Nullable Path drop,
        @Nullable Path receipts) {
    public Settings {
        if (drop != null && receipts == null) {
            throw new IllegalArgumentException("a drop folder needs a folder for its receipts");
        }
    }
}
