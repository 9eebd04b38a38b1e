package io.shibo.measure;

import java.util.regex.Pattern;

/**
 * A file that went into a release.
 *
 * @param name as the user named it
 * @param sha256 64 hexadecimal digits over its bytes
 * @param records how many it gave
 */
public record RecordSource(String name, String sha256, long records) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public RecordSource {
        if (name.isBlank() || !SHA256.matcher(sha256).matches() || records < 0) {
            throw new IllegalArgumentException(
                    "source '%s', digest '%s', %d records: a name, 64 hexadecimal digits and 0 or more are needed."
                            .formatted(name, sha256, records));
        }
    }
}
