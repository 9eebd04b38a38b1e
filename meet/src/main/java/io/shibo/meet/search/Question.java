package io.shibo.meet.search;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.internal.text.TermDictionary;
import io.shibo.meet.internal.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.NamedMatches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a search into Lucene's terms. Each way of matching is named by the key and value of the sentence that explains it.
 *
 * <p>What means the same counts most, then a code, then the name, then words; a word one letter off counts least.
 */
final class Question {
    private static final float CONCEPT_BOOST = 8;
    private static final float KIND_BOOST = 4;
    private static final float CODE_BOOST = 10;
    private static final float CONCEPT_CODE_BOOST = 0.5f;
    private static final float NAME_BOOST = 3;
    private static final float TYPO_BOOST = 0.3f;
    private static final int SHORTEST_TYPO = 5;
    private static final char SEPARATOR = '\u001f';

    private static final List<String> STRONG = List.of("hit.concept", "hit.kind", "hit.code", "hit.name");

    private final Search search;
    private final Words words;

    Question(Search search, Words words) {
        this.search = search;
        this.words = words;
    }

    Query query() {
        return narrowed(search.text().isEmpty() ? new MatchAllDocsQuery() : text());
    }

    /** Only the words of the text, each in the analysis of every language. */
    Query wordsAlone() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String field : Words.FIELDS) {
            words(any, field);
        }
        return narrowed(any.build());
    }

    private Query narrowed(Query text) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(text, Occur.MUST);
        if (search.role() != null) {
            filter(query, Index.ROLE, search.role().name());
        }
        if (search.country() != null) {
            filter(query, Index.COUNTRY, search.country().code());
        }
        if (search.hall() != null) {
            filter(query, Index.HALL, search.hall());
        }
        return query.build();
    }

    /** What matched, in words; that single words matched is said only where nothing better is to be said. */
    static List<Explanation> explanations(List<String> names) {
        for (List<String> keys : List.of(STRONG, List.of("hit.word"), List.of("hit.near"))) {
            List<Explanation> found = new ArrayList<>();
            for (String key : keys) {
                names.stream()
                        .filter(name -> name.startsWith(key + SEPARATOR))
                        .distinct()
                        .map(name -> Explanation.of(key, name.substring(key.length() + 1)))
                        .forEach(found::add);
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static void filter(BooleanQuery.Builder query, String field, String value) {
        query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }

    private Query text() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Optional<String> code = Codes.find(search.text());
        if (code.isPresent()) {
            add(any, "hit.code", code.get(), term(Index.CODE, code.get()), CODE_BOOST);
        }
        concepts(any);
        name(any);
        for (String field : Words.FIELDS) {
            words(any, field);
        }
        return any.build();
    }

    private void name(BooleanQuery.Builder any) {
        all(words.of("xx", search.text()), Index.NAME)
                .ifPresent(query -> add(any, "hit.name", search.text(), query, NAME_BOOST));
        if (search.text().codePoints().anyMatch(Character::isIdeographic)) {
            all(words.of("zh", search.text()), Index.NAME_CJK)
                    .ifPresent(query -> add(any, "hit.name", search.text(), query, NAME_BOOST));
        }
    }

    private void concepts(BooleanQuery.Builder any) {
        Set<String> named = TermDictionary.shared().concepts(search.text());
        for (String id : named) {
            TermDictionary.Concept concept = TermDictionary.shared().get(id);
            add(any, "hit.concept", search.text(), term(Index.CONCEPT, id), CONCEPT_BOOST);
            if (concept.goods() != null) {
                String goods = "HS:" + concept.goods();
                add(any, "hit.code", goods, term(Index.CODE, goods), CONCEPT_CODE_BOOST);
            }
        }
        if (named.isEmpty()) {
            for (String id : TermDictionary.shared().conceptsNamedWith(search.text())) {
                add(any, "hit.kind", search.text(), term(Index.CONCEPT, id), KIND_BOOST);
            }
        }
    }

    /** Each piece between blanks is explained as it was typed, whatever its stem. */
    private void words(BooleanQuery.Builder any, String field) {
        String[] pieces = search.text().split("\\s+");
        for (String piece : pieces) {
            List<String> terms = words.of(field, piece);
            float share = 1f / (pieces.length * Math.max(1, terms.size()));
            for (String term : terms) {
                add(any, "hit.word", piece, new TermQuery(new Term(Index.TEXT + field, term)), share);
                boolean latin = term.chars().allMatch(c -> c >= 'a' && c <= 'z');
                if (latin && term.length() >= SHORTEST_TYPO && !field.equals("zh")) {
                    Query near = new ConstantScoreQuery(new FuzzyQuery(new Term(Index.TEXT + field, term), 1, 2));
                    add(any, "hit.near", piece, near, TYPO_BOOST * share);
                }
            }
        }
    }

    /** All the words in one field; empty where there are none. */
    private static Optional<Query> all(List<String> terms, String field) {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        terms.stream().distinct().forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.MUST));
        return Optional.of(all.build());
    }

    private static Query term(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private static void add(BooleanQuery.Builder any, String key, String value, Query query, float boost) {
        Query named = NamedMatches.wrapQuery(key + SEPARATOR + value, query);
        any.add(new BoostQuery(named, boost), Occur.SHOULD);
    }
}
