package io.shibo.clear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a parcel ended.
 *
 * @param reason null where it was released
 * @param findings what stopped it
 * @param assessment null where its documents already disagreed
 * @param quota the quota's entry; null where it was not asked
 * @param declared the declaration's place in the log
 * @param declaredAt when the declaration arrived, milliseconds since 1970 in UTC
 * @param sequence place in the log of the document that completed the parcel
 * @param at when it arrived, milliseconds since 1970 in UTC
 */
public record Outcome(
        @Nullable Reason reason,
        List<Finding> findings,
        @Nullable Assessment assessment,
        @Nullable Quota quota,
        long declared,
        long declaredAt,
        long sequence,
        long at) {
    public Outcome {
        findings = List.copyOf(findings);
    }

    public boolean released() {
        return reason == null;
    }

    /** The status of the receipt: 800 for released, 100 or an error code for returned. */
    public String status() {
        return reason == null ? "800" : reason.status();
    }
}
