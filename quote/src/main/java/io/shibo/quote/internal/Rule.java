package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.quote.Trace.Reason;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.NamedDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template of measures made ready: what of a measure does not depend on the row. */
final class Rule {
    /** Numbers that a country may have, see {@link #number}. */
    static final int COUNTRIES = 26 * 26;

    final Measure template;
    /** The place of its id, or of the beginning of its rows' ids, among those of all rules. */
    final int rank;
    /** The slot of its layer. */
    final int layer;

    final @Nullable Condition when;
    final List<Pack.Requirement> needs;
    /** Slots of the layers it switches off. */
    final int[] excludes;

    private final Scope scope;
    private final NamedDate date;
    private final long from;
    private final long to;
    private final boolean anyOrigin;
    /** Bit n of word n / 64: it covers the country of that number; empty where it covers all. */
    private final long[] origins;

    private final boolean anywhere;
    /** Whether it leaves out codes, or names services: finding it by a code above does not settle it. */
    private final boolean narrow;

    Rule(Measure template, int rank, Pack pack, Slots slots, Preparation preparation) {
        this.template = template;
        this.rank = rank;
        this.scope = template.scope();
        this.layer = slots.of(template.layer());
        this.when = scope.when() == null ? null : preparation.condition(scope.when());
        this.needs = pack.requirements(template.needs());
        this.excludes = template.excludes().stream()
                .mapToInt(slots::of)
                .filter(slot -> slot != Slots.NONE)
                .toArray();
        this.date = template.date();
        this.from = template.valid().from().toEpochDay();
        this.to = template.valid().to() == null
                ? Long.MAX_VALUE
                : template.valid().to().toEpochDay();
        this.anyOrigin = scope.origins().isEmpty() && scope.exceptOrigins().isEmpty();
        this.origins = anyOrigin ? new long[0] : origins(scope);
        this.narrow = !scope.exceptCodes().isEmpty() || !scope.services().isEmpty();
        this.anywhere = scope.dispatch().isEmpty()
                && scope.destinations().isEmpty()
                && scope.buyers().isEmpty()
                && scope.transports().isEmpty();
    }

    /** Why it does not speak about a sale; null where it does, as far as that is the same for all lines. */
    @Nullable
    Reason outside(Circumstances sale, boolean switchedOff) {
        long day = sale.day(date);
        if (day < from || day >= to) {
            return Reason.OUTSIDE_DATES;
        }
        if (switchedOff) {
            return Reason.SWITCHED_OFF;
        }
        return anywhere ? null : elsewhere(sale);
    }

    private @Nullable Reason elsewhere(Circumstances sale) {
        if (!scope.dispatch().isEmpty() && !scope.dispatch().contains(sale.dispatch())) {
            return Reason.DISPATCH;
        }
        if (!scope.destinations().isEmpty() && !scope.destinations().contains(sale.destination())) {
            return Reason.DESTINATION;
        }
        if (!scope.buyers().isEmpty() && !scope.buyers().contains(sale.buyer())) {
            return Reason.BUYER;
        }
        if (!scope.transports().isEmpty() && !scope.transports().contains(sale.transport())) {
            return Reason.TRANSPORT;
        }
        return null;
    }

    boolean anyOrigin() {
        return anyOrigin;
    }

    /** @param origin number of a country */
    boolean covers(int origin) {
        return anyOrigin || (origins[origin >> 6] >>> origin & 1) != 0;
    }

    private static long[] origins(Scope scope) {
        long[] bits = new long[(COUNTRIES + 63) / 64];
        if (scope.origins().isEmpty()) {
            Arrays.fill(bits, -1);
        }
        for (Country origin : scope.origins()) {
            bits[number(origin) >> 6] |= 1L << number(origin);
        }
        for (Country origin : scope.exceptOrigins()) {
            bits[number(origin) >> 6] &= ~(1L << number(origin));
        }
        return bits;
    }

    /** Countries are numbered by their two letters. */
    static int number(Country country) {
        String code = country.code();
        return (code.charAt(0) - 'A') * 26 + code.charAt(1) - 'A';
    }

    /** Whether it is about goods or a service of which it was found by a code above, or by none. */
    boolean speaksOf(Line.Subject subject) {
        return narrow
                ? switch (subject) {
                    case Line.Subject.Goods(HsCode code) -> !excepts(code);
                    case Line.Subject.Service(ServiceCode code) ->
                        scope.services().isEmpty() || scope.coversService(code);
                }
                : true;
    }

    private boolean excepts(HsCode code) {
        for (HsCode except : scope.exceptCodes()) {
            if (except.contains(code)) {
                return true;
            }
        }
        return false;
    }
}
