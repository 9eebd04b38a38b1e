package io.shibo.trade.internal.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Names the element at a byte of a document that may be damaged: a changed byte can leave text that is no XML any more,
 * and its place must be told all the same. Reads tags with a loose eye, never fails, and is no parser: nothing is taken
 * from the document but names.
 */
public final class PathScanner {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME = 80;

    private final byte[] bytes;
    private final ArrayDeque<Level> open = new ArrayDeque<>();
    private final Map<String, Integer> top = new HashMap<>();

    private record Level(String step, Map<String, Integer> children) {}

    private PathScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The innermost element that is open at {@code offset}, or whose tag covers it, as {@code
     * Invoice/InvoiceLine[2]/Price/PriceAmount}; empty where none is. A step is numbered from its second occurrence.
     */
    public static String at(byte[] bytes, int offset) {
        return new PathScanner(bytes).scan(Math.min(offset, bytes.length));
    }

    private String scan(int offset) {
        int at = 0;
        while (at < offset) {
            if (bytes[at] != '<') {
                at++;
                continue;
            }
            int end = tagEnd(at);
            boolean covers = end >= offset;
            char kind = at + 1 < bytes.length ? (char) bytes[at + 1] : ' ';
            if (kind == '/') {
                if (covers) {
                    break;
                }
                if (!open.isEmpty()) {
                    open.removeLast();
                }
            } else if (kind != '!' && kind != '?') {
                enter(name(at + 1));
                if (!covers && end > at + 1 && bytes[end - 1] == '/') {
                    open.removeLast();
                }
                if (covers) {
                    break;
                }
            }
            at = end + 1;
        }
        return String.join("/", open.stream().map(Level::step).toList());
    }

    private void enter(String name) {
        Map<String, Integer> siblings = open.isEmpty() ? top : open.getLast().children();
        int number = siblings.merge(name, 1, Integer::sum);
        if (open.size() >= MAX_DEPTH) {
            open.removeLast();
        }
        open.addLast(new Level(number == 1 ? name : name + "[" + number + "]", new HashMap<>()));
    }

    /** The closing bracket of the tag that starts at {@code at}; the last byte where there is none. */
    private int tagEnd(int at) {
        byte quote = 0;
        for (int i = at + 1; i < bytes.length; i++) {
            byte b = bytes[i];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                return i;
            }
        }
        return bytes.length - 1;
    }

    /** The local name that starts at {@code from}. */
    private String name(int from) {
        int to = from;
        int start = from;
        while (to < bytes.length && to - from < MAX_NAME && " \t\r\n/>".indexOf(bytes[to]) < 0) {
            if (bytes[to] == ':') {
                start = to + 1;
            }
            to++;
        }
        return new String(bytes, start, to - start, StandardCharsets.UTF_8);
    }
}
