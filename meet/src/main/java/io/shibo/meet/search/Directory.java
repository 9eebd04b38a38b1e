package io.shibo.meet.search;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.internal.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.NamedMatches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who takes part, to be searched by what they are called, offer and need. A term of trade finds what means the
 * same in another language: 逆变器, inverter and عاكس find the same exhibitors.
 *
 * <p>With an {@link Embedding} it finds by meaning as well: the ranks of both ways are fused (reciprocal rank fusion, Cormack,
 * Clarke and Büttcher, SIGIR 2009). Where the embedding fails, the search goes on without it and says so.
 *
 * <p>The index is Lucene's, in memory, made once from the expo. May be asked by several threads.
 */
public final class Directory {
    /** The constant of reciprocal rank fusion, as its paper has it. */
    private static final int FUSION = 60;

    private final Expo expo;
    private final Words words = new Words();
    private final IndexSearcher searcher;
    private volatile @Nullable Learnt learnt;

    /** The titles as vectors, and what gives a question one. */
    private record Learnt(Embedding embedding, Meanings meanings) {}

    private Directory(Expo expo) throws IOException {
        this.expo = expo;
        this.searcher = new IndexSearcher(DirectoryReader.open(new Index(words).of(expo)));
    }

    public static Directory of(Expo expo) {
        try {
            return new Directory(expo);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory", impossible);
        }
    }

    /**
     * Learns what the titles mean; from then on searches find by meaning as well. Takes as long as the embedding takes for all
     * titles, while searches go on without.
     *
     * @throws Embedding.UnavailableException if it gives no vectors; then all stays as it was
     */
    public void learn(Embedding embedding) throws Embedding.UnavailableException {
        learnt = new Learnt(embedding, Meanings.of(expo, embedding));
    }

    public Hits find(Search search) {
        try {
            Query query = new Question(search, words).query();
            ScoreDoc[] docs =
                    searcher.search(query, Math.max(1, searcher.getIndexReader().maxDoc())).scoreDocs;
            List<Integer> found = Arrays.stream(docs).map(doc -> doc.doc).toList();
            Map<Integer, Meanings.Near> near = new LinkedHashMap<>();
            @Nullable String without = null;
            Learnt present = learnt;
            if (present != null && !search.text().isEmpty()) {
                try {
                    present.meanings()
                            .nearest(search.text(), present.embedding(), index -> fits(search, index))
                            .forEach(each -> near.put(each.organisation(), each));
                    found = fused(found, List.copyOf(near.keySet()));
                } catch (Embedding.UnavailableException failed) {
                    without = failed.getMessage();
                }
            }
            List<Organisation> all =
                    found.stream().map(expo.organisations()::get).toList();
            int from = Math.min(search.offset(), found.size());
            int to = Math.min(from + search.limit(), found.size());
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            List<Hits.Hit> hits = new ArrayList<>();
            for (int doc : found.subList(from, to)) {
                List<Explanation> why = why(weight, doc);
                Meanings.@Nullable Near meant = near.get(doc);
                hits.add(new Hits.Hit(
                        expo.organisations().get(doc),
                        why.isEmpty() && meant != null ? List.of(Explanation.of("hit.meaning", meant.title())) : why));
            }
            return new Hits(found.size(), hits, countries(all), halls(all), without);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory", impossible);
        }
    }

    private boolean fits(Search search, int index) {
        Organisation organisation = expo.organisations().get(index);
        return (search.role() == null || search.role() == organisation.role())
                && (search.country() == null || search.country().equals(organisation.country()))
                && (search.hall() == null || search.hall().equals(organisation.hall()));
    }

    /** Each is worth 1 / (60 + its rank) in each list that has it. */
    private static List<Integer> fused(List<Integer> one, List<Integer> other) {
        Map<Integer, Double> worth = new LinkedHashMap<>();
        for (List<Integer> list : List.of(one, other)) {
            for (int rank = 0; rank < list.size(); rank++) {
                worth.merge(list.get(rank), 1.0 / (FUSION + rank + 1), Double::sum);
            }
        }
        return worth.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same by the words of the text alone, without dictionary, codes and names: what the others are measured against. */
    List<String> findByWords(Search search) {
        try {
            Query query = new Question(search, words).wordsAlone();
            List<String> found = new ArrayList<>();
            for (ScoreDoc doc : searcher.search(query, search.limit()).scoreDocs) {
                found.add(expo.organisations().get(doc.doc).id());
            }
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory", impossible);
        }
    }

    /** Which parts of the question an organisation answers: each part carries its explanation as its name. */
    private List<Explanation> why(Weight weight, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        Matches matches = weight.matches(leaf, doc - leaf.docBase);
        if (matches == null) {
            return List.of();
        }
        return Question.explanations(NamedMatches.findNamedMatches(matches).stream()
                .map(NamedMatches::getName)
                .toList());
    }

    private static Map<String, Integer> countries(List<Organisation> all) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(o -> counts.merge(o.country().code(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Integer> halls(List<Organisation> all) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Organisation organisation : all) {
            String hall = organisation.hall();
            if (hall != null) {
                counts.merge(hall, 1, Integer::sum);
            }
        }
        return counts;
    }
}
