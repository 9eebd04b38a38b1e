package io.shibo.quote.pack;

import io.shibo.quote.rule.MeasureTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the three parts of a {@link RulebookFile}. Believes no number: each is held against what is there, and what does
 * not fit is an {@link IllegalArgumentException}.
 */
final class RecordInput {
    private final String[] texts;
    private final ByteBuffer body;
    private final ByteBuffer rows;

    RecordInput(ByteBuffer texts, ByteBuffer body, ByteBuffer rows) {
        this.texts = texts(texts);
        this.body = body;
        this.rows = rows;
    }

    private static String[] texts(ByteBuffer bytes) {
        need(bytes, Integer.BYTES);
        int count = bytes.getInt();
        if (count < 0 || count > bytes.remaining() / Integer.BYTES) {
            throw new IllegalArgumentException("%d texts do not fit %d bytes.".formatted(count, bytes.remaining()));
        }
        IntBuffer ends = bytes.slice(bytes.position(), count * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        int start = bytes.position() + count * Integer.BYTES;
        int size = bytes.limit() - start;
        String[] texts = new String[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int end = ends.get(i);
            if (end < from || end > size) {
                throw new IllegalArgumentException("text %d ends at %d of %d.".formatted(i, end, size));
            }
            texts[i] = utf8(bytes.slice(start + from, end - from));
            from = end;
        }
        if (from != size) {
            throw new IllegalArgumentException("%d bytes of text belong to no text.".formatted(size - from));
        }
        return texts;
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException("a text is not UTF-8.", broken);
        }
    }

    private static void need(ByteBuffer bytes, int count) {
        if (bytes.remaining() < count) {
            throw new IllegalArgumentException("it ends too early.");
        }
    }

    int readByte() {
        need(body, 1);
        return body.get() & 0xff;
    }

    int readInt() {
        need(body, Integer.BYTES);
        return body.getInt();
    }

    /** How many parts follow; each takes a byte at least. */
    int readSize() {
        int size = readInt();
        if (size < 0 || size > body.remaining()) {
            throw new IllegalArgumentException("%d parts do not fit %d bytes.".formatted(size, body.remaining()));
        }
        return size;
    }

    String readText() {
        int number = readInt();
        if (number < 0 || number >= texts.length) {
            throw new IllegalArgumentException("there is no text %d.".formatted(number));
        }
        return texts[number];
    }

    /** A table whose rows stay where they are. */
    MeasureTable readRows(MeasureTable.Parts parts) {
        int size = readInt();
        if (size < 0 || size > rows.remaining() / (5 * Integer.BYTES)) {
            throw new IllegalArgumentException("%d rows do not fit %d bytes.".formatted(size, rows.remaining()));
        }
        IntBuffer template = column(size, 0, parts.templates().size());
        IntBuffer code = column(size, MeasureTable.ALONE, parts.codes().size());
        IntBuffer formula = column(size, 0, parts.formulas().size());
        IntBuffer line = column(size, 0, Integer.MAX_VALUE);
        IntBuffer suffix = column(size, 0, parts.suffixes().size());
        return new MeasureTable(parts, new MeasureTable.Columns(template, code, formula, line, suffix));
    }

    private IntBuffer column(int size, int from, int to) {
        IntBuffer column = rows.slice(rows.position(), size * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        rows.position(rows.position() + size * Integer.BYTES);
        for (int i = 0; i < size; i++) {
            int value = column.get(i);
            if (value < from || value >= to) {
                throw new IllegalArgumentException("row %d names %d, which is not there.".formatted(i, value));
            }
        }
        return column;
    }

    /** Everything must have been read. */
    void end() {
        if (body.hasRemaining() || rows.hasRemaining()) {
            throw new IllegalArgumentException(
                    "%d bytes are left over.".formatted(body.remaining() + rows.remaining()));
        }
    }
}
