package io.shibo.quote.bulk;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a table of sales into blocks between sales. The first column is {@code sale}: rows that follow each other with the
 * same bytes there are one sale and stay together.
 *
 * <p>Only quotes and line breaks are looked at here; what is in the rows is {@link SaleTable}'s to read.
 */
public final class SaleBlocks {
    /** Usual size of a block, in bytes: some thousand rows. */
    public static final int BLOCK = 1 << 19;

    /** A single sale may not be larger, in bytes. */
    public static final int MAX_SALE = 1 << 25;

    private static final int MAX_HEADER = 1 << 16;

    private final String file;
    private final InputStream in;
    private byte[] buffer;
    private int filled;
    private boolean ended;
    private int line = 1;

    private SaleBlocks(String file, InputStream in, int block) {
        this.file = file;
        this.in = in;
        this.buffer = new byte[block];
    }

    /**
     * Hands each block to {@code blocks}, in the order of the file.
     *
     * @param file as the user named it, for messages
     * @throws InputException if the file is empty, its first column is not {@code sale}, or one sale has no end
     * @throws IOException if the stream fails
     */
    public static void read(String file, InputStream in, Consumer<SaleBlock> blocks) throws IOException {
        read(file, in, BLOCK, blocks);
    }

    static void read(String file, InputStream in, int block, Consumer<SaleBlock> blocks) throws IOException {
        new SaleBlocks(file, in, block).run(blocks);
    }

    private void run(Consumer<SaleBlock> blocks) throws IOException {
        fill();
        byte[] header = header();
        while (filled > 0 || !ended) {
            Cut cut = cut();
            if (cut.length() > 0) {
                blocks.accept(new SaleBlock(header, Arrays.copyOf(buffer, cut.length()), cut.length(), line));
                line += cut.lines();
                drop(cut.length());
            } else if (buffer.length >= MAX_SALE) {
                throw new InputException(new Problem(
                        file,
                        line,
                        "",
                        "a single sale of more than %d bytes. Maybe a closing quote is missing, or all rows have the same 'sale'."
                                .formatted(MAX_SALE)));
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            fill();
        }
    }

    private byte[] header() {
        boolean bom =
                filled >= 3 && (buffer[0] & 0xFF) == 0xEF && (buffer[1] & 0xFF) == 0xBB && (buffer[2] & 0xFF) == 0xBF;
        if (bom) {
            drop(3);
        }
        int end = 0;
        while (end < filled && end < MAX_HEADER && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        if (end < filled && buffer[end] == '\r' && end + 1 < filled && buffer[end + 1] == '\n') {
            end++;
        }
        end = Math.min(filled, end + 1);
        byte[] header = Arrays.copyOf(buffer, end);
        String first = new String(header, StandardCharsets.UTF_8).split("[,\r\n]", 2)[0].strip();
        if (!first.equals("sale") && !first.equals("\"sale\"")) {
            throw new InputException(new Problem(
                    file,
                    1,
                    "header",
                    "the first column is '%s', but must be 'sale': rows with the same sale, one after the other, are its lines. Expected: %s."
                            .formatted(Problem.show(first), String.join(",", SaleTable.HEADER.required()))));
        }
        drop(end);
        line = 2;
        return header;
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, filled - count);
        filled -= count;
    }

    private void fill() throws IOException {
        while (!ended && filled < buffer.length) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
    }

    private record Cut(int length, int lines) {}

    /** The last place in the buffer where one sale has ended and another begins; all of it at the end of the file. */
    private Cut cut() {
        Cut cut = new Cut(0, 0);
        int lines = 0;
        int previous = -1;
        int start = 0;
        int linesBefore = 0;
        boolean quoted = false;
        for (int i = 0; i < filled; i++) {
            if (buffer[i] == '"') {
                quoted = !quoted;
            } else if (endsLine(i)) {
                lines++;
                if (!quoted) {
                    if (previous >= 0 && !sameSale(previous, start)) {
                        cut = new Cut(start, linesBefore);
                    }
                    previous = start;
                    start = i + 1;
                    linesBefore = lines;
                }
            }
        }
        return ended ? new Cut(filled, lines) : cut;
    }

    /** LF, CR LF or a lone CR, as the reader of CSV takes them; a CR at the very end of the buffer waits for what follows. */
    private boolean endsLine(int i) {
        return buffer[i] == '\n' || (buffer[i] == '\r' && i + 1 < filled && buffer[i + 1] != '\n');
    }

    /** Whether two rows begin with the same first field. */
    private boolean sameSale(int one, int other) {
        for (int i = 0; ; i++) {
            byte a = buffer[one + i];
            if (a != buffer[other + i]) {
                return false;
            }
            if (a == ',' || a == '\n' || a == '\r') {
                return true;
            }
        }
    }
}
