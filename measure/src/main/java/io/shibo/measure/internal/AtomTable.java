package io.shibo.measure.internal;

import io.shibo.codes.Country;
import io.shibo.codes.Period;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Flow;
import io.shibo.measure.Method;
import io.shibo.measure.TradeRecord;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All atoms of one period. Found by arithmetic instead of hashing, since every record of millions passes here. */
public final class AtomTable {
    private static final int LETTERS = 26;
    private static final int MODES = Mode.values().length;
    private static final int PER_PARTNER = 2 * Lane.COUNT * MODES;

    private final Period period;
    private final Method method;
    private final List<Period> months;
    private final int firstMonth;
    private final @Nullable Atom[] @Nullable [] byPartner = new Atom[LETTERS * LETTERS][];
    private long records;

    public AtomTable(Period period, Method method) {
        this.period = period;
        this.method = method;
        this.firstMonth = period.firstDay().getMonthValue();
        this.months = IntStream.range(0, period.frequency().months())
                .mapToObj(i -> new Period(period.year(), Period.Frequency.MONTHLY, firstMonth + i))
                .toList();
    }

    /** Counts a record whose date lies in this period. */
    public void add(TradeRecord record) {
        int place = place(record.partner());
        @Nullable Atom[] atoms = byPartner[place];
        if (atoms == null) {
            atoms = new Atom[PER_PARTNER];
            byPartner[place] = atoms;
        }
        int index = (record.flow().ordinal() * Lane.COUNT + Lane.of(record)) * MODES
                + Mode.of(record.ordered(), record.delivered()).ordinal();
        Atom atom = atoms[index];
        if (atom == null) {
            atom = new Atom(months.size(), method.minimumEnterprises());
            atoms[index] = atom;
        }
        atom.add(record, record.date().getMonthValue() - firstMonth);
        records++;
    }

    public Period period() {
        return period;
    }

    /** How many records were counted. */
    public long records() {
        return records;
    }

    /** Names each rate that is missing, with what to add. */
    public void checkRates(ExchangeRates rates, Problems problems) {
        TreeSet<String> missing = new TreeSet<>();
        forEach((flow, partner, lane, mode, atom) -> atom.needs((month, currency) -> {
            note(rates, months.get(month), currency, missing);
            note(rates, months.get(month), ExchangeRates.USD, missing);
        }));
        for (String line : missing) {
            problems.add(new Problem(
                    rates.source().name(),
                    0,
                    "",
                    "no rate %s, but there is trade in that month. Add a line %s,<yuan per unit>,<source>,<verified or unverified>."
                            .formatted(line, line)));
        }
    }

    private static void note(ExchangeRates rates, Period month, Currency currency, TreeSet<String> missing) {
        if (rates.find(currency, month).isEmpty()) {
            missing.add(month + "," + currency.getCurrencyCode());
        }
    }

    /**
     * The converted and rounded cells of one flow, by partner and lane.
     *
     * @throws InputException never; rates are checked before
     */
    Map<Country, List<Cell>> cells(Flow wanted, ExchangeRates rates) {
        Map<Country, List<Cell>> cells = new TreeMap<>();
        forEach((flow, partner, lane, mode, atom) -> {
            if (flow == wanted) {
                Cell cell = Cell.of(
                        mode,
                        atom.yuan(months, rates, method.rounding()),
                        atom.dollars(months, rates, method.rounding()),
                        atom.records(),
                        atom.enterprises());
                List<Cell> lanes = cells.computeIfAbsent(partner, p -> emptyLanes());
                lanes.set(lane, lanes.get(lane).plus(cell));
            }
        });
        return cells;
    }

    static List<Cell> emptyLanes() {
        List<Cell> lanes = new ArrayList<>();
        for (int i = 0; i < Lane.COUNT; i++) {
            lanes.add(Cell.EMPTY);
        }
        return lanes;
    }

    private interface Visitor {
        void visit(Flow flow, Country partner, int lane, Mode mode, Atom atom);
    }

    private void forEach(Visitor visitor) {
        for (int place = 0; place < byPartner.length; place++) {
            @Nullable Atom[] atoms = byPartner[place];
            if (atoms == null) {
                continue;
            }
            Country partner = partner(place);
            for (int index = 0; index < PER_PARTNER; index++) {
                Atom atom = atoms[index];
                if (atom != null) {
                    visitor.visit(
                            Flow.values()[index / (Lane.COUNT * MODES)],
                            partner,
                            index / MODES % Lane.COUNT,
                            Mode.values()[index % MODES],
                            atom);
                }
            }
        }
    }

    private static int place(Country partner) {
        String code = partner.code();
        return (code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A';
    }

    private static Country partner(int place) {
        return Country.of("" + (char) ('A' + place / LETTERS) + (char) ('A' + place % LETTERS));
    }
}
