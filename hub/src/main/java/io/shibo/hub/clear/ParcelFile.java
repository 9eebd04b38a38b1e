package io.shibo.hub.clear;

import io.shibo.clear.Assessment;
import io.shibo.clear.Event;
import io.shibo.clear.LogEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the log of one parcel: its documents, masked, and how it ended.
 *
 * @param outcome null while it waits, or where the log is not there any more
 */
record ParcelFile(List<Paper> papers, @Nullable Outcome outcome) {
    /** The end of a parcel follows the document that completed it, after an assessment and before anything else. */
    private static final int AFTER = 8;

    /** One document: its kind, its fields with personal data masked, and whether it counts. */
    record Paper(String type, long sequence, List<Layout.Shown> fields) {}

    /** Null where it did not come to an assessment; public for the template. */
    public @Nullable Assessment assessment() {
        return outcome == null ? null : outcome.assessment();
    }

    static ParcelFile read(Path log, ParcelStore.Row row) throws IOException {
        SortedSet<Long> wanted = new TreeSet<>(row.sequences());
        for (int i = 1; row.completedBy() > 0 && i <= AFTER; i++) {
            wanted.add(row.completedBy() + i);
        }
        List<Paper> papers = new ArrayList<>();
        List<Outcome> ends = new ArrayList<>();
        if (!wanted.isEmpty()) {
            try (Disk disk = Disk.forReading(log)) {
                LogReader.readOnly(disk, wanted, (sequence, bytes) -> {
                    switch (LogEntry.read(bytes)) {
                        case LogEntry.Input(Event.Received received)
                        when received.document().orderNo().equals(row.orderNo()) ->
                            papers.add(paper(sequence, received.document()));
                        case LogEntry.Ended(var decided)
                        when decided.parcel().equals(Document.key(row.ebpCode(), row.orderNo())) ->
                            ends.add(decided.outcome());
                        default -> {}
                    }
                });
            }
        }
        return new ParcelFile(List.copyOf(papers), ends.isEmpty() ? null : ends.getFirst());
    }

    private static Paper paper(long sequence, ParcelDocument document) {
        return new Paper(
                document.type().name(),
                sequence,
                Layout.of(document.type().documentClass()).masked((Record) document));
    }
}
