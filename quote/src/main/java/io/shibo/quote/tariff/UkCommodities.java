package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Commodities of the UK Trade Tariff: each with the import measures of itself and of all it lies under. */
final class UkCommodities implements TariffFormat {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final PackWriter pack;
    private final TaricRules rules;

    UkCommodities(PackWriter pack) {
        this.pack = pack;
        this.rules = new TaricRules(pack);
    }

    @Override
    public void read(String file, InputStream bytes) throws IOException {
        JsonApi json = new JsonApi(JsonText.value(file, bytes));
        if (json.roots().isEmpty()) {
            throw new InputException(new Problem(file, 0, "data", "holds no commodity."));
        }
        for (Object commodity : json.roots()) {
            commodity(file, json, commodity);
        }
    }

    private void commodity(String file, JsonApi json, Object commodity) throws IOException {
        String item = json.text(commodity, "goods_nomenclature_item_id");
        String code = PackWriter.code(item.isEmpty() ? file.replaceFirst("\\.json$", "") : item);
        if (code == null) {
            throw new InputException(new Problem(
                    file,
                    0,
                    "goods_nomenclature_item_id",
                    "'%s' is not a commodity code. Give answers of /api/v2/commodities/CODE."
                            .formatted(Problem.show(item))));
        }
        String title = json.text(commodity, "description_plain");
        if (!pack.line(code, title.isEmpty() ? json.text(commodity, "description") : title)) {
            throw new InputException(new Problem(
                    file, 0, "", "commodity %s is in an earlier file as well. Leave one out.".formatted(code)));
        }
        for (Object measure : json.many(commodity, "import_measures")) {
            measure(file, json, code, measure);
        }
    }

    private void measure(String file, JsonApi json, String code, Object measure) throws IOException {
        Object area = json.one(measure, "geographical_area");
        List<String> excluded = new ArrayList<>();
        for (Object country : json.many(measure, "excluded_countries")) {
            String name = areaCode(json, country);
            learn(json, country);
            excluded.add(name);
        }
        learn(json, area);
        Object act = json.many(measure, "legal_acts").stream().findFirst().orElse(null);
        String regulation = json.text(act, "regulation_code");
        String type = json.text(json.one(measure, "measure_type"), "id");
        String printed = json.text(json.one(measure, "duty_expression"), "base");
        DutyText duty = UkDuty.read(json, measure, printed);
        if (duty instanceof DutyText.Unread) {
            String conditional = UkDuty.conditions(json, measure);
            printed = TaricConditions.read(conditional).isEmpty() ? printed : conditional;
        }
        if (TaricConditions.read(printed).isEmpty()) {
            conditions(file, json, code, measure, printed);
        }
        try {
            String end = json.text(measure, "effective_end_date");
            rules.take(new TaricMeasure(
                    file,
                    0,
                    code,
                    type,
                    area == null ? "" : areaCode(json, area),
                    excluded,
                    json.text(json.one(measure, "additional_code"), "code"),
                    order(json, json.one(measure, "order_number")),
                    regulation.isEmpty() ? json.text(act, "id") : regulation,
                    printed,
                    duty,
                    Values.date(day(json.text(measure, "effective_start_date"))),
                    end.isEmpty() ? null : Values.date(day(end))));
        } catch (IllegalArgumentException bad) {
            pack.textOnly(file, 0, code, printed, String.valueOf(bad.getMessage()));
            pack.refuse(code, "a measure whose dates could not be read");
        }
    }

    /** Documents and thresholds do not make the duty; that they are asked for is told. */
    private void conditions(String file, JsonApi json, String code, Object measure, String printed) throws IOException {
        Set<String> documents = new TreeSet<>();
        for (Object condition : json.many(measure, "measure_conditions")) {
            String document = json.text(condition, "document_code");
            documents.add(document.isEmpty() ? json.text(condition, "condition_code") : document);
        }
        if (!documents.isEmpty()) {
            pack.remark(
                    file,
                    0,
                    code,
                    "the measure '%s' has conditions that are not in the pack: %s"
                            .formatted(printed, String.join(" ", documents)));
        }
    }

    private void learn(JsonApi json, @org.jspecify.annotations.Nullable Object area) {
        String code = areaCode(json, area);
        if (code.isEmpty() || code.equals("1011") || COUNTRIES.contains(code) || pack.knows(code)) {
            return;
        }
        Set<Country> members = new TreeSet<>();
        for (Object child : json.many(area, "children_geographical_areas")) {
            String member = areaCode(json, child);
            if (COUNTRIES.contains(member)) {
                members.add(Country.of(member));
            }
        }
        if (!members.isEmpty()) {
            pack.area(code, members);
        }
    }

    private static String areaCode(JsonApi json, @org.jspecify.annotations.Nullable Object area) {
        String code = json.text(area, "geographical_area_id");
        return code.isEmpty() ? json.text(area, "id") : code;
    }

    private static String order(JsonApi json, @org.jspecify.annotations.Nullable Object order) {
        String number = json.text(order, "number");
        return number.isEmpty() ? json.text(order, "id") : number;
    }

    private static String day(String instant) {
        return instant.length() > 10 ? instant.substring(0, 10) : instant;
    }
}
