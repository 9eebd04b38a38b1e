package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.Map;

/**
 * Light stems: endings that do not change what goods a word names are cut, alike in index and text.
 *
 * <p>Light on purpose. A stem need not be a word; it must only be the same for forms of one word, and seldom for others.
 */
final class Stems {
    /** Forms that no rule gives, and words spelt in two ways. */
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("women", "woman"),
            Map.entry("men", "man"),
            Map.entry("children", "child"),
            Map.entry("teeth", "tooth"),
            Map.entry("feet", "foot"),
            Map.entry("geese", "goose"),
            Map.entry("mice", "mous"),
            Map.entry("knives", "knif"),
            Map.entry("shelves", "shelf"),
            Map.entry("leaves", "leaf"),
            Map.entry("loaves", "loaf"),
            Map.entry("scarves", "scarf"),
            Map.entry("frozen", "frozen"),
            Map.entry("tyre", "tir"),
            Map.entry("tyres", "tir"),
            Map.entry("aluminium", "aluminum"),
            Map.entry("fibre", "fiber"),
            Map.entry("fibres", "fiber"),
            Map.entry("colour", "color"),
            Map.entry("colours", "color"),
            Map.entry("colouring", "color"),
            Map.entry("flavoured", "flavor"),
            Map.entry("flavour", "flavor"),
            Map.entry("grey", "gray"),
            Map.entry("jewellery", "jewelri"),
            Map.entry("pyjamas", "pajama"),
            Map.entry("pyjama", "pajama"),
            Map.entry("yoghurt", "yogurt"),
            Map.entry("moulded", "mold"),
            Map.entry("moulds", "mold"),
            Map.entry("mould", "mold"),
            Map.entry("grams", "gram"),
            Map.entry("litre", "liter"),
            Map.entry("litres", "liter"));

    private Stems() {}

    /** The stem of a word in lower case. */
    static String of(String word, Language language) {
        return switch (language) {
            case EN -> english(word);
            case ID -> indonesian(word);
            case AR -> arabic(word);
            case ZH -> word;
        };
    }

    private static String english(String word) {
        String known = ENGLISH.get(word);
        if (known != null) {
            return known;
        }
        String stem = singular(word);
        if (stem.length() > 5 && stem.endsWith("ing") && hasVowel(stem, stem.length() - 3)) {
            stem = undouble(stem.substring(0, stem.length() - 3));
        } else if (stem.length() > 4
                && stem.endsWith("ed")
                && !stem.endsWith("eed")
                && hasVowel(stem, stem.length() - 2)) {
            stem = undouble(stem.substring(0, stem.length() - 2));
        }
        if (stem.length() > 3 && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem.length() > 3 && stem.endsWith("y") ? stem.substring(0, stem.length() - 1) + "i" : stem;
    }

    private static String singular(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 4
                && (word.endsWith("sses")
                        || word.endsWith("xes")
                        || word.endsWith("ches")
                        || word.endsWith("shes")
                        || word.endsWith("oes")
                        || word.endsWith("zzes"))) {
            return word.substring(0, length - 2);
        }
        boolean plural = length > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
        return plural ? word.substring(0, length - 1) : word;
    }

    private static boolean hasVowel(String word, int end) {
        for (int i = 0; i < end; i++) {
            if ("aeiouy".indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 1 && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        return doubled ? stem.substring(0, last) : stem;
    }

    private static String indonesian(String word) {
        String stem = word;
        if (stem.length() >= 6 && stem.endsWith("nya")) {
            stem = stem.substring(0, stem.length() - 3);
        }
        if (stem.length() >= 7 && stem.startsWith("ber")) {
            stem = stem.substring(3);
        } else if (stem.length() >= 8 && stem.startsWith("meng")) {
            stem = stem.substring(4);
        } else if (stem.length() >= 8 && (stem.startsWith("mem") || stem.startsWith("men"))) {
            stem = stem.substring(3);
        }
        if (stem.length() >= 7 && stem.endsWith("kan")) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.length() >= 6 && stem.endsWith("an")) {
            stem = stem.substring(0, stem.length() - 2);
        }
        return stem;
    }

    private static String arabic(String word) {
        String stem = word;
        if (stem.length() >= 5 && stem.startsWith("و")) {
            stem = stem.substring(1);
        }
        for (String article : new String[] {"بال", "كال", "فال", "ال", "لل"}) {
            if (stem.length() >= article.length() + 3 && stem.startsWith(article)) {
                stem = stem.substring(article.length());
                break;
            }
        }
        for (String ending : new String[] {"ات", "ون", "ين", "ان", "يه", "ها"}) {
            if (stem.length() >= 5 && stem.endsWith(ending)) {
                return stem.substring(0, stem.length() - 2);
            }
        }
        return stem.length() >= 4 && (stem.endsWith("ه") || stem.endsWith("ي"))
                ? stem.substring(0, stem.length() - 1)
                : stem;
    }

    /**
     * The consonants of an Arabic stem, which a broken plural shares with its singular; empty where fewer than three are
     * left.
     */
    static String skeleton(String arabic) {
        StringBuilder out = new StringBuilder(arabic.length());
        for (int i = 0; i < arabic.length(); i++) {
            char c = arabic.charAt(i);
            if ("اويءه".indexOf(c) < 0) {
                out.append(c);
            }
        }
        return out.length() >= 3 ? out.toString() : "";
    }
}
