package io.shibo.measure;

/** Which way trade crosses the border, seen from the reporting economy. */
public enum Flow {
    EXPORT,
    IMPORT
}
