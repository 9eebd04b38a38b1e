package io.shibo.quote.pack;

import io.shibo.quote.rule.MeasureTable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The three parts of a {@link RulebookFile} as they grow: each text once, the body, the rows. */
final class RecordOutput {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

    void writeByte(int value) {
        body.write(value);
    }

    void writeInt(int value) {
        writeInt(body, value);
    }

    void writeText(String text) {
        writeInt(texts.computeIfAbsent(text, t -> texts.size()));
    }

    void writeRows(MeasureTable table) {
        writeInt(table.size());
        writeColumn(table.size(), table::templateOf);
        writeColumn(table.size(), table::codeOf);
        writeColumn(table.size(), table::formulaOf);
        writeColumn(table.size(), table::lineOf);
        writeColumn(table.size(), table::suffixOf);
    }

    private void writeColumn(int size, IntUnaryOperator column) {
        ByteBuffer bytes = ByteBuffer.allocate(size * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < size; row++) {
            bytes.putInt(column.applyAsInt(row));
        }
        rows.writeBytes(bytes.array());
    }

    private static void writeInt(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >>> 8);
        out.write(value >>> 16);
        out.write(value >>> 24);
    }

    byte[] texts() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
        writeInt(out, texts.size());
        for (String text : texts.keySet()) {
            utf8.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            writeInt(out, utf8.size());
        }
        out.writeBytes(utf8.toByteArray());
        return out.toByteArray();
    }

    byte[] body() {
        return body.toByteArray();
    }

    byte[] rows() {
        return rows.toByteArray();
    }
}
