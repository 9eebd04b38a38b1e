package io.shibo.cli.clear.kill;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client was told, kept by the client itself: the judge of the window.
 *
 * <p>A document has one receipt for ever; a declaration has a second one when its parcel ends, and never the first again.
 */
final class Journal {
    private static final Pattern RECEIPT = Pattern.compile("<(\\w+Return)>\\n.*?</\\1>\\n", Pattern.DOTALL);
    private static final Pattern GUID = Pattern.compile("<guid>([^<]+)</guid>");
    private static final Pattern STATUS = Pattern.compile("<returnStatus>([^<]+)</returnStatus>");
    private static final String FILED = "120";

    private final Map<String, String> filed = new ConcurrentHashMap<>();
    private final Map<String, String> ended = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

    /** One receipt of a message of receipts. */
    record Entry(String guid, String status, String text) {}

    /** The element that gives a status. */
    static String status(String code) {
        return "<returnStatus>" + code + "</returnStatus>";
    }

    static List<Entry> entries(String message) {
        return RECEIPT.matcher(message)
                .results()
                .map(found -> new Entry(first(GUID, found.group()), first(STATUS, found.group()), found.group()))
                .toList();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Notes an answer. @param asked when it was sent out: what had ended by then must not be answered as filed only */
    void note(String where, String message, List<String> endedBefore) {
        List<Entry> entries = entries(message);
        if (entries.isEmpty()) {
            broken.add("%s: an answer without a receipt: %s".formatted(where, message));
        }
        for (Entry entry : entries) {
            boolean first = entry.status().equals(FILED);
            same(where, first ? filed : ended, entry);
            if (first && endedBefore.contains(entry.guid())) {
                broken.add("%s: %s was answered by its end before, and now as filed".formatted(where, entry.guid()));
            }
        }
    }

    private void same(String where, Map<String, String> known, Entry entry) {
        String before = known.putIfAbsent(entry.guid(), entry.text());
        if (before != null && !before.equals(entry.text())) {
            broken.add(
                    "%s: %s was answered in two ways: %s and %s".formatted(where, entry.guid(), before, entry.text()));
        }
    }

    /** The guids that were told how they ended. */
    List<String> ended() {
        return List.copyOf(ended.keySet());
    }

    @Nullable
    String end(String guid) {
        return ended.get(guid);
    }

    int acknowledged() {
        return filed.size();
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
