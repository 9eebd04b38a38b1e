package io.shibo.trade;

/** Holds the package open until its first type lands. */
final class Placeholder {
    private Placeholder() {}
}
