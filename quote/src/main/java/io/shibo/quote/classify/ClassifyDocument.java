package io.shibo.quote.classify;

import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers and measurements as JSON objects: maps, lists, texts and numbers. */
public final class ClassifyDocument {
    private ClassifyDocument() {}

    /**
     * An answer.
     *
     * @param language in which titles are given
     */
    public static Map<String, Object> of(
            String text, Language language, List<Candidate> candidates, Nomenclature nomenclature) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("text", text);
        out.put("language", language.tag());
        out.put("nomenclature", nomenclature.hash());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("hs", candidate.code().digits());
            row.put("share", rounded(candidate.share()));
            row.put("title", candidate.title().in(language));
            row.put(
                    "heading",
                    nomenclature
                            .find(candidate.code().prefix(4))
                            .map(title -> title.in(language))
                            .orElse(""));
            row.put(
                    "reasons",
                    candidate.reasons().stream().map(ClassifyDocument::reason).toList());
            row.put(
                    "differences",
                    candidate.differences().stream()
                            .map(ClassifyDocument::difference)
                            .toList());
            rows.add(row);
        }
        out.put("candidates", rows);
        return out;
    }

    private static Map<String, Object> reason(Candidate.Reason reason) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("words", reason.words());
        out.put("of", reason.node().digits());
        out.put("field", reason.field().name().toLowerCase(Locale.ROOT));
        out.put("phrase", reason.phrase());
        return out;
    }

    private static Map<String, Object> difference(Candidate.Difference difference) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("other", difference.other().digits());
        out.put("here", difference.here());
        out.put("there", difference.there());
        return out;
    }

    /** A measurement, method by method. */
    public static Map<String, Object> of(List<Evaluation> evaluations) {
        List<Map<String, Object>> methods = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            Map<String, Object> method = new LinkedHashMap<>();
            method.put("method", evaluation.method());
            method.put(
                    "groups",
                    evaluation.groups().stream().map(ClassifyDocument::group).toList());
            methods.add(method);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("methods", methods);
        return out;
    }

    private static Map<String, Object> group(Evaluation.Group group) {
        Map<String, Object> out = new LinkedHashMap<>();
        @Nullable Language language = group.language();
        out.put("language", language == null ? "all" : language.tag());
        out.put("texts", group.texts());
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Evaluation.Figure figure : group.figures()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("digits", figure.digits());
            row.put("within", figure.within());
            row.put("hits", figure.hits());
            row.put("share", rounded(figure.share().share()));
            row.put("low", rounded(figure.share().low()));
            row.put("high", rounded(figure.share().high()));
            figures.add(row);
        }
        out.put("figures", figures);
        return out;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
