package io.shibo.quote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.input.Sentences;
import io.shibo.quote.sale.SaleProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaleProblemsTest {
    private static final Sentences SENTENCES = Sentences.beside(SaleProblems.class, "problems");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Path SOURCES =
            Path.of(System.getProperty("shibo.root"), "quote", "src", "main", "java", "io", "shibo", "quote");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameSentencesWithTheSamePlaces(Language language) {
        assertThat(SENTENCES.keys(language))
                .isEqualTo(SENTENCES.keys(Language.EN))
                .hasSizeGreaterThan(30);
        Object[] kept = {"{0}", "{1}", "{2}", "{3}"};
        for (String key : SENTENCES.keys(Language.EN)) {
            assertThat(places(SENTENCES.text(language, key, kept)))
                    .as(key)
                    .isEqualTo(places(SENTENCES.text(Language.EN, key, kept)));
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    /** Each sentence is said somewhere, and each that is said is there. */
    @Test
    void theSentencesAreThoseTheReadersSay() throws IOException {
        Set<String> said = new TreeSet<>(List.of("freight", "insurance", "inland", "price-of-line", "value-of-line"));
        Pattern named = Pattern.compile(
                "SaleProblems\\.of\\(\\s*(?:sale\\.goods\\(\\) \\? \"([a-z0-9-]+)\" : )?\"([a-z0-9-]+)\"");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                named.matcher(Files.readString(file)).results().forEach(found -> {
                    if (found.group(1) != null) {
                        said.add(found.group(1));
                    }
                    said.add(found.group(2));
                });
            }
        }
        assertThat(said).isEqualTo(new TreeSet<>(SENTENCES.keys(Language.EN)));
    }
}
