package io.shibo.meet.search;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Subject;
import io.shibo.meet.internal.text.TermDictionary;
import io.shibo.meet.internal.text.Words;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Writes one document for each organisation, in the order of the expo, so that a document's number is its index. */
final class Index {
    static final String ROLE = "role";
    static final String COUNTRY = "country";
    static final String HALL = "hall";
    static final String CONCEPT = "concept";
    static final String CODE = "code";
    static final String NAME_CJK = "name_zh";
    static final String NAME = "name_xx";
    static final String TEXT = "text_";

    private static final double BUFFER_MB = 256;

    private final Words words;

    Index(Words words) {
        this.words = words;
    }

    Directory of(Expo expo) throws IOException {
        Directory memory = new ByteBuffersDirectory();
        Map<String, Analyzer> analyzers = new HashMap<>();
        Words.FIELDS.forEach(field -> analyzers.put(TEXT + field, words.analyzer(field)));
        analyzers.put(NAME_CJK, words.analyzer("zh"));
        // Documents must keep their order: one writer, and no merging of segments.
        IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(words.analyzer("xx"), analyzers))
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(memory, config)) {
            for (Organisation organisation : expo.organisations()) {
                writer.addDocument(document(expo, organisation));
            }
        }
        return memory;
    }

    private static Document document(Expo expo, Organisation organisation) {
        Document document = new Document();
        add(document, ROLE, organisation.role().name());
        add(document, COUNTRY, organisation.country().code());
        if (organisation.hall() != null) {
            add(document, HALL, organisation.hall());
        }
        String latin = organisation.latinName() == null ? "" : " " + organisation.latinName();
        document.add(new TextField(NAME, organisation.name() + latin, Field.Store.NO));
        document.add(new TextField(NAME_CJK, organisation.name(), Field.Store.NO));
        Set<String> concepts = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        for (Offer offer : expo.offersOf(organisation.id())) {
            line(document, offer.language(), offer.title(), offer.subject(), concepts, codes);
        }
        for (Need need : expo.needsOf(organisation.id())) {
            line(document, need.language(), need.title(), need.subject(), concepts, codes);
        }
        concepts.forEach(concept -> add(document, CONCEPT, concept));
        codes.forEach(code -> add(document, CODE, code));
        return document;
    }

    private static void line(
            Document document,
            String language,
            String title,
            Subject subject,
            Set<String> concepts,
            Set<String> codes) {
        document.add(new TextField(TEXT + Words.field(language), title, Field.Store.NO));
        concepts.addAll(TermDictionary.shared().concepts(title));
        codes.addAll(Codes.prefixes(subject));
    }

    private static void add(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }
}
