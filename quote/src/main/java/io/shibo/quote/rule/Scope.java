package io.shibo.quote.rule;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Transport;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of which sales a measure speaks about. An empty list or set means no restriction.
 *
 * @param codes goods codes at any depth; a code covers all below it
 * @param services service codes; a code covers all below it
 * @param origins countries of origin that are covered
 * @param exceptOrigins countries of origin that are not
 * @param when a further condition; null for none
 */
public record Scope(
        List<HsCode> codes,
        List<HsCode> exceptCodes,
        List<ServiceCode> services,
        Set<Country> origins,
        Set<Country> exceptOrigins,
        Set<Country> dispatch,
        Set<Country> destinations,
        Set<PartyKind> buyers,
        Set<Transport> transports,
        @Nullable Predicate when) {
    /** Everything. */
    public static final Scope ALL = new Scope(
            List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);

    public Scope {
        codes = List.copyOf(codes);
        exceptCodes = List.copyOf(exceptCodes);
        services = List.copyOf(services);
        origins = Set.copyOf(origins);
        exceptOrigins = Set.copyOf(exceptOrigins);
        dispatch = Set.copyOf(dispatch);
        destinations = Set.copyOf(destinations);
        buyers = Set.copyOf(buyers);
        transports = Set.copyOf(transports);
    }

    /** The same scope for one goods code. */
    Scope forCode(HsCode code) {
        return with(List.of(code), origins, exceptOrigins, dispatch, destinations, when);
    }

    /** The same scope without goods codes: what the rows of a list share. */
    Scope withoutCodes() {
        return with(List.of(), origins, exceptOrigins, dispatch, destinations, when);
    }

    /**
     * The same scope for what one row of a list says.
     *
     * @param code null where the row is of all that this scope is of
     */
    public Scope forRow(
            @Nullable HsCode code,
            Set<Country> rowOrigins,
            Set<Country> rowExcept,
            Set<Country> rowDispatch,
            Set<Country> rowDestinations,
            @Nullable Predicate condition) {
        return with(
                code == null ? codes : List.of(code), rowOrigins, rowExcept, rowDispatch, rowDestinations, condition);
    }

    private Scope with(
            List<HsCode> other,
            Set<Country> rowOrigins,
            Set<Country> rowExcept,
            Set<Country> rowDispatch,
            Set<Country> rowDestinations,
            @Nullable Predicate condition) {
        return new Scope(
                other,
                exceptCodes,
                services,
                rowOrigins,
                rowExcept,
                rowDispatch,
                rowDestinations,
                buyers,
                transports,
                condition);
    }

    /** Whether this is the very scope of another row of the same list; parts are compared by identity. */
    boolean sameButCodes(Scope other) {
        return exceptCodes == other.exceptCodes
                && services == other.services
                && origins == other.origins
                && exceptOrigins == other.exceptOrigins
                && dispatch == other.dispatch
                && destinations == other.destinations
                && buyers == other.buyers
                && transports == other.transports
                && when == other.when;
    }

    /** The codes that lie below no other of them: a measure that names 8479 and 8479.50 applies once to goods of both. */
    public List<HsCode> outermostCodes() {
        return codes.stream()
                .distinct()
                .filter(code -> codes.stream().noneMatch(other -> !other.equals(code) && other.contains(code)))
                .toList();
    }

    public boolean coversGoods(HsCode code) {
        return (codes.isEmpty() || codes.stream().anyMatch(c -> c.contains(code)))
                && exceptCodes.stream().noneMatch(c -> c.contains(code));
    }

    public boolean coversService(ServiceCode code) {
        return services.isEmpty() || services.stream().anyMatch(c -> c.contains(code));
    }
}
