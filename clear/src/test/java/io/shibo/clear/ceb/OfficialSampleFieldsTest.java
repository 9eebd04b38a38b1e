package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first document of each official sample, as its sender wrote it, broken in each of its fields: the right code must come
 * back, with the field's name. Not run where {@code ../shared/data} is absent.
 */
class OfficialSampleFieldsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("shibo.root", ".."))
            .resolve("../shared/data/ceb/samples-2018-113")
            .normalize();
    private static final Pattern FIELD = Pattern.compile("<(ceb:)?([A-Za-z0-9]+)>([^<>]*)</(?:ceb:)?\\2>");

    private static Stream<String> samples() throws IOException {
        if (!Files.exists(SAMPLES)) {
            return Stream.of("absent");
        }
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.map(Path::toString).filter(file -> file.endsWith(".xml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void breaksEachFieldOfTheFirstDocument(String file) throws IOException {
        assumeTrue(!file.equals("absent"), () -> "not run: %s is absent".formatted(SAMPLES));
        String xml = Files.readString(Path.of(file));
        MessageType type = ((Reading.Message) CebReader.read(bytes(xml))).type();
        Matcher end = Pattern.compile("</(ceb:)?" + type.element() + ">").matcher(xml);
        assertThat(end.find()).isTrue();
        List<String> silent = new ArrayList<>();
        int broken = 0;
        Matcher field = FIELD.matcher(xml).region(0, end.start());
        while (field.find()) {
            String name = field.group(2);
            // Longer than any field may be, and no number, time or code of a list either.
            String changed = xml.substring(0, field.start(3)) + "x".repeat(2_000) + xml.substring(field.end(3));
            broken++;
            if (!isNamed(type, changed, name)) {
                silent.add(name + " broken");
            }
            boolean optional = isOptional(type, name);
            String without = xml.substring(0, field.start()) + xml.substring(field.end());
            if (!optional && !isNamed(type, without, name)) {
                silent.add(name + " missing");
            }
        }
        assertThat(silent).isEmpty();
        assertThat(broken).isGreaterThan(5);
    }

    private static boolean isNamed(MessageType type, String xml, String field) {
        Reading.Item item =
                ((Reading.Message) CebReader.read(bytes(xml))).documents().getFirst();
        return item.errors().stream()
                .anyMatch(error -> error.field().matches("(.*[.])?" + field)
                        && error.code().equals(type.codes().invalid()));
    }

    private static boolean isOptional(MessageType type, String name) {
        Layout layout = Layout.of(type.documentClass());
        Layout line = layout.lines();
        // A name that stands in the head and in the lines is optional where either is.
        return layout.has(name) && layout.field(name).optional()
                || line != null && line.has(name) && line.field(name).optional();
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
