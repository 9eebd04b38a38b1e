package io.shibo.cli.clear.serve;

import io.shibo.clear.log.SegmentArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Moves segments that were closed while a window is served, looking once a minute. A folder that cannot be written stops
 * nothing: it is told once, the segments stay in the log, and the next look tries again.
 */
public final class Archiving implements AutoCloseable {
    private static final long LOOK_SECONDS = 60;

    private final SegmentArchive archive;
    private final PrintWriter notes;
    private final ScheduledExecutorService mover = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("archive").daemon().factory());
    private String told = "";

    private Archiving(SegmentArchive archive, PrintWriter notes) {
        this.archive = archive;
        this.notes = notes;
    }

    /** @param notes told of what a person should look at */
    public static Archiving start(SegmentArchive archive, PrintWriter notes) {
        Archiving started = new Archiving(archive, notes);
        var unused = started.mover.scheduleWithFixedDelay(started::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        return started;
    }

    private void look() {
        try {
            archive.move();
            told = "";
        } catch (IOException | RuntimeException failed) {
            String words = "segments could not be archived and stay in the log: %s".formatted(failed.getMessage());
            if (!words.equals(told)) {
                told = words;
                notes.println(words);
                notes.flush();
            }
        }
    }

    /** Ends after the segment that is being moved. */
    @Override
    public void close() {
        mover.close();
    }
}
