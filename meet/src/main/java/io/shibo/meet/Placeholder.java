package io.shibo.meet;

/** Holds the package open until its first type lands. */
final class Placeholder {
    private Placeholder() {}
}
