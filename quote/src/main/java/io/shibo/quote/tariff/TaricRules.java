package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns measures of TARIC and the UK Trade Tariff into rules by their type: which layer they are of, what they ask of a
 * sale, under which scheme. The table of types lies beside this class as data.
 */
final class TaricRules {
    /** A type of measure that charges or relieves. */
    private record Type(String id, Charging charging, List<Asked> asks, String program) {
        /** Whether leaving it out makes a quote higher, never lower. */
        boolean relief() {
            return charging == Charging.DUTY && (!asks.isEmpty() || !program.isEmpty());
        }
    }

    private static final Map<String, Type> TYPES = Tables.read(
                    "measure-types.csv",
                    List.of("type", "charging", "asks", "program", "meaning"),
                    row -> new Type(
                            row.text("type"),
                            Charging.valueOf(row.text("charging")),
                            row.text("asks").isEmpty()
                                    ? List.of()
                                    : java.util.Arrays.stream(row.text("asks").split(" "))
                                            .map(Asked::valueOf)
                                            .toList(),
                            row.text("program")))
            .stream()
            .collect(Collectors.toMap(Type::id, type -> type));

    /** Types whose amount is a unit to be declared, not money. */
    private static final Set<String> SUPPLEMENTARY_UNITS = Set.of("109", "110", "111");

    /** Amounts that duties with a Meursing part take in; nobody pays them alone. */
    private static final Set<String> MEURSING_AMOUNTS = Set.of("672", "673", "674");

    private static final Set<String> ALL = Set.of("", "1011", "1008", "ERGA OMNES");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final PackWriter pack;

    TaricRules(PackWriter pack) {
        this.pack = pack;
    }

    /** Takes a measure; what cannot be a rule is counted and told, and refused where it is a charge. */
    void take(TaricMeasure measure) throws IOException {
        Type type = TYPES.get(measure.type());
        if (type == null) {
            unknownType(measure);
            return;
        }
        if (measure.duty() == null) {
            pack.skipped(measure.file(), measure.line(), measure.code(), measure.text(), "a measure without a duty");
            return;
        }
        String reason = rule(measure, type, measure.duty());
        if (reason == null) {
            pack.expressed();
            return;
        }
        pack.textOnly(
                measure.file(),
                measure.line(),
                measure.code(),
                measure.text(),
                "type %s for %s: %s".formatted(measure.type(), shown(measure.area()), reason));
        if (!type.relief()) {
            pack.refuse(measure.code(), "measure of type %s: %s".formatted(measure.type(), reason));
        }
    }

    private void unknownType(TaricMeasure measure) throws IOException {
        boolean nothing = measure.duty() == null
                || measure.duty() instanceof DutyText.Read(Formula formula) && formula instanceof Formula.Free
                || SUPPLEMENTARY_UNITS.contains(measure.type());
        String reason = "measure type '%s' is not among the duties and taxes known here".formatted(measure.type());
        if (MEURSING_AMOUNTS.contains(measure.type())) {
            pack.textOnly(
                    measure.file(),
                    measure.line(),
                    measure.code(),
                    measure.text(),
                    "an amount that duties with a Meursing part take in");
        } else if (nothing) {
            pack.skipped(measure.file(), measure.line(), measure.code(), measure.text(), reason);
        } else {
            pack.textOnly(measure.file(), measure.line(), measure.code(), measure.text(), reason);
            pack.refuse(measure.code(), reason);
        }
    }

    private static String shown(String area) {
        return ALL.contains(area) ? "all origins" : area;
    }

    /** Adds the rule; says why not where it cannot. */
    private @Nullable String rule(TaricMeasure measure, Type type, DutyText duty) throws IOException {
        if (duty instanceof DutyText.Read(Formula read)) {
            return rule(measure, type, read, List.of());
        }
        List<String> documents = new ArrayList<>();
        List<TaricConditions.Case> cases = TaricConditions.read(measure.text());
        for (TaricConditions.Case each : cases) {
            List<String> met =
                    new ArrayList<>(documents.stream().map(d -> "not " + d).toList());
            if (each.document() != null) {
                String asked = pack.ask(Asked.DOCUMENT, each.document());
                documents.add(asked);
                met.add(asked);
            }
            String why = rule(measure, type, each.duty(), met);
            if (why != null) {
                return why;
            }
        }
        return !cases.isEmpty() ? null : duty instanceof DutyText.Unread(String why) ? why : "refers to another duty";
    }

    private @Nullable String rule(TaricMeasure measure, Type type, Formula read, List<String> documents)
            throws IOException {
        Formula formula = type.charging() == Charging.VAT ? Vat.on(read) : read;
        if (formula == null) {
            return "a tax that is no percentage";
        }
        TreeSet<String> covered = new TreeSet<>();
        TreeSet<String> except = new TreeSet<>();
        String unknown = ALL.contains(measure.area()) ? null : place(measure.area(), covered);
        for (String excluded : measure.excluded()) {
            // Kosovo, Ceuta and the like have codes of their own there; ISO 3166 lists none, so no sale has them as
            // origin.
            boolean listed = COUNTRIES.contains(excluded) || !excluded.matches("[A-Z]{2}");
            unknown = unknown == null && listed ? place(excluded, except) : unknown;
        }
        if (unknown != null) {
            return unknown;
        }
        List<String> conditions = new ArrayList<>(documents);
        StringBuilder program = new StringBuilder(type.program());
        for (Asked asked : type.asks()) {
            String subject = switch (asked) {
                case PROOF -> shown(measure.area());
                case QUOTA -> measure.order().isEmpty() ? "of " + measure.act() : measure.order();
                default -> measure.act().isEmpty() ? "the tariff" : measure.act();
            };
            conditions.add(pack.ask(asked, subject));
            program.append(asked == Asked.PROOF || asked == Asked.QUOTA ? "-" + subject.replace(' ', '-') : "");
        }
        if (!measure.additionalCode().isEmpty()) {
            conditions.add(pack.ask(Asked.CODE, measure.additionalCode()));
        }
        TariffRule rule = TariffRule.of(
                        measure.code(), type.charging(), formula.toString(), measure.start(), article(measure))
                .until(measure.end() == null ? null : measure.end().plusDays(1))
                .forOrigins(String.join(" ", covered), String.join(" ", except))
                .under(program.toString(), String.join(" and ", conditions));
        // Goods within a quota do not pay the safeguard that the quota is there for.
        return pack.add(type.asks().contains(Asked.QUOTA) ? rule.excluding(Charging.SAFEGUARD.layer()) : rule);
    }

    /** Adds a country or area to a scope; says what is not known of it. */
    private @Nullable String place(String code, Set<String> into) {
        if (COUNTRIES.contains(code)) {
            into.add(code);
        } else if (pack.knows(code)) {
            into.add(PackWriter.areaName(code));
        } else {
            return "the members of area '%s' are not known; name them with --area".formatted(code);
        }
        return null;
    }

    private static String article(TaricMeasure measure) {
        return "%s, type %s, %s%s"
                .formatted(
                        measure.act().isEmpty() ? "act not stated" : measure.act(),
                        measure.type(),
                        measure.file(),
                        measure.line() == 0 ? "" : ":" + measure.line());
    }
}
