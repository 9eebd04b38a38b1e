package io.shibo.meet.search;

import io.shibo.meet.expo.Subject;
import io.shibo.meet.internal.text.TermDictionary;
import io.shibo.meet.internal.text.TermDictionary.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;

/** Codes that a text names by its terms of trade, in any language of the dictionary: 直播带货 is a service, kopi are goods. */
public final class TermCodes {
    private TermCodes() {}

    /**
     * A code and the term it stands for.
     *
     * @param term the usual one, in English
     */
    public record Named(Subject subject, String term) {}

    /** Each code once; empty where the text has no known term. @param text at most {@link Search#MOST_TEXT} characters are read */
    public static List<Named> of(String text) {
        TermDictionary dictionary = TermDictionary.shared();
        String read = text.substring(0, Math.min(Search.MOST_TEXT, text.length()));
        SequencedSet<String> concepts = dictionary.concepts(read);
        if (concepts.isEmpty()) {
            concepts = dictionary.conceptsNamedWith(read);
        }
        List<Named> codes = new ArrayList<>();
        for (String id : concepts) {
            Concept concept = dictionary.get(id);
            String term = concept.terms("en").getFirst();
            if (concept.goods() != null) {
                codes.add(new Named(new Subject.Goods(concept.goods()), term));
            }
            concept.services().forEach(code -> codes.add(new Named(new Subject.Service(code), term)));
        }
        return codes.stream().distinct().toList();
    }
}
