package io.shibo.hub.clear;

import io.shibo.clear.Archive;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.Assessment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the log of one parcel: its documents, masked, and what the rulebook said.
 *
 * @param assessment null where it did not come to one, or where the log is not there any more
 * @param signature what was known of the declaration's when it arrived: {@code valid}, {@code absent}, {@code invalid} or
 *     {@code not-checked}
 * @param signedBy the certificate's serial number, hexadecimal; empty where no signature was found valid
 */
record ParcelFile(List<Paper> papers, @Nullable Assessment assessment, String signature, String signedBy) {
    /** One document: its kind, its fields with personal data masked, and its place in the log. */
    record Paper(String type, long sequence, List<Layout.Shown> fields) {}

    static ParcelFile read(Path log, ParcelStore.Row row) throws IOException {
        List<Paper> papers = new ArrayList<>();
        Assessment assessment = null;
        Reading.Signature signature = Reading.Signature.NOT_CHECKED;
        try (Disk disk = Disk.forReading(log)) {
            Archive archive = new Archive(disk, Packing.DEFLATE);
            for (long sequence : row.sequences()) {
                Archive.Filed filed = archive.find(sequence);
                if (filed != null
                        && filed.document() instanceof ParcelDocument document
                        && document.orderNo().equals(row.orderNo())) {
                    papers.add(paper(sequence, document));
                    boolean own = document instanceof Declaration declaration
                            && declaration.ebpCode().equals(row.ebpCode());
                    signature = own ? filed.signature() : signature;
                    assessment = own && assessment == null && row.value() != null ? filed.assessment() : assessment;
                }
            }
        }
        return of(papers, assessment, signature);
    }

    private static ParcelFile of(List<Paper> papers, @Nullable Assessment assessment, Reading.Signature signature) {
        String word = switch (signature) {
            case Reading.Signature.Valid valid -> "valid";
            case Reading.Signature.Absent absent -> "absent";
            case Reading.Signature.Invalid invalid -> "invalid";
            case Reading.Signature.NotChecked unknown -> "not-checked";
        };
        String serial = signature instanceof Reading.Signature.Valid valid ? valid.serial() : "";
        return new ParcelFile(List.copyOf(papers), assessment, word, serial);
    }

    private static Paper paper(long sequence, ParcelDocument document) {
        return new Paper(
                document.type().name(),
                sequence,
                Layout.of(document.type().documentClass()).masked((Record) document));
    }
}
