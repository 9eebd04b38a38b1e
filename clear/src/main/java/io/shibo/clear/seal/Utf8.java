package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;

/** Characters of more than one byte in UTF-8, strictly read. */
final class Utf8 {
    private Utf8() {}

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
