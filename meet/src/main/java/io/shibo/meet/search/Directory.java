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

/**
 * Everybody who takes part, to be searched by what they are called, offer and need. A term of trade finds what means the
 * same in another language: 逆变器, inverter and عاكس find the same exhibitors.
 *
 * <p>The index is Lucene's, in memory, made once from the expo. May be asked by several threads.
 */
public final class Directory {
    private final Expo expo;
    private final Words words = new Words();
    private final IndexSearcher searcher;

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

    public Hits find(Search search) {
        try {
            Query query = new Question(search, words).query();
            ScoreDoc[] found =
                    searcher.search(query, Math.max(1, searcher.getIndexReader().maxDoc())).scoreDocs;
            List<Organisation> all = new ArrayList<>();
            for (ScoreDoc doc : found) {
                all.add(expo.organisations().get(doc.doc));
            }
            int from = Math.min(search.offset(), found.length);
            int to = Math.min(from + search.limit(), found.length);
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            List<Hits.Hit> hits = new ArrayList<>();
            for (ScoreDoc doc : Arrays.copyOfRange(found, from, to)) {
                hits.add(new Hits.Hit(expo.organisations().get(doc.doc), why(weight, doc.doc)));
            }
            return new Hits(found.length, hits, countries(all), halls(all));
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory", impossible);
        }
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
