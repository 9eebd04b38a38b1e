package io.shibo.clear.export;

import java.util.List;

/**
 * What came of an application to sum up lists.
 *
 * @param sequence place in the log of the part that completed it
 * @param at when that arrived, milliseconds since 1970 in UTC
 * @param lists those that were summed up, in their order; none where it was refused
 * @param offences why it was refused, at most {@value #MAX_OFFENCES}; empty where lists were summed up
 */
public record Conclusion(long sequence, long at, List<Taken> lists, List<Offence> offences) {
    static final int MAX_OFFENCES = 20;

    public Conclusion {
        lists = List.copyOf(lists);
        offences = List.copyOf(offences);
    }

    public boolean summed() {
        return !lists.isEmpty();
    }

    /**
     * A list that was summed up.
     *
     * @param sequence its place in the log
     * @param at when it arrived, milliseconds since 1970 in UTC
     */
    public record Taken(long sequence, long at) {}

    /**
     * A list that cannot be summed up.
     *
     * @param place among the lists named, from 0; −1 where none was found
     */
    public record Offence(int place, Why why) {}

    /** Why a list cannot be summed up. The order is part of the byte layout. */
    public enum Why {
        /** No list was found. */
        NONE_FOUND,
        UNKNOWN,
        /** Of another agent, consignor or customs office. */
        OTHER_DECLARANT,
        OTHER_PLACE,
        /** Declared in the simplified way (A): it is a declaration by itself. */
        SIMPLIFIED,
        NOT_RELEASED,
        /** It is in a summary already. */
        SUMMED
    }
}
