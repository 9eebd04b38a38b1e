package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/**
 * Every field of every kind of document, broken in every way that its limits allow: missing, empty, too long, too short, of
 * a wrong kind, outside a closed list. The right code and the field's name must come back, and nothing that the official
 * schema refuses may pass (where the schemas are at hand).
 */
class EveryFieldTest {
    private static Stream<MessageType> types() {
        return Specimens.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesTheRightDocumentAndWritesWhatTheSchemaTakes(MessageType type) throws Exception {
        Document document = Specimens.of(type);

        Reading.Item item = read(Specimens.message(type, document));

        assertThat(item.errors()).isEmpty();
        assertThat(item.document()).isEqualTo(document);
        assertThat(item.keys()).isEqualTo(Keys.of(document));
        assertThat(item.keys().key())
                .isEqualTo(document.key())
                .doesNotContain("-|")
                .doesNotEndWith("|");
        assertThat(Specimens.message(type, (Document) Objects.requireNonNull(item.document())))
                .isEqualTo(Specimens.message(type, document));
        OfficialSchema.of(type)
                .schema()
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(Specimens.message(type, document))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesTheFieldThatIsBroken(MessageType type) throws Exception {
        Layout layout = Layout.of(type.documentClass());
        int broken = eachField(type, layout, null);
        Layout line = layout.lines();
        if (line != null) {
            broken += eachField(type, line, Objects.requireNonNull(type.parts().line()));
        }
        assertThat(broken).isGreaterThan(3 * layout.fields().size());
    }

    private static int eachField(MessageType type, Layout layout, @Nullable String line) throws Exception {
        int broken = 0;
        for (Layout.Field field : layout.fields()) {
            for (Map.Entry<String, @Nullable String> fault : faults(field).entrySet()) {
                String xml = replaced(type, line, field.name(), fault.getValue());
                expect(type, xml, (line == null ? "" : line + "[1].") + field.name(), fault.getKey());
                broken++;
            }
        }
        return broken;
    }

    /** Ways to break a field, by name; null leaves the element out. */
    private static Map<String, @Nullable String> faults(Layout.Field field) {
        Map<String, @Nullable String> faults = new LinkedHashMap<>();
        if (!field.optional()) {
            faults.put("missing", null);
            if (!field.blank()) {
                faults.put("empty", "");
            }
        }
        switch (field.kind()) {
            case TEXT -> ofText(field, faults);
            case AMOUNT -> {
                faults.put("an exponent", "1e5");
                faults.put("words", "两");
                faults.put("other digits", "\u0661");
                faults.put("two points", "1.2.3");
                faults.put("six decimals", "1.234567");
                faults.put("twenty digits", "12345678901234567890");
                faults.put("negative", "-1");
            }
            case WHOLE -> {
                faults.put("words", "one");
                faults.put("a decimal", "1.5");
                faults.put("other digits", "\u0661");
                faults.put("too many digits", "12345678901");
                if (!field.only().isEmpty()) {
                    faults.put("another", "7");
                }
            }
            case TIME -> {
                faults.put("no month", "20261301000000");
                faults.put("no hour", "20260101240000");
                faults.put("short", "2026010100000");
                faults.put("another form", "2026-01-01T00:00:00");
            }
            case DAY -> {
                faults.put("no day", "20260230");
                faults.put("another form", "2026-01-01");
            }
        }
        return faults;
    }

    private static void ofText(Layout.Field field, Map<String, @Nullable String> faults) {
        faults.put("too long", "x".repeat(field.max() + 1));
        faults.put("too long in characters beyond the plane", "\uD83D\uDE00".repeat(field.max() + 1));
        if (field.min() > 1) {
            faults.put("too short", "x".repeat(field.min() - 1));
        }
        if (!field.only().isEmpty()) {
            faults.put("another", "Z".repeat(Math.max(1, field.min())));
        }
        switch (field.form()) {
            case DIGITS -> faults.put("a letter", "3304990X99");
            case MILLIS -> faults.put("no time", "20260230120000000");
            case ANY -> {}
        }
    }

    private static void expect(MessageType type, String xml, String field, String how) throws Exception {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        Reading.Item item = read(bytes);
        assertThat(item.errors())
                .as("%s %s %s", type, field, how)
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.code()).isEqualTo(type.codes().invalid());
                    assertThat(error.message()).contains("; ");
                });
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesNothingThatTheSchemaRefuses(MessageType type) throws Exception {
        Validator validator = OfficialSchema.of(type).schema().newValidator();
        Layout layout = Layout.of(type.documentClass());
        List<String> passed = new ArrayList<>();
        for (Layout.Field field : layout.fields()) {
            for (Map.Entry<String, @Nullable String> fault : faults(field).entrySet()) {
                // One way of each kind is enough for the referee, which takes its time.
                if (List.of("missing", "empty", "too long", "too short", "six decimals", "a decimal")
                        .contains(fault.getKey())) {
                    byte[] bytes =
                            replaced(type, null, field.name(), fault.getValue()).getBytes(StandardCharsets.UTF_8);
                    boolean built = read(bytes).document() != null;
                    if (built != isValid(validator, bytes) && !isNarrower(type, field, fault.getKey())) {
                        passed.add("%s %s: built %s".formatted(field.name(), fault.getKey(), built));
                    }
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    /**
     * What the schema leaves open and no document is built from: a time or day that is none, an endless text, an empty
     * element where the schema would put a value of its own.
     */
    private static boolean isNarrower(MessageType type, Layout.Field field, String fault) {
        return field.kind() == Layout.Kind.TIME
                || field.kind() == Layout.Kind.DAY
                || type == MessageType.CEB900 && field.name().equals("oriBizMessage")
                || fault.equals("empty")
                        && List.of("currency", "appStatus", "freight", "fFlag", "iFlag")
                                .contains(field.name());
    }

    private static boolean isValid(Validator validator, byte[] bytes) throws IOException {
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(bytes)));
            return true;
        } catch (SAXException invalid) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesFieldsThatAreUnknownRepeatedOrOutOfOrder(MessageType type) {
        String xml = new String(Specimens.message(type), StandardCharsets.UTF_8);
        String first = "<guid>" + Specimens.GUID + "</guid>\n";
        int documents = xml.indexOf("<" + type.element());
        String head = xml.substring(0, documents);
        String rest = xml.substring(documents);
        String second = Layout.of(type.documentClass()).fields().get(1).name();

        assertThat(errors(head + rest.replaceFirst(first, first + "<surprise>1</surprise>")))
                .anySatisfy(error -> assertThat(error.field()).isEqualTo("surprise"));
        assertThat(errors(head + rest.replaceFirst(first, first + first)))
                .anySatisfy(error -> assertThat(error.message()).contains("次序"));
        assertThat(errors(
                        head + rest.replaceFirst("(" + first + ")(<" + second + ">[^<]*</" + second + ">\n)", "$2$1")))
                .anySatisfy(error -> assertThat(error.field()).isEqualTo("guid"));
        assertThat(errors(head + rest.replaceFirst("<guid>", "<guid xmlns='urn:other'>")))
                .anySatisfy(error -> assertThat(error.field()).isEqualTo("guid"));
    }

    private static List<FieldError> errors(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8)).errors();
    }

    private static Reading.Item read(byte[] bytes) {
        return switch (CebReader.read(bytes)) {
            case Reading.Message message -> message.documents().getFirst();
            case Reading.Refusal refusal -> fail("%s in %s", refusal, new String(bytes, StandardCharsets.UTF_8));
        };
    }

    /** The right message with one field's text replaced; null leaves the element out. */
    private static String replaced(MessageType type, @Nullable String line, String field, @Nullable String text) {
        String xml = new String(Specimens.message(type), StandardCharsets.UTF_8);
        int from = line == null ? xml.indexOf("<" + type.element()) : xml.indexOf("<" + line + ">");
        int start = xml.indexOf("<" + field + ">", from);
        int end = xml.indexOf("</" + field + ">\n", start) + field.length() + 4;
        if (start < 0) {
            // Left out of the right document: it stands after the fields before it.
            List<Layout.Field> fields = Layout.of(type.documentClass()).fields();
            String before = fields.get(indexOf(fields, field) - 1).name();
            start = xml.indexOf("</" + before + ">\n", from) + before.length() + 4;
            end = start;
        }
        String element = text == null ? "" : "<%1$s>%2$s</%1$s>\n".formatted(field, text);
        return xml.substring(0, start) + element + xml.substring(end);
    }

    private static int indexOf(List<Layout.Field> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
