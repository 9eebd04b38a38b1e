package io.shibo.quote.change;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** The measures of a pack that hold on a day. */
public final class RulesInForce {
    private RulesInForce() {}

    /** All that hold on {@code day}, whatever date of a sale each is measured against. */
    public static List<Measure> on(Pack pack, LocalDate day) {
        return on(pack, day, measure -> true);
    }

    /** Those that speak about goods with this code: of the code itself, of codes above and below it, and of all goods. */
    public static List<Measure> on(Pack pack, LocalDate day, HsCode code) {
        return on(pack, day, measure -> speaksAbout(measure, code));
    }

    private static List<Measure> on(Pack pack, LocalDate day, Predicate<Measure> wanted) {
        return pack.measures().stream()
                .filter(measure -> measure.valid().contains(day))
                .filter(wanted)
                .toList();
    }

    private static boolean speaksAbout(Measure measure, HsCode code) {
        List<ServiceCode> services = measure.scope().services();
        List<HsCode> codes = measure.scope().codes();
        return services.isEmpty()
                && (codes.isEmpty() || codes.stream().anyMatch(c -> c.contains(code) || code.contains(c)))
                && measure.scope().exceptCodes().stream().noneMatch(c -> c.contains(code));
    }
}
