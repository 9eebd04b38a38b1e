package io.shibo.quote.rule;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chapters, headings and subheadings of the Harmonized System with a short title and search words in each language.
 *
 * <p>Immutable. It need not be whole: a code that is missing is not wrong. The structure is that of the Harmonized System
 * Convention, edition 2022; the titles are short names to read and to search by, not its legal text.
 */
public final class Nomenclature {
    /** No titles at all. */
    public static final Nomenclature NONE = new Nomenclature(new TreeMap<>());

    private final NavigableMap<HsCode, Entry> byCode;
    private final String hash;

    /**
     * A chapter, heading or subheading.
     *
     * @param code 2, 4 or 6 digits
     * @param words what people also call such goods, by language; each a word or a phrase
     */
    public record Entry(HsCode code, Wording title, Map<Language, List<String>> words) {
        public Entry {
            if (code.length() > 6) {
                throw new IllegalArgumentException(
                        "%s is national; the nomenclature ends at 6 digits.".formatted(code.dotted()));
            }
            Map<Language, List<String>> copy = new EnumMap<>(Language.class);
            words.forEach((language, list) -> copy.put(language, List.copyOf(list)));
            words = Collections.unmodifiableMap(copy);
        }

        /** The search words in a language; none where it has none. */
        public List<String> words(Language language) {
            return words.getOrDefault(language, List.of());
        }
    }

    private Nomenclature(NavigableMap<HsCode, Entry> byCode) {
        this.byCode = byCode;
        this.hash = digest(byCode.values());
    }

    /** @throws IllegalArgumentException if a code is there twice */
    public static Nomenclature of(Collection<Entry> entries) {
        TreeMap<HsCode, Entry> sorted = new TreeMap<>();
        for (Entry entry : entries) {
            if (sorted.put(entry.code(), entry) != null) {
                throw new IllegalArgumentException("%s has two titles. Leave one out.".formatted(entry.code()));
            }
        }
        return sorted.isEmpty() ? NONE : new Nomenclature(sorted);
    }

    /** In the order of codes, so that what contains comes before what it contains. */
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    public boolean isEmpty() {
        return byCode.isEmpty();
    }

    public boolean contains(HsCode code) {
        return byCode.containsKey(code);
    }

    /** What the nearest code that is this one or contains it is called: the longest prefix with a title. */
    public Optional<Wording> find(HsCode code) {
        return findEntry(code).map(Entry::title);
    }

    /** The nearest entry that is this code or contains it. */
    public Optional<Entry> findEntry(HsCode code) {
        for (int length = Math.min(6, code.length()); length >= 2; length -= 2) {
            @Nullable Entry entry = byCode.get(code.prefix(length));
            if (entry != null) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** SHA-256 over codes, titles and words, lower-case hexadecimal. */
    public String hash() {
        return hash;
    }

    private static String digest(Collection<Entry> entries) {
        MessageDigest digest = Rulebook.sha256();
        for (Entry entry : entries) {
            StringBuilder text = new StringBuilder(entry.code().digits());
            for (Language language : Language.values()) {
                text.append('\n').append(entry.title().texts().getOrDefault(language, ""));
                entry.words(language).forEach(word -> text.append('|').append(word));
            }
            digest.update(text.append("\n\n").toString().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
