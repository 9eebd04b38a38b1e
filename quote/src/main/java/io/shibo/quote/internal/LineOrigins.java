package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.codes.Unit;
import io.shibo.quote.OriginAnswer;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.origin.Good;
import io.shibo.quote.origin.OriginJudge;
import io.shibo.quote.origin.OriginRegime;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.Production;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the lines of one sale originate under agreements: as stated, else by their bills of materials. */
final class LineOrigins {
    private final Sale sale;
    private final Map<String, Agreement> agreements;
    private final Map<String, Answer> answers = new HashMap<>();
    private @Nullable Map<String, Exact> fobs;

    LineOrigins(Sale sale, Map<String, Agreement> agreements) {
        this.sale = sale;
        this.agreements = agreements;
    }

    /** Whether a measure's agreement is in force between origin and destination; also where that is not known. */
    boolean binds(Measure measure, @Nullable Country origin) {
        Agreement agreement = measure.program() == null ? null : agreements.get(measure.program());
        if (agreement == null) {
            return true;
        }
        LocalDate day = sale.dates().day(measure.date());
        return agreement.binds(sale.destination(), day) && (origin == null || agreement.binds(origin, day));
    }

    Answer answer(Line line, String name) {
        Answer stated = line.originates().getOrDefault(name, Answer.UNKNOWN);
        if (stated != Answer.UNKNOWN || line.production() == null) {
            return stated;
        }
        return answers.computeIfAbsent(line.id() + " " + name, key -> {
            Agreement agreement = agreements.get(name);
            Good good = good(line);
            return agreement == null || good == null ? Answer.UNKNOWN : OriginJudge.answer(regime(agreement), good);
        });
    }

    /**
     * The whole calculation for a measure that asks for it; null where it does not, or the line does not tell its origin and
     * how it is made.
     */
    @Nullable
    OriginAnswer of(String lineId, Measure measure) {
        Agreement agreement = measure.program() == null ? null : agreements.get(measure.program());
        Predicate when = measure.scope().when();
        if (agreement == null || when == null) {
            return null;
        }
        Set<String> asked = new HashSet<>();
        when.agreements(asked::add);
        for (Line line : sale.lines()) {
            if (line.id().equals(lineId) && asked.contains(agreement.name())) {
                Good good = good(line);
                return good == null ? null : OriginAnswer.of(regime(agreement), good);
            }
        }
        return null;
    }

    private OriginRegime regime(Agreement agreement) {
        return agreement.on(sale.dates().day(NamedDate.IMPORT));
    }

    private @Nullable Good good(Line line) {
        Production production = line.production();
        Country exporter = line.origin().orNull();
        if (production == null || exporter == null || !(line.subject() instanceof Line.Subject.Goods(var code))) {
            return null;
        }
        BigDecimal quantity = line.quantity().value();
        Exact fob = fobs().get(line.id());
        BigDecimal exWorks = production.exWorksPrice().orNull();
        boolean atTheGate =
                sale.terms() != null && sale.terms().incoterm().name().equals("EXW");
        if (exWorks == null && atTheGate) {
            exWorks = line.unitPrice().amount();
        }
        BigDecimal mass = line.in(Unit.KGM);
        return new Good(
                code,
                exporter,
                sale.destination(),
                // Carriage dearer than the goods leaves nothing, not less.
                fob == null ? null : (fob.compareTo(Exact.ZERO) < 0 ? Exact.ZERO : fob).dividedBy(quantity),
                exWorks == null ? null : Exact.of(exWorks),
                mass == null ? null : Exact.of(mass).dividedBy(quantity),
                production);
    }

    /** By id of the line; those that cannot be told are not there. */
    private Map<String, Exact> fobs() {
        if (fobs == null) {
            Registers[] lines = new Registers[sale.lines().size()];
            Arrays.setAll(lines, i -> new Registers(Slots.CIF + 1));
            Valuation.put(sale, null, lines);
            Map<String, Exact> byLine = new HashMap<>();
            for (int i = 0; i < lines.length; i++) {
                Exact fob = lines[i].get(Slots.FOB);
                if (fob != null) {
                    byLine.put(sale.lines().get(i).id(), fob);
                }
            }
            fobs = byLine;
        }
        return fobs;
    }
}
