package io.shibo.quote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The published JSON Schemas (2020-12) of what goes in and what comes out. */
public enum QuoteSchema {
    /** What {@link io.shibo.quote.sale.SaleReader} reads. */
    SALE,
    /** What {@link QuoteDocument} and {@link QuoteSeal} write. */
    QUOTE;

    /** {@code sale} or {@code quote}. @throws IllegalArgumentException naming the known ones */
    public static QuoteSchema parse(String name) {
        for (QuoteSchema schema : values()) {
            if (schema.tag().equals(name)) {
                return schema;
            }
        }
        throw new IllegalArgumentException("'%s' is not a schema. Known: %s."
                .formatted(
                        io.shibo.codes.input.Problem.show(name),
                        Arrays.stream(values()).map(QuoteSchema::tag).collect(Collectors.joining(", "))));
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The schema as JSON. */
    public String text() {
        try (InputStream in = QuoteSchema.class.getResourceAsStream("schema/" + tag() + ".schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the schema of a " + tag() + " is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
