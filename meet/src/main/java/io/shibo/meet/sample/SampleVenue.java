package io.shibo.meet.sample;

import io.shibo.meet.expo.Venue;
import java.util.List;

/** The venue of the sample: four buildings of two halls each, with tables, interpreters and ways between them. */
final class SampleVenue {
    /** Takes a row of a file. */
    interface Rows {
        void add(String file, String... fields);
    }

    /** Minutes between the two halves of a building, and from a building to the next. */
    private static final int WITHIN_BUILDING = 3;

    private static final int TO_NEXT_BUILDING = 5;
    /** Exhibitors without a booth for each table of their hall. */
    private static final int SHARE_A_TABLE = 2;
    /** Interpreters there in every slot of an expo of {@link #FULL} exhibitors. Of other languages there is nobody. */
    private static final List<Venue.Interpreters> INTERPRETERS = List.of(
            interpreters("ar", "zh", 9),
            interpreters("id", "zh", 9),
            interpreters("en", "zh", 4),
            interpreters("kk", "zh", 2),
            interpreters("vi", "zh", 1),
            interpreters("ko", "zh", 1),
            interpreters("fr", "zh", 1),
            interpreters("ar", "en", 2),
            interpreters("ar", "id", 1),
            interpreters("en", "id", 1),
            interpreters("en", "kk", 1));

    private static final int FULL = 1800;

    private SampleVenue() {}

    /** Enough of everything on average, not everywhere at every hour. */
    static void rows(int exhibitors, Rows rows) {
        rows.add("halls.csv", "hall", "tables");
        rows.add("interpreters.csv", "languages", "count");
        rows.add("walks.csv", "from", "to", "minutes");
        for (Venue.Interpreters each : INTERPRETERS) {
            rows.add(
                    "interpreters.csv",
                    each.languages().first() + " " + each.languages().second(),
                    Integer.toString(Math.max(1, Math.round(each.count() * exhibitors / (float) FULL))));
        }
        int tables = Math.max(1, exhibitors / SampleExpo.WITHOUT_BOOTH / SampleExpo.HALLS.size() / SHARE_A_TABLE);
        for (int i = 0; i < SampleExpo.HALLS.size(); i++) {
            rows.add("halls.csv", SampleExpo.HALLS.get(i), Integer.toString(tables));
            for (int j = i + 1; j < SampleExpo.HALLS.size(); j++) {
                int buildings = j / 2 - i / 2;
                int minutes = buildings == 0 ? WITHIN_BUILDING : WITHIN_BUILDING + buildings * TO_NEXT_BUILDING;
                rows.add("walks.csv", SampleExpo.HALLS.get(i), SampleExpo.HALLS.get(j), Integer.toString(minutes));
            }
        }
    }

    private static Venue.Interpreters interpreters(String first, String second, int count) {
        return new Venue.Interpreters(Venue.Languages.of(first, second), count);
    }
}
