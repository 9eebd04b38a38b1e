package io.shibo.hub.json;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Period;
import io.shibo.codes.Quantity;
import io.shibo.codes.Rate;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Tree;
import io.shibo.codes.party.PartyId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Reads JSON into a {@link Tree} and writes records as JSON. */
public final class Json {
    /** Bytes of one document. */
    public static final long MAX_BYTES = 16L << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MAPPER =
            configure(JsonMapper.builder(FACTORY)).build();

    private Json() {}

    /** Gives a mapper builder the form described at {@link #write(Object)}, so that REST answers look like files. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .addModule(codes());
    }

    /** Reads a file. @throws InputException if it is missing or is not JSON */
    public static Tree read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (NoSuchFileException missing) {
            throw new InputException(
                    new Problem(file.toString(), 0, "", "no such file. Check the name and the folder."));
        }
    }

    /**
     * Reads one JSON value.
     *
     * @param name as the user named the source, for messages
     * @throws InputException if it is not JSON, is too large or too deep, or names a field twice
     */
    public static Tree read(String name, InputStream in) {
        try (JsonParser parser = FACTORY.createParser(in)) {
            if (parser.nextToken() == null) {
                throw new InputException(new Problem(name, 0, "", "the file is empty. It must hold one JSON value."));
            }
            Tree tree = value(parser);
            if (parser.nextToken() != null) {
                throw new InputException(
                        new Problem(name, line(parser), "", "something follows the JSON value. Remove it."));
            }
            return tree;
        } catch (JacksonException bad) {
            var at = bad.getLocation();
            throw new InputException(new Problem(
                    name,
                    at == null ? 0 : Math.max(0, at.getLineNr()),
                    "",
                    "not JSON: " + firstSentence(bad.getOriginalMessage())));
        }
    }

    /**
     * The JSON of a record, list or map: two-space indent; codes as their text, money as {@code {"amount": "12.50",
     * "currency": "CNY"}}, decimals as text in plain notation, dates as ISO 8601, enums in lower case with hyphens.
     */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value on one line, for output that holds one object a line. */
    public static String writeLine(Object value) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    public static void write(Object value, OutputStream out) {
        MAPPER.writeValue(out, value);
    }

    private static Tree value(JsonParser parser) {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield new Tree.Fields(fields, line);
            }
            case START_ARRAY -> {
                List<Tree> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield new Tree.Items(items, line);
            }
            case VALUE_NULL -> new Tree.Scalar(null, line);
            default -> new Tree.Scalar(parser.getString(), line);
        };
    }

    private static int line(JsonParser parser) {
        return Math.max(0, parser.currentTokenLocation().getLineNr());
    }

    private static String firstSentence(@Nullable String message) {
        if (message == null) {
            return "it cannot be read.";
        }
        int end = message.indexOf('\n');
        return Problem.show(end < 0 ? message : message.substring(0, end));
    }

    private static SimpleModule codes() {
        SimpleModule module = new SimpleModule("shibo-codes");
        for (Class<?> text : List.of(
                Country.class,
                HsCode.class,
                ServiceCode.class,
                Rate.class,
                Quantity.class,
                Period.class,
                PartyId.class)) {
            module.addSerializer(text, ToStringSerializer.instance);
        }
        module.addSerializer(Money.class, new MoneySerializer());
        module.addSerializer(BigDecimal.class, new PlainDecimalSerializer());
        module.addSerializer(Enum.class, new LowerHyphenSerializer());
        return module;
    }

    static String plain(BigDecimal value) {
        return Decimals.normalise(value).toPlainString();
    }

    static String lowerHyphen(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
