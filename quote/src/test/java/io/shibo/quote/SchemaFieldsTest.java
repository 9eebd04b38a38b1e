package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Tree;
import io.shibo.quote.internal.Trees;
import io.shibo.quote.pack.JsonTree;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import io.shibo.quote.sale.Terms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published schemas name the fields that the reader reads and the document writes, no more and no fewer. */
class SchemaFieldsTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();

    private static List<Quote> quotes() {
        List<Quote> quotes = new ArrayList<>();
        for (String deal : Samples.DEALS) {
            quotes.add(ENGINE.quote(Samples.deal(deal)));
        }
        Sale robots = Samples.deal("robot-arm");
        String line = robots.lines().getFirst().id();
        quotes.add(ENGINE.quote(robots.withCodes(Map.of(line, io.shibo.codes.HsCode.of("8479")))));
        quotes.add(ENGINE.quote(
                robots.toBuilder().terms(new Terms(Incoterm.DDP, "Jakarta")).build()));
        quotes.add(ENGINE.quote(robots.with("importer-has-api", Answer.UNKNOWN)));
        quotes.add(ENGINE.quote(Samples.deal("coffee").through("postal")));
        return quotes;
    }

    // The reader's fields are the schema's

    @Test
    void theReaderKnowsExactlyTheFieldsOfTheSchema() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("", "{\"zz\": 1}");
        groups.put("$defs/party", "{\"seller\": {\"zz\": 1}}");
        groups.put("properties/dates", "{\"dates\": {\"zz\": 1}}");
        groups.put("properties/terms", "{\"terms\": {\"zz\": 1}}");
        groups.put("$defs/rate", "{\"exchangeRates\": [{\"zz\": 1}]}");
        groups.put("$defs/line", "{\"currency\": \"EUR\", \"lines\": [{\"zz\": 1}]}");
        groups.put("$defs/material", "{\"currency\": \"EUR\", \"lines\": [{\"materials\": [{\"zz\": 1}]}]}");
        groups.forEach((where, json) ->
                assertThat(known(json)).as("fields of " + where).isEqualTo(properties(where)));
    }

    /** What the reader itself names as known when it meets the field {@code zz}. */
    private static Set<String> known(String json) {
        try {
            SaleReader.read("s", JsonTree.read("s", json.getBytes(StandardCharsets.UTF_8)));
            throw new AssertionError("read " + json);
        } catch (InputException told) {
            String message = told.problems().stream()
                    .map(p -> p.message())
                    .filter(m -> m.startsWith("field 'zz' is not known. Known: "))
                    .findFirst()
                    .orElseThrow();
            String list = message.substring(message.indexOf("Known: ") + 7, message.length() - 1);
            return new TreeSet<>(Arrays.asList(list.split(", ")));
        }
    }

    private static Set<String> properties(String where) {
        Tree at = JsonTree.read("schema", QuoteSchema.SALE.text().getBytes(StandardCharsets.UTF_8));
        for (String step : where.isEmpty() ? new String[0] : where.split("/")) {
            at = member(at, step);
        }
        return new TreeSet<>(((Tree.Fields) member(at, "properties")).byName().keySet());
    }

    private static Tree member(Tree at, String name) {
        return Objects.requireNonNull(((Tree.Fields) at).byName().get(name), name);
    }

    // The document's fields are the schema's

    @Test
    void theSchemaNamesNoFieldOfAQuoteThatNoDocumentHas() {
        Set<String> seen = new TreeSet<>();
        for (Quote quote : quotes()) {
            names(Trees.of(QuoteDocument.of(quote, Language.EN)), seen);
        }
        Set<String> named = new TreeSet<>();
        propertiesOf(JsonTree.read("schema", QuoteSchema.QUOTE.text().getBytes(StandardCharsets.UTF_8)), named);
        named.removeAll(seen);
        // A URL and an end of validity are in no shipped rule that these sales meet; the signature is put on
        // afterwards.
        assertThat(named.stream()
                        .filter(name ->
                                !Set.of("url", "to", "signature", "formula").contains(name))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    private static void names(Tree tree, Set<String> into) {
        switch (tree) {
            case Tree.Fields fields -> {
                into.addAll(fields.byName().keySet());
                fields.byName().values().forEach(each -> names(each, into));
            }
            case Tree.Items items -> items.list().forEach(each -> names(each, into));
            case Tree.Scalar scalar -> {}
        }
    }

    private static void propertiesOf(Tree schema, Set<String> into) {
        if (schema instanceof Tree.Fields fields) {
            fields.byName().forEach((name, value) -> {
                if (name.equals("properties")) {
                    into.addAll(((Tree.Fields) value).byName().keySet());
                }
                propertiesOf(value, into);
            });
        }
    }
}
