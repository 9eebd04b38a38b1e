package io.shibo.meet.search;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.meet.expo.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A need in somebody's own words, of which it is known what would meet it.
 *
 * @param language of the words, ISO 639-1
 * @param text as a buyer would type it
 * @param wanted goods by 6 digits, or a service
 */
public record LabelledNeed(String language, String text, Subject wanted) {
    /** Needs of one file. */
    public static final int MAX_NEEDS = 100_000;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /**
     * Reads {@code language,text,code}; a code is {@code HS:} with 6 digits, {@code CPC:} or {@code EBOPS:}.
     *
     * @param file as the user named it, for messages
     */
    public static List<LabelledNeed> read(String file, InputStream bytes, Problems problems) throws IOException {
        List<LabelledNeed> needs = new ArrayList<>();
        int[] rows = {0};
        Csv.read(file, bytes, Csv.Header.of("language", "text", "code"), problems, row -> {
            if (++rows[0] > MAX_NEEDS) {
                if (rows[0] == MAX_NEEDS + 1) {
                    row.problem("", "more than %d needs.".formatted(MAX_NEEDS));
                }
                return;
            }
            String language = row.parse("language", LabelledNeed::language);
            String text = row.required("text");
            Subject wanted = row.parse("code", LabelledNeed::subject);
            if (text.length() > Search.MOST_TEXT) {
                row.problem(
                        "text", "%d characters; a search reads at most %d.".formatted(text.length(), Search.MOST_TEXT));
            } else if (language != null && wanted != null && !text.isEmpty()) {
                needs.add(new LabelledNeed(language, text, wanted));
            }
        });
        return needs;
    }

    private static String language(String tag) {
        if (!LANGUAGES.contains(tag)) {
            throw new IllegalArgumentException("'%s' is no language of ISO 639-1. Write as in zh.".formatted(tag));
        }
        return tag;
    }

    private static Subject subject(String text) {
        if (!text.startsWith("HS:")) {
            return new Subject.Service(ServiceCode.parse(text));
        }
        HsCode code = HsCode.parse(text.substring(3));
        if (code.length() != 6) {
            throw new IllegalArgumentException("'%s' has not 6 digits.".formatted(text));
        }
        return new Subject.Goods(code);
    }
}
