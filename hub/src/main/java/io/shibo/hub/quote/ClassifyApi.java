package io.shibo.hub.quote;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.quote.classify.Candidate;
import io.shibo.quote.classify.Classifier;
import io.shibo.quote.classify.ClassifyDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods codes for a description, for programs: the same JSON as the command's. */
@RestController
@RequestMapping("/api/v1/quote/classify")
@Tag(name = "quote")
class ClassifyApi {
    private final Rules rules;

    ClassifyApi(Rules rules) {
        this.rules = rules;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Goods codes (Harmonized System) that a description may mean, ranked, with reasons")
    String classify(
            @RequestParam(name = "text") @Parameter(example = "decaffeinated ground coffee 250 g") String text,
            @RequestParam(name = "lang", required = false)
                    @Parameter(description = "en, zh, id or ar; without it, what the text looks like", example = "en")
                    @Nullable
                    String lang,
            @RequestParam(name = "top", defaultValue = "5") @Parameter(description = "how many, 1 to 50") int top) {
        if (top < 1 || top > Classifier.MAX_CANDIDATES) {
            throw wrong("top", "%d is not 1 to %d.".formatted(top, Classifier.MAX_CANDIDATES));
        }
        Classifier classifier = rules.classifier();
        Language language = lang == null ? classifier.detect(text) : language(lang);
        List<Candidate> found = classifier.classify(text, language, top);
        return Json.write(ClassifyDocument.of(
                text, language, found, rules.engine().rulebook().nomenclature()));
    }

    private static Language language(String tag) {
        Language language = Language.ofTag(tag);
        if (!tag.startsWith(language.tag())) {
            throw wrong("lang", "'%s' is not en, zh, id or ar.".formatted(Problem.show(tag)));
        }
        return language;
    }

    private static InputException wrong(String field, String message) {
        return new InputException(new Problem("query", 0, field, message));
    }
}
