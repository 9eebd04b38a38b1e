package io.shibo.quote.sale;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A sale as the maps and lists that {@link SaleReader} reads back into an equal sale; a shell prints them as JSON. */
public final class SaleDocument {
    private SaleDocument() {}

    public static Map<String, Object> of(Sale sale) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (!sale.id().isEmpty()) {
            out.put("id", sale.id());
        }
        if (!sale.title().isEmpty()) {
            out.put("title", sale.title());
        }
        out.put("seller", party(sale.seller()));
        out.put("buyer", party(sale.buyer()));
        out.put("dispatch", sale.dispatch().code());
        out.put("destination", sale.destination().code());
        if (sale.channel() != null) {
            out.put("channel", sale.channel());
        }
        out.put("transport", lower(sale.transport()));
        out.put("dates", dates(sale.dates()));
        if (sale.terms() != null) {
            Map<String, Object> terms = new LinkedHashMap<>();
            terms.put("incoterm", sale.terms().incoterm().name());
            terms.put("place", sale.terms().place());
            out.put("terms", terms);
        }
        out.put("currency", sale.currency().getCurrencyCode());
        if (sale.freight() instanceof Fact.Known<Money>(var money)) {
            out.put("freight", money.plainAmount());
        }
        if (sale.insurance() instanceof Fact.Known<Money>(var money)) {
            out.put("insurance", money.plainAmount());
        }
        if (sale.inland() instanceof Fact.Known<Money>(var money)) {
            out.put("inland", money.plainAmount());
        }
        if (!sale.rates().isEmpty()) {
            out.put(
                    "exchangeRates",
                    sale.rates().stream().map(SaleDocument::rate).toList());
        }
        out.put("lines", sale.lines().stream().map(SaleDocument::line).toList());
        Map<String, Object> facts = new LinkedHashMap<>();
        sale.facts().forEach((name, answer) -> facts.put(name, lower(answer)));
        out.put("facts", facts);
        Map<String, Object> state = new TreeMap<>();
        sale.state().forEach((name, amount) -> state.put(name, amount.toString()));
        sale.balances().forEach((name, quantity) -> state.put(name, quantity.toString()));
        out.put("state", state);
        if (!sale.claims().isEmpty()) {
            out.put("claims", sale.claims().stream().sorted().toList());
        }
        return out;
    }

    private static Map<String, Object> party(Party party) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("country", party.country().code());
        out.put("kind", lower(party.kind()));
        return out;
    }

    private static Map<String, Object> dates(Dates dates) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("order", dates.order().toString());
        if (dates.export() != null) {
            out.put("export", dates.export().toString());
        }
        if (dates.imported() != null) {
            out.put("import", dates.imported().toString());
        }
        return out;
    }

    /** An exchange rate as it stands in a sale. */
    public static Map<String, Object> rate(ExchangeRate rate) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("from", rate.from().getCurrencyCode());
        out.put("to", rate.to().getCurrencyCode());
        out.put("rate", rate.rate().toPlainString());
        if (rate.date() != null) {
            out.put("date", rate.date().toString());
        }
        out.put("source", rate.source());
        return out;
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", line.id());
        out.put("description", line.description());
        switch (line.subject()) {
            case Line.Subject.Goods(var code) -> out.put("hs", code.digits());
            case Line.Subject.Service(var code) -> out.put("service", code.toString());
        }
        if (line.origin() instanceof Fact.Known<Country>(var origin)) {
            out.put("origin", origin.code());
        }
        out.put("quantity", line.quantity().value().toPlainString());
        out.put("unit", line.quantity().unit().name());
        out.put("unitPrice", line.unitPrice().plainAmount());
        List<String> measures = new ArrayList<>();
        line.measures().forEach(measure -> measures.add(measure.toString()));
        if (!measures.isEmpty()) {
            out.put("measures", measures);
        }
        if (!line.measurements().isEmpty()) {
            Map<String, Object> measurements = new LinkedHashMap<>();
            line.measurements().forEach((name, value) -> measurements.put(name, value.toPlainString()));
            out.put("measurements", measurements);
        }
        if (line.production() != null) {
            ProductionReader.write(line.production(), out);
        }
        if (!line.originates().isEmpty()) {
            Map<String, Object> originates = new LinkedHashMap<>();
            line.originates().forEach((agreement, answer) -> originates.put(agreement, lower(answer)));
            out.put("originates", originates);
        }
        return out;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
