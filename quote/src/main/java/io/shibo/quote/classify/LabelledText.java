package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A description of goods whose code is known.
 *
 * @param code 6 digits
 */
public record LabelledText(Language language, String text, HsCode code) {
    /** Texts of one file. */
    public static final int MAX_TEXTS = 100_000;

    public LabelledText {
        if (code.length() != 6) {
            throw new IllegalArgumentException(
                    "%s has %d digits; a labelled text needs 6.".formatted(code, code.length()));
        }
    }

    /**
     * Reads {@code language,text,hs}.
     *
     * @param file as the user named it, for messages
     */
    public static List<LabelledText> read(String file, InputStream bytes, Problems problems) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        int[] rows = {0};
        Csv.read(file, bytes, Csv.Header.of("language", "text", "hs"), problems, row -> {
            if (++rows[0] > MAX_TEXTS) {
                if (rows[0] == MAX_TEXTS + 1) {
                    row.problem("", "more than %d texts.".formatted(MAX_TEXTS));
                }
                return;
            }
            Language language = row.parse("language", LabelledText::language);
            String text = row.required("text");
            HsCode code = row.parse("hs", LabelledText::subheading);
            if (language != null && code != null && !text.isEmpty()) {
                texts.add(new LabelledText(language, text, code));
            }
        });
        return texts;
    }

    private static Language language(String tag) {
        for (Language language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("'%s' is not a language here. Write en, zh, id or ar.".formatted(tag));
    }

    private static HsCode subheading(String text) {
        HsCode code = HsCode.parse(text);
        if (code.length() != 6) {
            throw new IllegalArgumentException("'%s' has not 6 digits.".formatted(text));
        }
        return code;
    }
}
