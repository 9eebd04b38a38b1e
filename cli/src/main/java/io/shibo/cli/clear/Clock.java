package io.shibo.cli.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Intake;
import java.time.InstantSource;

/** Which time a message's arrival is stamped with. */
enum Clock {
    /** This machine's, now. */
    ARRIVAL,
    /** The latest time that the message's own documents state: for history and for samples. */
    MESSAGE;

    /** The arrival of a message, milliseconds since 1970 in UTC. */
    long stamp(Reading.Message message, InstantSource now) {
        if (this == ARRIVAL) {
            return now.millis();
        }
        return message.documents().stream().mapToLong(Intake::statedAt).max().orElse(0);
    }
}
