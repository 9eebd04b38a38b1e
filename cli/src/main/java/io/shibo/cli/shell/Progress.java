package io.shibo.cli.shell;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Progress of long work, on standard error: a line that rewrites itself on a terminal, and on a pipe one line a phase,
 * so that logs stay short. Not thread-safe: one phase at a time.
 */
public final class Progress {
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private String phase = "";
    private long lastDrawn;
    private boolean open;

    private Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    public static Progress to(PrintWriter err) {
        return new Progress(err, System.console() != null && System.console().isTerminal());
    }

    /** Shows nothing; for tests and {@code --quiet}. */
    public static Progress none() {
        return new Progress(new PrintWriter(java.io.Writer.nullWriter()), false);
    }

    /** Starts a phase, as in {@code "matching 12,800 participants"}. */
    public void phase(String name) {
        clear();
        phase = name;
        if (terminal) {
            draw(name + " …");
        } else {
            err.println("  … " + name);
            err.flush();
        }
    }

    /** How far the phase is; drawn at most ten times a second, and on terminals alone. */
    public void at(long done, long of) {
        long now = System.nanoTime();
        if (terminal && now - lastDrawn > REDRAW_NANOS) {
            lastDrawn = now;
            draw(String.format(Locale.ROOT, "%s %,d of %,d", phase, done, of));
        }
    }

    /** Removes the line; call before printing a result. */
    public void clear() {
        if (open) {
            err.print("\r\033[K");
            err.flush();
            open = false;
        }
    }

    private void draw(String text) {
        err.print("\r\033[K  … " + text);
        err.flush();
        open = true;
    }
}
