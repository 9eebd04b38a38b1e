package io.shibo.meet.expo;

import io.shibo.codes.Country;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edition before.
 *
 * @param exhibitors how many exhibited
 * @param buyers how many came to buy
 * @param organisations who was there; empty where only the figures are known
 */
public record Previous(int exhibitors, int buyers, List<Past> organisations) {
    /**
     * Who was there.
     *
     * @param id of that edition
     * @param name empty where not given
     * @param country null where not given
     */
    public record Past(
            String id, Role role, String name, @Nullable Country country) {}

    public Previous {
        organisations = List.copyOf(organisations);
    }

    /** Only the figures. */
    public Previous(int exhibitors, int buyers) {
        this(exhibitors, buyers, List.of());
    }

    /** Counted from the list. */
    public static Previous of(List<Past> organisations) {
        int exhibitors = (int)
                organisations.stream().filter(o -> o.role() == Role.EXHIBITOR).count();
        return new Previous(exhibitors, organisations.size() - exhibitors, organisations);
    }
}
