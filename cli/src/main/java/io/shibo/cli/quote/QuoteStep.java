package io.shibo.cli.quote;

import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.demo.Step;
import io.shibo.cli.demo.StepFailedException;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.Csv;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.io.RulebookCache;
import io.shibo.hub.json.Json;
import io.shibo.quote.Charge;
import io.shibo.quote.Explainer;
import io.shibo.quote.LandedCost;
import io.shibo.quote.Quote;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The second step: the three sample deals, each with its landed cost and where every figure comes from. */
public final class QuoteStep implements Step {
    private static final List<String> DEALS = List.of("robot-arm", "coffee", "design-software");
    private static final String RECORDS = "records.csv";

    @Override
    public String verb() {
        return "quote";
    }

    @Override
    public String title() {
        return "what three deals cost at the door, and why";
    }

    @Override
    public Outcome run(Context context) throws IOException {
        Outcome.Builder outcome = Outcome.builder();
        LandedCost engine = LandedCost.of(RulebookCache.under(context.home()).rulebook(List.of(context.packs())));
        outcome.figure("rulebook", engine.rulebook().hash());
        Path folder = context.dir(verb());
        for (String deal : DEALS) {
            Path file = context.samples().resolve("deals").resolve(deal + ".json");
            Quote quote = engine.quote(SaleReader.read(file.toString(), Json.read(file)));
            if (!quote.assessment().admitted() || !quote.assessment().complete()) {
                throw new StepFailedException("the sample deal %s was not quoted in full: %s"
                        .formatted(deal, quote.assessment().refusals()));
            }
            write(quote, deal, folder);
            tell(quote, deal, folder, outcome);
        }
        Outputs.write(folder.resolve(RECORDS), records(context));
        outcome.line("the coffee and the software as concluded trades, for measure", folder.resolve(RECORDS));
        return outcome.build();
    }

    private static void write(Quote quote, String deal, Path folder) throws IOException {
        Outputs.write(folder.resolve(deal + ".json"), Json.write(QuoteDocument.of(quote, Language.EN)) + "\n");
        for (Language language : Language.values()) {
            Outputs.write(
                    folder.resolve("%s.%s.txt".formatted(deal, language.tag())),
                    String.join("\n", QuoteText.of(quote, language)) + "\n");
        }
    }

    private static void tell(Quote quote, String deal, Path folder, Outcome.Builder outcome) {
        Explainer say = new Explainer(Language.EN);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("customsValue", quote.assessment().customsValue());
        List<String> lines = new ArrayList<>();
        lines.add("%s: landed %s".formatted(quote.sale().title(), landed(quote)));
        for (Charge charge : quote.assessment().charges()) {
            String name = charge.layer().name() + (charge.measures().isEmpty() ? "-rounding" : "");
            figures.put(name, charge.amount());
            String rules = charge.rules().stream().map(say::rule).collect(Collectors.joining("; "));
            lines.add("  %s: %s%s"
                    .formatted(charge.layer().title(), say.charge(charge), rules.isEmpty() ? "" : " [" + rules + "]"));
        }
        quote.preferences().forEach(preference -> lines.add("  " + say.preference(preference)));
        quote.missing().forEach(missing -> lines.add("  Missing: " + say.missing(missing)));
        figures.put("charges", quote.assessment().totals().charges());
        figures.put("landed", quote.assessment().totals().landed());
        outcome.figure(deal, figures);
        outcome.line(String.join("\n  ", lines), folder.resolve(deal + ".en.txt") + " and /quote?example=" + deal);
    }

    private static String landed(Quote quote) {
        Money landed = quote.assessment().totals().landed();
        Money other = quote.assessment().totals().landedInSaleCurrency();
        return Explainer.money(landed)
                + (landed.currency().equals(other.currency()) ? "" : " = " + Explainer.money(other));
    }

    /** The two deals that no later step concludes, as statistics read them: flows seen from China. */
    private static String records(Context context) throws IOException {
        StringBuilder out =
                new StringBuilder("date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise\n");
        for (String deal : DEALS.subList(1, DEALS.size())) {
            Path file = context.samples().resolve("deals").resolve(deal + ".json");
            Sale sale = SaleReader.read(file.toString(), Json.read(file));
            for (Line line : sale.lines()) {
                out.append(record(sale, line, deal)).append('\n');
            }
        }
        return out.toString();
    }

    private static String record(Sale sale, Line line, String deal) {
        boolean export = sale.dispatch().code().equals("CN");
        LocalDate day = sale.dates().imported() == null
                ? sale.dates().order()
                : sale.dates().imported();
        boolean goods = sale.goods();
        String product = switch (line.subject()) {
            case Line.Subject.Goods(var code) -> "HS:" + code.prefix(6);
            case Line.Subject.Service(var code) -> code.toString();
        };
        return Csv.line(List.of(
                day.toString(),
                export ? "export" : "import",
                (export ? sale.destination() : sale.dispatch()).code(),
                product,
                goods && sale.channel() != null ? sale.channel() : "",
                "yes",
                goods ? "no" : "yes",
                line.price().plainAmount(),
                sale.currency().getCurrencyCode(),
                "deal-" + deal));
    }
}
