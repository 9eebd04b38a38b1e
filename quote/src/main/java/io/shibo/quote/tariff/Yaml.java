package io.shibo.quote.tariff;

/** Texts from outside as YAML, always in double quotes. */
final class Yaml {
    /** Characters of an outside text that go into a pack. */
    private static final int MAX_TEXT = 300;

    private Yaml() {}

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        clean(text, MAX_TEXT).codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.appendCodePoint(c);
        });
        return out.append('"').toString();
    }

    static String wording(String en, String zh, String id, String ar) {
        return "{en: %s, zh: %s, id: %s, ar: %s}".formatted(quoted(en), quoted(zh), quoted(id), quoted(ar));
    }

    /** One line of printable text: no control characters, markup or broken characters, cut at a length. */
    static String clean(String text, int length) {
        String plain = text.replaceAll("<[^<>]{0,200}>", " ");
        StringBuilder out = new StringBuilder();
        plain.codePoints().limit(length).forEach(c -> {
            boolean printable = c >= ' ' && !(c >= 0x7f && c <= 0x9f) && c != 0xfeff && c < 0xfffe
                    || c > 0xffff && Character.isDefined(c);
            boolean whole = c < 0xd800 || c > 0xdfff;
            out.appendCodePoint(printable && whole && c != 0x2028 && c != 0x2029 ? c : ' ');
        });
        return out.toString().strip().replaceAll(" {2,}", " ");
    }
}
