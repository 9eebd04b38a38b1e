package io.shibo.hub.quote;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.hub.json.Json;
import io.shibo.hub.web.Viewer;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.QuoteSchema;
import io.shibo.quote.market.MarketDocument;
import io.shibo.quote.market.Markets;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.SaleReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quotes for programs: the same JSON as the command's. */
@RestController
@RequestMapping("/api/v1/quote")
@Tag(name = "quote")
class QuoteApi {
    private final Rules rules;

    QuoteApi(Rules rules) {
        this.rules = rules;
    }

    /**
     * A sample deal.
     *
     * @param sale what {@code POST /api/v1/quote} takes
     * @param page where a person sees its quote
     */
    record Example(String id, String title, Map<String, Object> sale, String page) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What a sale costs at the door, and why",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "The sale, as GET /api/v1/quote/examples shows it",
                            content = @Content(schema = @Schema(type = "object"))))
    String quote(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(name = "date", required = false)
                    @Parameter(description = "quote as if all days of the sale were this one", example = "2026-04-22")
                    @Nullable
                    String date)
            throws IOException {
        LocalDate asOf = date == null ? null : day(date);
        var sale = rules.engine().read("sale", Json.read("sale", request.getInputStream()), asOf);
        return Json.write(QuoteDocument.of(rules.engine().quote(sale), viewer.language()));
    }

    @PostMapping(
            path = "/markets",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One sale to every destination, open ones first, cheapest first",
            description = "With the sale's own exchange rates and those the operator gave; where neither leads to a"
                    + " destination's currency, that destination is not open.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "The sale, as GET /api/v1/quote/examples shows it",
                            content = @Content(schema = @Schema(type = "object"))))
    String markets(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(name = "rates", required = false)
                    @Parameter(description = "\"sample\": with the invented rates of the samples", example = "sample")
                    @Nullable
                    String chosen)
            throws IOException {
        var sale = SaleReader.read("sale", Json.read("sale", request.getInputStream()), null);
        var ranked = Markets.of(rules.engine(), rates(chosen)).rank(sale);
        return Json.write(MarketDocument.of(ranked, viewer.language()));
    }

    @GetMapping(path = "/schema/{name}", produces = "application/schema+json")
    @Operation(summary = "The JSON Schema (2020-12) of a sale or of a quote")
    String schema(@PathVariable("name") String name) {
        try {
            return QuoteSchema.parse(name).text();
        } catch (IllegalArgumentException unknown) {
            throw new InputException(new Problem("path", 0, "name", String.valueOf(unknown.getMessage())));
        }
    }

    @GetMapping("/examples")
    @Operation(summary = "The sample deals, as sales to quote")
    List<Example> examples() {
        return rules.examples().stream()
                .map(one -> new Example(
                        one.id(), one.sale().title(), SaleDocument.of(one.sale()), "/quote?example=" + one.id()))
                .toList();
    }

    /** Figures with invented rates only for those who ask for them. */
    private RateTable rates(@Nullable String chosen) {
        if ("sample".equals(chosen)) {
            return rules.sampleRates();
        }
        if (chosen != null) {
            throw new InputException(new Problem(
                    "query",
                    0,
                    "rates",
                    "'%s' is not known. Write sample, or leave it out.".formatted(Problem.show(chosen))));
        }
        RateTable given = rules.operatorRates();
        return given == null ? RateTable.of(List.of()) : given;
    }

    private static LocalDate day(String text) {
        try {
            return Values.date(text);
        } catch (IllegalArgumentException bad) {
            throw new InputException(new Problem("query", 0, "date", String.valueOf(bad.getMessage())));
        }
    }
}
