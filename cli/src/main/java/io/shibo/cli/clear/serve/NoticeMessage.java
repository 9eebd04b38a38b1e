package io.shibo.cli.clear.serve;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Guids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What the window itself makes (CEB792 and the like) as a message: the same documents give the same bytes. */
public final class NoticeMessage {
    private NoticeMessage() {}

    /** @param documents of one kind, one or more */
    public static byte[] of(List<? extends Document> documents) {
        String guids = documents.stream().map(Document::guid).collect(Collectors.joining());
        return CebWriter.message(
                documents.getFirst().type(),
                Guids.of(guids.getBytes(StandardCharsets.US_ASCII)),
                null,
                documents,
                null);
    }
}
