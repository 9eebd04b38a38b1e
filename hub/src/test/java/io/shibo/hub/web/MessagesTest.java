package io.shibo.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the pages, in every language. */
class MessagesTest {
    private static final Path RESOURCES = Path.of(System.getProperty("shibo.root"), "hub", "src", "main", "resources");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+\\}");

    /** {@code #{meet.title}} in a template, but not {@code #{__${verb}__.nav}}, whose key is known later. */
    private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("messages"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z-]+\\.properties"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageHasEveryText(String bundle) throws IOException {
        TreeMap<String, String> base = read(bundle + ".properties");
        assertThat(base).isNotEmpty();
        for (String language : List.of("en", "zh", "id", "ar")) {
            String file = bundle + "_" + language + ".properties";
            if (language.equals("en")
                    && !Files.exists(RESOURCES.resolve("messages").resolve(file))) {
                continue; // The base is English.
            }
            TreeMap<String, String> translated = read(file);
            assertThat(translated.keySet()).as(file).isEqualTo(base.keySet());
            translated.forEach((key, text) -> {
                assertThat(text).as(file + ": " + key).isNotBlank();
                assertThat(places(text)).as(file + ": " + key).isEqualTo(places(base.getOrDefault(key, "")));
            });
        }
    }

    @Test
    void templatesUseNoTextThatIsMissing() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        for (String bundle : bundles().toList()) {
            known.addAll(read(bundle + ".properties").keySet());
        }
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                String text = Files.readString(template).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
                Matcher used = USED.matcher(text);
                while (used.find()) {
                    assertThat(known)
                            .as("%s uses #{%s}", template.getFileName(), used.group(1))
                            .contains(used.group(1));
                }
            }
        }
    }

    @Test
    void templatesHaveNoInlineStyleOrScript() throws IOException {
        Pattern inline = Pattern.compile("(?i)\\s(style|on[a-z]+)\\s*=|<script(?![^>]*src=)|<style");
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            assertThat(templates.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(template -> assertThat(Files.readString(template))
                            .as("the Content-Security-Policy drops it: " + template.getFileName())
                            .doesNotContainPattern(inline));
        }
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static TreeMap<String, String> read(String file) {
        Properties properties = new Properties();
        try (var reader =
                Files.newBufferedReader(RESOURCES.resolve("messages").resolve(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        TreeMap<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
