package io.shibo.cli.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where Shibo finds what it ships and keeps what it makes. */
public final class Home {
    private Home() {}

    /** The data folder: {@code SHIBO_HOME}, else {@code ~/.shibo}. */
    public static Path data() {
        String set = System.getenv("SHIBO_HOME");
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".shibo") : Path.of(set);
    }

    /**
     * The installation: the folder with {@code packs/} and {@code samples/}. The launcher names it by the property {@code
     * shibo.root}; without it the working folder is taken.
     */
    public static Path installation() {
        @Nullable String root = System.getProperty("shibo.root");
        return root == null ? Path.of("").toAbsolutePath() : Path.of(root);
    }

    public static Path packs() {
        return installation().resolve("packs");
    }

    public static Path samples() {
        return installation().resolve("samples");
    }
}
