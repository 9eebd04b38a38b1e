package io.shibo.trade.evidence;

import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Difference.Kind;
import io.shibo.trade.internal.xml.PathScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a document differs from what was signed. Lines are aligned by their short hashes (longest common
 * subsequence); what one line said before is taken from the original where the caller has it, else restored by trying each
 * single-byte change until the whole document hashes as signed. Such a restoration is certain: it matches SHA-256.
 */
final class Comparison {
    /** Differences told of one document; the others are counted. */
    static final int MAX_DIFFERENCES = 20;

    /** Above this many pairs of lines the alignment is not worked out; everything between is told as changed. */
    private static final long MAX_PAIRS = 4_000_000;

    private static final int MAX_REPAIR_LINE = 2_000;

    private final Manifest.Entry entry;
    private final byte[] found;
    private final byte @Nullable [] original;
    private final List<LineHashes.Span> spans;
    private final List<String> expectedHashes;
    private final List<String> foundHashes;
    private final List<Difference> differences = new ArrayList<>();
    private long count;

    private Comparison(Manifest.Entry entry, StoredFile found, @Nullable StoredFile original) {
        this.entry = entry;
        this.found = found.content();
        this.original = original != null && entry.matches(original) ? original.content() : null;
        this.spans = LineHashes.lines(this.found);
        this.expectedHashes = LineHashes.split(entry.lines());
        this.foundHashes = LineHashes.of(this.found, spans);
    }

    /** The first differences, and how many there are. */
    record Differences(List<Difference> first, long count) {
        static Differences one(Difference difference) {
            return new Differences(List.of(difference), 1);
        }
    }

    /** @param original the document as it was signed; null where the caller does not have it */
    static Differences compare(Manifest.Entry entry, StoredFile found, @Nullable StoredFile original) {
        return entry.matches(found)
                ? new Differences(List.of(), 0)
                : new Comparison(entry, found, original).differences();
    }

    private Differences differences() {
        int head = 0;
        int expectedEnd = expectedHashes.size();
        int foundEnd = foundHashes.size();
        while (head < Math.min(expectedEnd, foundEnd)
                && expectedHashes.get(head).equals(foundHashes.get(head))) {
            head++;
        }
        while (expectedEnd > head
                && foundEnd > head
                && expectedHashes.get(expectedEnd - 1).equals(foundHashes.get(foundEnd - 1))) {
            expectedEnd--;
            foundEnd--;
        }
        align(head, expectedEnd, foundEnd);
        if (differences.isEmpty()) {
            return Differences.one(new Difference(entry.name(), Kind.PLACE_HIDDEN, 0, 0, found.length, "", null, null));
        }
        return new Differences(differences, count);
    }

    /** Walks both middles along their longest common subsequence; what lies between two common lines was changed. */
    private void align(int head, int expectedEnd, int foundEnd) {
        int rows = expectedEnd - head;
        int columns = foundEnd - head;
        if ((long) rows * columns > MAX_PAIRS) {
            gap(head, expectedEnd, head, foundEnd);
            return;
        }
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                longest[i][j] = same(head + i, head + j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            int fromExpected = i;
            int fromFound = j;
            while ((i < rows || j < columns) && !(i < rows && j < columns && same(head + i, head + j))) {
                if (j >= columns || i < rows && longest[i + 1][j] >= longest[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            gap(head + fromExpected, head + i, head + fromFound, head + j);
            while (i < rows && j < columns && same(head + i, head + j)) {
                i++;
                j++;
            }
        }
    }

    private boolean same(int expected, int foundAt) {
        return expectedHashes.get(expected).equals(foundHashes.get(foundAt));
    }

    private void gap(int expectedFrom, int expectedTo, int foundFrom, int foundTo) {
        int pairs = Math.min(expectedTo - expectedFrom, foundTo - foundFrom);
        count += Math.max(expectedTo - expectedFrom, foundTo - foundFrom);
        for (int i = 0; i < pairs && room(); i++) {
            differences.add(changed(expectedFrom + i, foundFrom + i));
        }
        for (int line = foundFrom + pairs; line < foundTo && room(); line++) {
            LineHashes.Span span = spans.get(line);
            differences.add(new Difference(
                    entry.name(),
                    Kind.LINE_ADDED,
                    line + 1,
                    span.from(),
                    span.to(),
                    path(found, span),
                    null,
                    text(found, span)));
        }
        for (int line = expectedFrom + pairs; line < expectedTo && room(); line++) {
            int at = foundTo < spans.size() ? spans.get(foundTo).from() : found.length;
            LineHashes.Span was = originalLine(line);
            differences.add(new Difference(
                    entry.name(),
                    Kind.LINE_REMOVED,
                    line + 1,
                    at,
                    at,
                    original == null || was == null ? PathScanner.at(found, at) : path(original, was),
                    original == null || was == null ? null : text(original, was),
                    null));
        }
    }

    private boolean room() {
        return differences.size() < MAX_DIFFERENCES;
    }

    private Difference changed(int expectedLine, int foundLine) {
        LineHashes.Span span = spans.get(foundLine);
        byte[] before = original == null ? repaired(expectedLine, span) : original;
        LineHashes.Span was = null;
        if (before != null) {
            List<LineHashes.Span> lines = LineHashes.lines(before);
            was = expectedLine < lines.size() ? lines.get(expectedLine) : null;
        }
        if (before == null || was == null) {
            return new Difference(
                    entry.name(),
                    Kind.LINE_CHANGED,
                    foundLine + 1,
                    span.from(),
                    span.to(),
                    path(found, span),
                    null,
                    text(found, span));
        }
        int head = 0;
        int tail = 0;
        int shorter = Math.min(was.to() - was.from(), span.to() - span.from());
        while (head < shorter && before[was.from() + head] == found[span.from() + head]) {
            head++;
        }
        while (tail < shorter - head && before[was.to() - 1 - tail] == found[span.to() - 1 - tail]) {
            tail++;
        }
        return new Difference(
                entry.name(),
                Kind.LINE_CHANGED,
                foundLine + 1,
                span.from() + head,
                Math.max(span.from() + head, span.to() - tail),
                path(before, was),
                text(before, was),
                text(found, span));
    }

    /** The document with one byte of that line changed back, dropped or put in; null where that does not restore it. */
    private byte @Nullable [] repaired(int expectedLine, LineHashes.Span span) {
        String wanted = expectedHashes.get(expectedLine);
        byte[] line = Arrays.copyOfRange(found, span.from(), span.to());
        if (line.length > MAX_REPAIR_LINE) {
            return null;
        }
        int grown = entry.size() - found.length;
        byte[] mended = switch (grown) {
            case 0 -> exchange(line, wanted);
            case 1 -> insert(line, wanted);
            case -1 -> drop(line, wanted);
            default -> null;
        };
        if (mended == null) {
            return null;
        }
        byte[] whole = splice(span, mended);
        return entry.matches(StoredFile.of(entry.name(), whole)) ? whole : null;
    }

    private static byte @Nullable [] exchange(byte[] line, String wanted) {
        byte[] trial = line.clone();
        for (int i = 0; i < trial.length; i++) {
            byte was = trial[i];
            for (int b = 0; b < 256; b++) {
                trial[i] = (byte) b;
                if (trial[i] != was && LineHashes.hash(trial, 0, trial.length).equals(wanted)) {
                    return trial;
                }
            }
            trial[i] = was;
        }
        return null;
    }

    private static byte @Nullable [] drop(byte[] line, String wanted) {
        for (int i = 0; i < line.length; i++) {
            byte[] trial = new byte[line.length - 1];
            System.arraycopy(line, 0, trial, 0, i);
            System.arraycopy(line, i + 1, trial, i, line.length - i - 1);
            if (LineHashes.hash(trial, 0, trial.length).equals(wanted)) {
                return trial;
            }
        }
        return null;
    }

    private static byte @Nullable [] insert(byte[] line, String wanted) {
        byte[] trial = new byte[line.length + 1];
        for (int i = 0; i <= line.length; i++) {
            System.arraycopy(line, 0, trial, 0, i);
            System.arraycopy(line, i, trial, i + 1, line.length - i);
            for (int b = 0; b < 256; b++) {
                trial[i] = (byte) b;
                if (LineHashes.hash(trial, 0, trial.length).equals(wanted)) {
                    return trial;
                }
            }
        }
        return null;
    }

    private byte[] splice(LineHashes.Span span, byte[] line) {
        byte[] whole = new byte[found.length - (span.to() - span.from()) + line.length];
        System.arraycopy(found, 0, whole, 0, span.from());
        System.arraycopy(line, 0, whole, span.from(), line.length);
        System.arraycopy(found, span.to(), whole, span.from() + line.length, found.length - span.to());
        return whole;
    }

    private LineHashes.@Nullable Span originalLine(int line) {
        if (original == null) {
            return null;
        }
        List<LineHashes.Span> lines = LineHashes.lines(original);
        return line < lines.size() ? lines.get(line) : null;
    }

    /** The element whose tag starts on the line; the one that is open there where none does. */
    private static String path(byte[] document, LineHashes.Span span) {
        int at = span.from();
        while (at < span.to() && document[at] != '<') {
            at++;
        }
        return PathScanner.at(document, at < span.to() ? at + 1 : span.from());
    }

    private static String text(byte[] document, LineHashes.Span span) {
        String line = new String(document, span.from(), span.to() - span.from(), StandardCharsets.UTF_8);
        return show(line.strip());
    }

    /** A line fit to be shown: at most 200 characters, without control characters. */
    private static String show(String line) {
        String cut = line.codePointCount(0, line.length()) > 200
                ? line.substring(0, line.offsetByCodePoints(0, 200)) + "…"
                : line;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
