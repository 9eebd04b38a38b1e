package io.shibo.clear;

import io.shibo.clear.ceb.Keys;

/**
 * A parcel whose four documents agree and whose tax is assessed: all that the verdict needs.
 *
 * @param buyerId identity number of the buyer; personal
 * @param declaration keys of the declaration, for its receipt
 * @param declared the declaration's place in the log
 * @param declaredAt when the declaration arrived, milliseconds since 1970 in UTC
 * @param sequence place in the log of the document that completed the parcel
 * @param at when it arrived, milliseconds since 1970 in UTC
 */
public record Matched(
        String orderNo,
        String ebpCode,
        String buyerId,
        Keys declaration,
        long declared,
        long declaredAt,
        long sequence,
        long at,
        Assessment assessment) {}
