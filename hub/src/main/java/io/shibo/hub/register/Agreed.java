package io.shibo.hub.register;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.hub.register.Dossier.Delegate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Meetings that are agreed, as the organiser's fixed.csv has them, each with whom to ask on the other side: the one place
 * where a participant sees a partner's e-mail and telephone. A wish agrees nothing, nor does a timetable.
 */
@Service
class Agreed {
    private static final Csv.Header HEADER = Csv.Header.of("exhibitor", "buyer", "day", "from");

    private final Editions editions;
    private final Dossiers dossiers;

    Agreed(Editions editions, Dossiers dossiers) {
        this.editions = editions;
        this.dossiers = dossiers;
    }

    /** @param people of the partner */
    record Meeting(String name, String day, String from, List<Delegate> people) {}

    /** In the order of the file; none while the registration or the partner's is not accepted. */
    List<Meeting> of(Registration registration) {
        String text = editions.files(registration.edition()).get("fixed.csv");
        if (text == null || registration.state() != State.ACCEPTED) {
            return List.of();
        }
        List<Meeting> meetings = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            // It was read with all else when it was taken in: what is wrong with it was told then.
            Csv.read("fixed.csv", new ByteArrayInputStream(bytes), HEADER, new Problems(), row -> {
                String exhibitor = row.text("exhibitor");
                String buyer = row.text("buyer");
                boolean own =
                        registration.id().equals(exhibitor) || registration.id().equals(buyer);
                String partner = registration.id().equals(exhibitor) ? buyer : exhibitor;
                if (own) {
                    dossiers.find(registration.edition(), partner)
                            .filter(other -> other.state() == State.ACCEPTED)
                            .ifPresent(other -> meetings.add(new Meeting(
                                    other.dossier().name(),
                                    row.text("day"),
                                    row.text("from"),
                                    other.dossier().people())));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory", impossible);
        }
        return meetings;
    }
}
