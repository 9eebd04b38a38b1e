package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.meet.Gaps;
import io.shibo.meet.Stage;
import io.shibo.meet.Watch;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Shows how far the making of a plan is, and keeps what it was told. */
final class Watching implements Watch {
    private final Progress progress;
    private final BooleanSupplier stop;
    private @Nullable Gaps gaps;

    Watching(Progress progress, BooleanSupplier stop) {
        this.progress = progress;
        this.stop = stop;
    }

    @Override
    public void stage(Stage stage) {
        progress.phase(
                switch (stage) {
                    case SCORE -> "looking for pairs that suit each other";
                    case MATCH -> "matching";
                    case SCHEDULE -> "giving each pair a slot";
                    case POLISH -> "closing gaps";
                    case CERTIFY -> "summing the bound over all allowed pairs";
                });
    }

    @Override
    public void gaps(Gaps before) {
        gaps = before;
    }

    /** The gaps there were before they were closed. */
    Optional<Gaps> findGaps() {
        return Optional.ofNullable(gaps);
    }

    @Override
    public boolean stop() {
        return stop.getAsBoolean();
    }
}
