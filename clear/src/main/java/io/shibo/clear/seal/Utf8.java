package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message's bytes as UTF-8, whatever encoding its byte order mark or its declaration names. */
final class Utf8 {
    /** Bytes of one message. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int DECLARATION = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Set<String> SUPPORTED =
            Set.of("UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "GBK", "GB2312", "GB18030", "US-ASCII", "ISO-8859-1");

    private Utf8() {}

    /** Where the text begins in bytes that are UTF-8 already; −1 where they are of another encoding. */
    static int start(byte[] raw) throws Refused {
        if (raw.length > MAX_BYTES) {
            throw new Refused(
                    SignatureFault.FORMAT, "%d bytes; a message has at most %d".formatted(raw.length, MAX_BYTES));
        }
        if (startsWith(raw, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return charset(raw).equals(StandardCharsets.UTF_8) ? 0 : -1;
    }

    /** Bytes of another encoding as UTF-8, without a byte order mark. */
    static byte[] convert(byte[] raw) throws Refused {
        Charset charset = charset(raw);
        int mark = startsWith(raw, 0xFE, 0xFF) || startsWith(raw, 0xFF, 0xFE) ? 2 : 0;
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw, mark, raw.length - mark));
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(text);
            return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
        } catch (CharacterCodingException bad) {
            throw new Refused(SignatureFault.FORMAT, "bytes that do not fit the encoding %s".formatted(charset));
        }
    }

    private static Charset charset(byte[] raw) throws Refused {
        if (startsWith(raw, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(raw, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(raw, 0, Math.min(raw.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        if (!encoding.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = encoding.group(1).toUpperCase(Locale.ROOT);
        if (!SUPPORTED.contains(name)) {
            throw new Refused(SignatureFault.FORMAT, "encoding %s is not supported; UTF-8 is".formatted(name));
        }
        return Charset.forName(name);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The place after the character of two to four bytes at {@code at}.
     *
     * @throws Refused if it is no UTF-8, or a character that XML does not have
     */
    static int skip(byte[] in, int at, int end) throws Refused {
        int codePoint = codePoint(in, at, end);
        if (codePoint < 0 || codePoint == 0xFFFE || codePoint == 0xFFFF) {
            throw new Refused(
                    SignatureFault.FORMAT, "bytes that do not fit the encoding UTF-8, at byte %d".formatted(at));
        }
        return at + (codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
    }

    /** The character of two to four bytes at {@code at}; −1 where there is none. */
    static int codePoint(byte[] in, int at, int end) {
        int first = in[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return -1;
        }
        int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        if (at + more >= end) {
            return -1;
        }
        int codePoint = first & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            int next = in[at + i];
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            codePoint = (codePoint << 6) | (next & 0x3F);
        }
        boolean shortest = more == 1 || codePoint >= (more == 2 ? 0x800 : 0x10000);
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return shortest && !surrogate && codePoint <= 0x10FFFF ? codePoint : -1;
    }
}
