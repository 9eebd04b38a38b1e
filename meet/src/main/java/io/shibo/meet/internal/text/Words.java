package io.shibo.meet.internal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a text as its language has them: stems for English, Indonesian and Arabic, pairs of neighbouring characters
 * for Chinese, Japanese and Korean, plain words for every other.
 */
public final class Words {
    /** The languages analysed on their own; {@code xx} stands for every other. */
    public static final List<String> FIELDS = List.of("zh", "en", "id", "ar", "xx");

    private final Map<String, Analyzer> analyzers = Map.of(
            "zh", new CJKAnalyzer(),
            "en", new EnglishAnalyzer(),
            "id", new IndonesianAnalyzer(),
            "ar", new ArabicAnalyzer(),
            "xx", new StandardAnalyzer());

    /** Which of {@link #FIELDS} a language belongs to. */
    public static String field(String language) {
        return switch (language) {
            case "zh", "ja", "ko" -> "zh";
            case "en", "id", "ar" -> language;
            case "ms" -> "id";
            default -> "xx";
        };
    }

    /** The analyzer of one of {@link #FIELDS}. */
    public Analyzer analyzer(String field) {
        Analyzer analyzer = analyzers.get(field);
        if (analyzer == null) {
            throw new IllegalArgumentException("no analyzer for '%s'.".formatted(field));
        }
        return analyzer;
    }

    /** The words in the order of the text, as {@code field} analyses them. */
    public List<String> of(String field, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer(field).tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return words;
    }
}
