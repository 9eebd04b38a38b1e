package io.shibo.clear.ceb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a message as characters: bounded, in the encoding that a byte order mark or the XML declaration names. Done
 * here and not by the parser, which on bytes that do not fit prints to standard error.
 */
final class XmlText {
    /** Bytes of one message; a hundred documents of ninety-nine lines have less. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int DECLARATION = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Set<String> SUPPORTED =
            Set.of("UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "GBK", "GB2312", "GB18030", "US-ASCII", "ISO-8859-1");

    private XmlText() {}

    /** Input that ends the reading; its message is fit to be shown. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * @throws Unreadable at once where the encoding is not supported, and later past {@link #MAX_BYTES}; bytes that do not
     *     fit the encoding end in {@link java.nio.charset.CharacterCodingException}
     */
    static Reader reader(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new Bounded(bytes), DECLARATION);
        byte[] head = in.readNBytes(DECLARATION);
        int mark = 0;
        Charset charset;
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (startsWith(head, 0xFE, 0xFF)) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (startsWith(head, 0xFF, 0xFE)) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        } else {
            charset = declared(new String(head, StandardCharsets.ISO_8859_1));
        }
        in.unread(head, mark, head.length - mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset declared(String head) throws Unreadable {
        Matcher encoding = ENCODING.matcher(head);
        if (!encoding.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = encoding.group(1).toUpperCase(Locale.ROOT);
        if (!SUPPORTED.contains(name)) {
            throw new Unreadable("encoding %s is not supported; UTF-8 is".formatted(name));
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

    private static final class Bounded extends FilterInputStream {
        private long left = MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int n) throws Unreadable {
            left -= n;
            if (left < 0) {
                throw new Unreadable("more than %d bytes in one message".formatted(MAX_BYTES));
            }
        }
    }
}
