package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.quote.internal.CanonicalJson;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.Terms;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The published schemas say what the reader reads and what the document writes, no more and no less. */
class SchemaTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(
                    "https://shibo.io/schema/sale.schema.json", QuoteSchema.SALE.text(),
                    "https://shibo.io/schema/quote.schema.json", QuoteSchema.QUOTE.text())));
    private static final Schema SALE = schema(QuoteSchema.SALE);
    private static final Schema QUOTE = schema(QuoteSchema.QUOTE);

    private static Schema schema(QuoteSchema which) {
        return REGISTRY.getSchema(SchemaLocation.of("https://shibo.io/schema/" + which.tag() + ".schema.json"));
    }

    private static List<String> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

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

    @Test
    void everySampleAndEveryAnswerKeepsToTheSchema() throws Exception {
        for (String deal : Samples.DEALS) {
            String text = Files.readString(Packs.root().resolve("samples/deals").resolve(deal + ".json"));
            assertThat(errors(SALE, text)).as(deal).isEmpty();
        }
        for (Quote quote : quotes()) {
            for (Language language : Language.values()) {
                assertThat(errors(QUOTE, CanonicalJson.text(QuoteDocument.of(quote, language))))
                        .isEmpty();
            }
        }
    }

    @Property(tries = 40)
    void answersOfAnySaleKeepToTheSchema(
            @ForAll Answer formE, @ForAll Incoterm term, @ForAll boolean freight, @ForAll boolean origin) {
        Sale.Builder sale =
                Samples.deal("robot-arm").with("form-e", formE).toBuilder().terms(new Terms(term, "there"));
        if (!freight) {
            sale.freight(io.shibo.quote.sale.Fact.unknown());
        }
        Quote quote = ENGINE.quote(sale.build());

        assertThat(errors(QUOTE, CanonicalJson.text(QuoteDocument.of(quote, Language.AR))))
                .isEmpty();
        assertThat(errors(SALE, CanonicalJson.text(SaleDocument.of(sale.build()))))
                .isEmpty();
    }

    @Test
    void whatTheReaderRefusesTheSchemaRefuses() throws Exception {
        String text = Files.readString(Packs.root().resolve("samples/deals/robot-arm.json"));
        for (String[] change : new String[][] {
            {"\"quantity\": \"4\"", "\"quantity\": \"-4\""},
            {"\"channel\": \"general\"", "\"chanel\": \"general\""},
            {"\"kind\": \"business\"", "\"kind\": \"person\""},
            {"\"hs\": \"84795000\"", "\"hs\": \"robots\""},
        }) {
            assertThat(text).contains(change[0]);
            assertThat(errors(SALE, text.replace(change[0], change[1])))
                    .as(change[1])
                    .isNotEmpty();
        }
    }
}
