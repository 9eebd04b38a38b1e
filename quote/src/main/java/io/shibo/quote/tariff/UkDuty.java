package io.shibo.quote.tariff;

import io.shibo.codes.input.Problem;
import io.shibo.quote.tariff.DutyPieces.Sign;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The duty of a UK measure from its components; the identifiers of duty expressions are TARIC's: 01 begins, 04, 19 and 20
 * add, 02 and 36 subtract, 15 is a minimum, 17 and 35 a maximum, 99 is a unit to declare and no money.
 */
final class UkDuty {
    /** Duty expressions whose amount depends on the Meursing code of the goods. */
    private static final Map<String, String> MEURSING =
            Map.of("12", "EA", "14", "EAR", "21", "ADSZ", "25", "ADSZR", "27", "ADFM", "29", "ADFMR");

    /** Duty expressions as TARIC writes them. */
    private static final Map<String, String> SIGNS = Map.of(
            "01", "", "04", " + ", "19", " + ", "20", " + ", "02", " - ", "36", " - ", "15", " MIN ", "17", " MAX ",
            "35", " MAX ");

    private UkDuty() {}

    /** Null where the measure has no duty. */
    static @Nullable DutyText read(JsonApi json, Object measure, String printed) {
        for (Object condition : json.many(measure, "measure_conditions")) {
            if (!json.many(condition, "measure_condition_components").isEmpty()) {
                return new DutyText.Unread("the duty depends on conditions such as %s"
                        .formatted(Problem.show(
                                json.text(condition, "document_code") + " " + json.text(condition, "condition"))));
            }
        }
        List<Object> components = json.many(measure, "measure_components");
        if (components.isEmpty()) {
            return printed.isEmpty() ? null : DutyText.taric(printed);
        }
        String units = components.stream()
                .map(component -> json.text(component, "measurement_unit_code"))
                .collect(Collectors.joining(" "));
        DutyPieces pieces = new DutyPieces();
        try {
            for (Object component : components) {
                add(pieces, json, component, units);
            }
            return pieces.isEmpty() ? null : new DutyText.Read(pieces.formula());
        } catch (Unreadable not) {
            return not.text();
        }
    }

    /**
     * The conditions of a measure whose duty depends on a document, as TARIC tables write them; empty where they say anything
     * else.
     */
    static String conditions(JsonApi json, Object measure) {
        StringBuilder out = new StringBuilder();
        for (Object condition : json.many(measure, "measure_conditions")) {
            StringBuilder duty = new StringBuilder();
            for (Object component : json.many(condition, "measure_condition_components")) {
                String sign = SIGNS.get(json.text(component, "duty_expression_id"));
                if (sign == null) {
                    return "";
                }
                String currency = json.text(component, "monetary_unit_code");
                duty.append(sign).append(json.text(component, "duty_amount")).append(' ');
                duty.append(currency.isEmpty() ? "%" : currency)
                        .append(' ')
                        .append(json.text(component, "measurement_unit_code"))
                        .append(' ')
                        .append(json.text(component, "measurement_unit_qualifier_code"));
            }
            boolean applies = json.text(condition, "action_code").equals("01")
                    || json.text(condition, "action").startsWith("Apply the amount of the action");
            String document = json.text(condition, "document_code");
            out.append(out.isEmpty() ? "Cond: " : "; ").append(json.text(condition, "condition_code"));
            out.append(document.isEmpty() ? "" : " cert: " + document);
            out.append(applies ? " (01):" : " (00):").append(duty.toString().strip());
        }
        return out.toString();
    }

    private static void add(DutyPieces pieces, JsonApi json, Object component, String units) throws Unreadable {
        String expression = json.text(component, "duty_expression_id");
        Sign sign = switch (expression) {
            case "01", "99" -> null;
            case "04", "19", "20" -> Sign.PLUS;
            case "02", "36" -> Sign.MINUS;
            case "15" -> Sign.MIN;
            case "17", "35" -> Sign.MAX;
            case "12", "14", "21", "25", "27", "29" -> Sign.PLUS;
            default -> throw new Unreadable("duty expression '%s' is a text".formatted(Problem.show(expression)));
        };
        if (expression.equals("99")) {
            return;
        }
        if (sign != null) {
            pieces.add(sign);
        }
        String part = MEURSING.get(expression);
        if (part != null) {
            pieces.add(Objects.requireNonNull(TaricUnits.meursing(part)));
            return;
        }
        String amount = json.text(component, "duty_amount");
        if (amount.isEmpty()) {
            throw new Unreadable("a component without an amount");
        }
        String currency = json.text(component, "monetary_unit_code");
        String unit =
                json.text(component, "measurement_unit_code") + json.text(component, "measurement_unit_qualifier_code");
        if (currency.isEmpty()) {
            if (!unit.isEmpty()) {
                throw new Unreadable("a percentage per unit '%s'".formatted(Problem.show(unit)));
            }
            pieces.add(DutyPieces.percent(amount, DutyPieces.CUSTOMS_VALUE));
        } else {
            pieces.add(DutyPieces.perUnit(DutyPieces.decimal(amount), currency, TaricUnits.find(unit, units)));
        }
    }
}
