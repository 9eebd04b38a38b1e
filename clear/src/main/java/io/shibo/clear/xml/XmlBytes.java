package io.shibo.clear.xml;

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

/**
 * A message's bytes in UTF-8: as they are where that is their encoding, brought to it where a byte order mark or the XML
 * declaration names another. A byte order mark decides before a declaration.
 *
 * <p>UTF-8 itself is not looked through here; the scanner checks every byte that it passes.
 *
 * @param bytes not to be changed
 * @param from where the text begins, after a byte order mark
 */
public record XmlBytes(byte[] bytes, int from) {
    /** Bytes of one message; a hundred documents of ninety-nine lines have less. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int DECLARATION = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,200}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Set<String> SUPPORTED =
            Set.of("UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "GBK", "GB2312", "GB18030", "US-ASCII", "ISO-8859-1");

    /**
     * @throws Refused if there are more than {@link #MAX_BYTES}, the encoding is not supported or bytes do not fit it
     */
    public static XmlBytes of(byte[] message) throws Refused {
        if (message.length > MAX_BYTES) {
            throw new Refused(Refused.FORMAT, 0, "more than %d bytes in one message".formatted(MAX_BYTES));
        }
        if (startsWith(message, 0xEF, 0xBB, 0xBF)) {
            return new XmlBytes(message, 3);
        }
        if (startsWith(message, 0xFE, 0xFF)) {
            return decoded(message, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(message, 0xFF, 0xFE)) {
            return decoded(message, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(message, 0, '<', 0, '?')) {
            return decoded(message, 0, StandardCharsets.UTF_16BE);
        }
        if (startsWith(message, '<', 0, '?', 0)) {
            return decoded(message, 0, StandardCharsets.UTF_16LE);
        }
        Charset charset = declared(message);
        return charset.equals(StandardCharsets.UTF_8) ? new XmlBytes(message, 0) : decoded(message, 0, charset);
    }

    private static Charset declared(byte[] message) throws Refused {
        Matcher encoding = ENCODING.matcher(
                new String(message, 0, Math.min(message.length, DECLARATION), StandardCharsets.ISO_8859_1));
        if (!encoding.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = encoding.group(1).toUpperCase(Locale.ROOT);
        if (!SUPPORTED.contains(name)) {
            throw new Refused(Refused.FORMAT, 1, "encoding %s is not supported; UTF-8 is".formatted(name));
        }
        return Charset.forName(name);
    }

    private static XmlBytes decoded(byte[] message, int from, Charset charset) throws Refused {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(message, from, message.length - from));
            ByteBuffer utf8 = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(text);
            return new XmlBytes(Arrays.copyOf(utf8.array(), utf8.limit()), 0);
        } catch (CharacterCodingException unfit) {
            throw new Refused(Refused.FORMAT, 0, "bytes that do not fit the encoding " + charset.name());
        }
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
}
