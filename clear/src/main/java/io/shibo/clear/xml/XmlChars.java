package io.shibo.clear.xml;

/** Characters as XML 1.0, fifth edition, sorts them, and UTF-8 as RFC 3629 has it. */
public final class XmlChars {
    /** What a byte of a text asks for. */
    static final byte PLAIN = 0;

    static final byte LESS = 1;
    static final byte AMPERSAND = 2;
    static final byte RETURN = 3;
    static final byte BRACKET = 4;
    static final byte MANY = 5;
    static final byte ILLEGAL = 6;

    private static final byte[] IN_TEXT = new byte[256];
    private static final boolean[] IN_NAME = new boolean[128];
    private static final boolean[] BEGINS_NAME = new boolean[128];

    static {
        for (int b = 0; b < 256; b++) {
            IN_TEXT[b] = b >= 0x80 ? MANY : b >= ' ' || b == '\t' || b == '\n' ? PLAIN : ILLEGAL;
        }
        IN_TEXT['<'] = LESS;
        IN_TEXT['&'] = AMPERSAND;
        IN_TEXT['\r'] = RETURN;
        IN_TEXT[']'] = BRACKET;
        for (int c = 0; c < 128; c++) {
            BEGINS_NAME[c] = startsName(c);
            IN_NAME[c] = startsName(c) || c >= '0' && c <= '9' || c == '-' || c == '.';
        }
    }

    private XmlChars() {}

    static byte inText(byte b) {
        return IN_TEXT[b & 0xFF];
    }

    public static boolean isWhite(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    public static boolean isChar(int c) {
        return c >= ' ' && c <= 0xD7FF
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }

    /** Of an ASCII byte: whether a name may go on with it. */
    public static boolean isNameByte(byte b) {
        return b >= 0 && IN_NAME[b];
    }

    /** Of an ASCII byte: whether a name may begin with it. */
    static boolean isNameStart(byte b) {
        return b >= 0 && BEGINS_NAME[b];
    }

    public static boolean startsName(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == ':'
                || c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7
                || c >= 0x370 && c <= 0x1FFF && c != 0x37E
                || c == 0x200C
                || c == 0x200D
                || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF
                || c >= 0x3001 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0xEFFFF;
    }

    public static boolean continuesName(int c) {
        return startsName(c)
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == 0xB7
                || c >= 0x300 && c <= 0x36F
                || c == 0x203F
                || c == 0x2040;
    }

    /**
     * The character of several bytes that begins at a place.
     *
     * @return the character; −1 where the bytes are not UTF-8
     */
    public static int decode(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int length = length(first);
        if (length < 2 || at + length > end) {
            return -1;
        }
        int c = first & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            c = c << 6 | next & 0x3F;
        }
        boolean shortest = length == 2 ? c >= 0x80 : length == 3 ? c >= 0x800 : c >= 0x10000;
        return shortest && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? c : -1;
    }

    /** Bytes of the character that begins with this one; 0 where none does. */
    public static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    }

    /** Writes a character at a place that has room for four bytes; how many it took. */
    static int encode(int c, byte[] into, int at) {
        if (c < 0x80) {
            into[at] = (byte) c;
            return 1;
        }
        if (c < 0x800) {
            into[at] = (byte) (0xC0 | c >> 6);
            into[at + 1] = (byte) (0x80 | c & 0x3F);
            return 2;
        }
        if (c < 0x10000) {
            into[at] = (byte) (0xE0 | c >> 12);
            into[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
            into[at + 2] = (byte) (0x80 | c & 0x3F);
            return 3;
        }
        into[at] = (byte) (0xF0 | c >> 18);
        into[at + 1] = (byte) (0x80 | c >> 12 & 0x3F);
        into[at + 2] = (byte) (0x80 | c >> 6 & 0x3F);
        into[at + 3] = (byte) (0x80 | c & 0x3F);
        return 4;
    }
}
