package io.shibo.measure;

/** Exports, imports or the two together. */
public enum Side {
    EXPORTS,
    IMPORTS,
    TOTAL;

    public static Side of(Flow flow) {
        return flow == Flow.EXPORT ? EXPORTS : IMPORTS;
    }
}
