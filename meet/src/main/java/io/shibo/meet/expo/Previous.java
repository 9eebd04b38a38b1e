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
     * @param sectors of what it offered or needed, see {@link Subject#sector}; empty where not given
     * @param attendance on site, or online alone; null where not given
     * @param meetings how many it had in the plan; null where not known
     * @param held how many of these were held; null where not known
     */
    public record Past(
            String id,
            Role role,
            String name,
            @Nullable Country country,
            List<String> sectors,
            @Nullable Attendance attendance,
            @Nullable Integer meetings,
            @Nullable Integer held) {
        public Past {
            sectors = List.copyOf(sectors);
        }

        /** Of whom no more is known. */
        public Past(String id, Role role, String name, @Nullable Country country) {
            this(id, role, name, country, List.of(), null, null, null);
        }
    }

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
