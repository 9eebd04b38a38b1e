package io.shibo.clear.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random well-formed documents, odd in every way that canonical XML evens out, with a signature among the root's children. */
final class RandomXml {
    private static final String[] TEXTS = {
        "plain",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "李小宝",
        "😀",
        "&amp;",
        "&lt;",
        "&gt;",
        ">",
        "\"",
        "'",
        "&quot;",
        "&apos;",
        "&#13;",
        "&#xD;",
        "&#9;",
        "&#x674E;",
        "&#x1F600;",
        "&#10;",
        "]",
        "]]",
        "<![CDATA[]]>",
        "<![CDATA[a<b&c>]]]>",
        "<![CDATA[\r\nx\r]]>",
        "<!-- gone -->",
        "<!---->",
        "<?go  there ?>",
        "<?go?>",
        "<?go a\r\nb?>"
    };
    private static final String[] VALUES = {
        "v", "", " a  b ", "\t", "\n", "\r\n", "&#13;", "&#9;", "&#10;", "&amp;", "&lt;", ">", "&gt;", "&quot;",
        "&apos;", "李"
    };
    private static final String[] URIS = {"urn:a", "urn:b", "http://c/?x=1&amp;y=2", "urn:%C3%A9"};
    private static final String[] PREFIXES = {"", "p", "q", "ceb"};

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private boolean signed;

    private RandomXml(Random random) {
        this.random = random;
    }

    static String of(Random random) {
        RandomXml xml = new RandomXml(random);
        if (random.nextBoolean()) {
            xml.out.append("<?xml version='1.0'").append(xml.blank()).append("?>");
        }
        xml.around();
        xml.element(0, new ArrayList<>());
        xml.around();
        return xml.out.toString();
    }

    private void around() {
        while (random.nextInt(3) == 0) {
            out.append(pick("\n", "\r\n", "<!-- c -->", "<?pi data ?>", "<?pi?>", " "));
        }
    }

    /** @param declared prefixes that stand for a namespace here */
    private void element(int depth, List<String> declared) {
        List<String> here = new ArrayList<>(declared);
        StringBuilder attributes = new StringBuilder();
        for (String prefix : PREFIXES) {
            if (random.nextInt(4) == 0) {
                boolean none = prefix.isEmpty() && random.nextInt(3) == 0;
                attributes
                        .append(blank())
                        .append(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix)
                        .append(pick("=", " = ", "=\n"))
                        .append(quoted(none ? "" : pick(URIS)));
                if (!prefix.isEmpty() && !here.contains(prefix)) {
                    here.add(prefix);
                }
            }
        }
        // Names of their own for each prefix: two prefixes may stand for one namespace.
        for (String name : new String[] {"z", "a", "é", "m"}) {
            if (random.nextInt(5) == 0) {
                String prefix = here.isEmpty() || random.nextBoolean() ? "" : here.get(random.nextInt(here.size()));
                attributes
                        .append(blank())
                        .append(prefix.isEmpty() ? name : prefix + ":" + name + prefix)
                        .append('=')
                        .append(quoted(pick(VALUES) + pick(VALUES)));
            }
        }
        if (random.nextInt(8) == 0) {
            attributes.append(blank()).append(pick("xml:lang='zh'", "xml:space=\"preserve\"", "xml:base='urn:x'"));
        }
        String prefix = here.isEmpty() || random.nextBoolean() ? "" : here.get(random.nextInt(here.size())) + ":";
        String name = prefix + pick("Order", "a", "名", "x-1.y");
        out.append('<').append(name).append(attributes).append(pick("", "", " ", "\r\n"));
        if (depth > 0 && random.nextInt(5) == 0) {
            out.append("/>");
            return;
        }
        out.append('>');
        int children = random.nextInt(depth > 3 ? 1 : 5) + (depth == 0 ? 1 : 0);
        for (int i = 0; i < children; i++) {
            text();
            element(depth + 1, here);
        }
        text();
        if (depth == 0 && !signed) {
            signed = true;
            // A signature that is replaced is cut out first: ']]' before it and '>' behind it would meet.
            out.append(out.charAt(out.length() - 1) == ']' ? " " : "");
            out.append(JdkReferee.PLACEHOLDER);
            text();
        }
        out.append("</").append(name).append(pick("", " ", "\n")).append('>');
    }

    private void text() {
        while (random.nextInt(3) > 0) {
            String text = pick(TEXTS);
            // ']]' before '>' would be no text.
            out.append(text.equals(">") && out.charAt(out.length() - 1) == ']' ? "|" : text);
        }
    }

    private String quoted(String value) {
        String quote = pick("\"", "'");
        return quote + value + quote;
    }

    private String blank() {
        return pick(" ", "  ", "\n", "\r\n", "\t");
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
