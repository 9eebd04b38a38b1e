package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into {@link Word}s.
 *
 * <p>Numbers and what is neither Latin, Chinese nor Arabic are passed over. A hyphen parts words, but a single letter
 * before it belongs to what follows (T-shirt, X-ray).
 */
final class Words {
    /** Characters of a text that are read; the rest is passed over. */
    static final int MAX_TEXT = 2_000;

    /** Words of a text that are read. */
    static final int MAX_WORDS = 300;

    private static final String BREAKS = ",.;:()[]{}/|，。；：（）【】、·؛،+!！?？\n\t";

    private final Grammar latin;
    private final boolean latinNamesLast;
    private final List<Word> words = new ArrayList<>();
    private int clause;
    private boolean negated;
    private boolean described;
    private String joined = "";

    private Words(Language language) {
        // In a Chinese or Arabic text, Latin letters are most often English.
        this.latin = Grammar.of(language == Language.ID ? Language.ID : Language.EN);
        this.latinNamesLast = language != Language.ID;
    }

    static List<Word> of(String text, Language language) {
        String cut = text.length() <= MAX_TEXT ? text : text.substring(0, end(text));
        String clean = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Words reading = new Words(language);
        reading.read(clean);
        return reading.words.size() > MAX_WORDS ? reading.words.subList(0, MAX_WORDS) : reading.words;
    }

    /** Not between the halves of one character. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    }

    private void read(String text) {
        int at = 0;
        while (at < text.length() && words.size() <= MAX_WORDS) {
            int c = text.codePointAt(at);
            @Nullable Script script = Script.of(c);
            if (script == null) {
                separator(text, at, c);
                at += Character.charCount(c);
                continue;
            }
            int start = at;
            while (at < text.length() && continues(text, at, script)) {
                at += Character.charCount(text.codePointAt(at));
            }
            String run = text.substring(start, at);
            switch (script) {
                case LATIN -> latin(run, at < text.length() && text.charAt(at) == '-');
                case ARABIC -> arabic(run);
                case HAN -> chinese(run);
            }
        }
    }

    private static boolean continues(String text, int at, Script script) {
        int c = text.codePointAt(at);
        if (Script.of(c) == script) {
            return true;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || c == 'ـ') {
            return true;
        }
        boolean apostrophe = script == Script.LATIN && (c == '\'' || c == '’');
        return apostrophe && at + 1 < text.length() && Script.of(text.codePointAt(at + 1)) == Script.LATIN;
    }

    private void separator(String text, int at, int c) {
        boolean afterHan = !words.isEmpty() && words.getLast().script() == Script.HAN;
        boolean decimal = c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if ((BREAKS.indexOf(c) >= 0 && !decimal) || (afterHan && Character.isWhitespace(c))) {
            clause++;
            negated = false;
            described = false;
        }
        if (c != '-') {
            joined = "";
        }
    }

    private void latin(String run, boolean hyphen) {
        String bare = run.endsWith("'s") || run.endsWith("’s") ? run.substring(0, run.length() - 2) : run;
        String word = joined + bare.replace("'", "").replace("’", "");
        joined = "";
        if (latin.not().contains(word)) {
            negated = true;
            return;
        }
        if (latin.from().contains(word)) {
            boolean amount = "of".equals(word)
                    && !words.isEmpty()
                    && latin.measure().contains(words.getLast().form());
            if (amount) {
                describeLast();
            } else {
                described = true;
            }
            return;
        }
        if (word.length() == 1 && hyphen && latinNamesLast) {
            joined = word;
            return;
        }
        if (word.length() > 1 && !latin.empty().contains(word)) {
            words.add(new Word(run, word, Script.LATIN, clause, negated, described));
        }
        negated = false;
    }

    /** "Box of pens": the box was no goods but an amount. */
    private void describeLast() {
        Word last = words.removeLast();
        words.add(new Word(last.shown(), last.form(), last.script(), last.clause(), last.negated(), true));
    }

    private void arabic(String run) {
        String word = oneForm(run);
        Grammar grammar = Grammar.of(Language.AR);
        if (grammar.not().contains(word)) {
            negated = true;
            return;
        }
        if (grammar.from().contains(word)) {
            described = true;
            return;
        }
        if (word.length() > 1 && !grammar.empty().contains(word)) {
            boolean goods = word.startsWith("لل") && word.length() >= 5;
            words.add(new Word(run, word, Script.ARABIC, clause, negated, described || goods));
        }
        negated = false;
    }

    /** Letters that are written in several ways made one; vowel signs and the stretching stroke left out. */
    static String oneForm(String arabic) {
        StringBuilder out = new StringBuilder(arabic.length());
        for (int i = 0; i < arabic.length(); i++) {
            char c = arabic.charAt(i);
            switch (c) {
                case 'أ', 'إ', 'آ', 'ٱ' -> out.append('ا');
                case 'ى' -> out.append('ي');
                case 'ة' -> out.append('ه');
                case 'ؤ' -> out.append('و');
                case 'ئ' -> out.append('ي');
                case 'گ' -> out.append('ك');
                case 'پ' -> out.append('ب');
                case 'چ' -> out.append('ج');
                case 'ڤ' -> out.append('ف');
                case 'ـ' -> {}
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private void chinese(String run) {
        int[] characters = run.codePoints().toArray();
        int not = -1;
        for (int i = 0; i < characters.length; i++) {
            boolean turned = not >= 0 && i - not <= Grammar.CHINESE_REACH;
            String one = Character.toString(characters[i]);
            if (!Grammar.of(Language.ZH).empty().contains(one) || characters.length == 1) {
                words.add(new Word(one, one, Script.HAN, clause, turned, false));
            }
            if (i + 1 < characters.length) {
                String pair = one + Character.toString(characters[i + 1]);
                words.add(new Word(pair, pair, Script.HAN, clause, turned, false));
            }
            if (Grammar.chineseNot(characters[i])) {
                not = i;
            }
        }
    }
}
