package io.shibo.hub.quote;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.classify.Classifier;
import java.util.List;
import org.springframework.stereotype.Service;

/** Goods codes that a description may mean, for other rooms of the hub. */
@Service
public class GoodsCodes {
    private final Rules rules;

    GoodsCodes(Rules rules) {
        this.rules = rules;
    }

    /** @param title of the code in the reader's language */
    public record Suggestion(HsCode code, String title) {}

    /** The best first, at most so many; none where no word is known, or the description says nothing. */
    public List<Suggestion> suggest(String description, Language reader, int most) {
        if (description.isBlank()) {
            return List.of();
        }
        Classifier classifier = rules.classifier();
        return classifier.classify(description, classifier.detect(description), most).stream()
                .map(candidate ->
                        new Suggestion(candidate.code(), candidate.title().in(reader)))
                .toList();
    }
}
