package io.shibo.cli;

/** Entry point of the {@code shibo} command. */
public final class Shibo {
    private Shibo() {}

    public static void main(String[] args) {
        System.out.println("shibo");
    }
}
