package io.shibo.meet.sample;

import io.shibo.codes.input.Csv;
import io.shibo.codes.party.PartyId;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.sample.Acquaintances.Times;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sample expo at any size, the same bytes for the same seed. At 1,800 exhibitors and 11,000 buyers it has the scale of
 * the Fourth Global Digital Trade Expo: 21 % of the exhibitors are international, and the edition before had 6,707 buyers.
 */
public final class SampleExpo {
    /** Share of exhibitors from other countries, in percent. */
    private static final int INTERNATIONAL = 21;
    /** Buyers against the edition before, in percent: 64 % more. */
    private static final int GROWN_TO = 164;
    /** One in so many organisations has a mistyped identifier. */
    private static final int MISTYPED = 400;

    /** One in so many organisations sends an extract of its register. */
    private static final int WITH_EVIDENCE = 100;

    private static final String PEOPLE = "people.csv";
    private static final String AVAILABILITY = "availability.csv";

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 24);
    private static final int DAYS = 4;
    static final List<String> HALLS = List.of("1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B");

    /** One in so many exhibitors shares a pavilion and has no booth of its own: it meets at the tables of its hall. */
    static final int WITHOUT_BOOTH = 6;
    /** Minutes of a slot in which to walk to the next. */
    private static final int WALK = 10;

    private final int exhibitors;
    private final int buyers;
    private final Dice dice;
    private final Palette palette = new Palette();
    private final Firms firms;
    private final Identifiers identifiers;
    private final Delegates delegates;
    private final Acquaintances acquaintances;
    private final Catalogue catalogue;
    private final Set<Integer> mistyped = new HashSet<>();
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private int organisation;

    private SampleExpo(int exhibitors, int buyers, long seed) {
        this.exhibitors = exhibitors;
        this.buyers = buyers;
        this.dice = new Dice(seed);
        this.firms = new Firms(palette, dice);
        this.identifiers = new Identifiers(dice);
        this.delegates = new Delegates(palette, new Dice(seed + 1_000_003));
        this.acquaintances = new Acquaintances(new Dice(seed + 2_000_003));
        this.catalogue = new Catalogue(palette, dice, delegates, acquaintances::knows);
        int total = exhibitors + buyers;
        while (mistyped.size() < mistyped(exhibitors, buyers)) {
            mistyped.add(dice.below(total));
        }
    }

    /**
     * The files of the expo folder: contents by name.
     *
     * @param exhibitors 1 to 100,000
     * @param buyers 1 to 500,000
     */
    public static Map<String, String> files(int exhibitors, int buyers, long seed) {
        if (exhibitors < 1 || exhibitors > 100_000 || buyers < 1 || buyers > 500_000) {
            throw new IllegalArgumentException(
                    "%d exhibitors and %d buyers; 1 to 100,000 and 1 to 500,000 are possible."
                            .formatted(exhibitors, buyers));
        }
        SampleExpo sample = new SampleExpo(exhibitors, buyers, seed);
        sample.make();
        Map<String, String> files = new LinkedHashMap<>();
        sample.files.forEach((name, text) -> files.put(name, text.toString()));
        return files;
    }

    /** How many mistyped identifiers are planted: each must be noticed. */
    public static int mistyped(int exhibitors, int buyers) {
        return (exhibitors + buyers) / MISTYPED;
    }

    /** The edition the sample describes. */
    public static Edition edition() {
        return new Edition(
                "2026",
                "Sample expo 2026",
                io.shibo.codes.Country.CHINA,
                FIRST_DAY,
                FIRST_DAY.plusDays(DAYS - 1),
                List.of(
                        new Edition.Session(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new Edition.Session(LocalTime.of(13, 0), LocalTime.of(17, 30))),
                30,
                WALK);
    }

    private void make() {
        header("edition.csv", "code,name,country,first_day,last_day,sessions,slot_minutes,walk_minutes");
        row(
                "edition.csv",
                edition().code(),
                edition().name(),
                "CN",
                FIRST_DAY.toString(),
                edition().lastDay().toString(),
                "09:00-12:00 13:00-17:30",
                "30",
                Integer.toString(WALK));
        header(
                "organisations.csv",
                "id,role,name,latin_name,country,city,languages,identifiers,hall,booth,most_meetings");
        header(PEOPLE, "id,organisation,name,role,languages,email,telephone");
        header(
                "offers.csv",
                "id,organisation,title,language,hs_code,service_code,markets,quantity,unit,incoterm,certificates");
        header(
                "needs.csv",
                "id,organisation,title,language,hs_code,service_code,destination,origins,quantity,unit,incoterm,certificates");
        header(AVAILABILITY, "organisation,first_day,last_day,from,to,attendance,person");
        header("evidence.csv", "organisation,identifier,kind,reference");
        exhibitors();
        buyers();
        said();
        SampleVenue.rows(exhibitors, this::row);
        previous();
    }

    private void said() {
        header("wishes.csv", "from,to,wish");
        header("fixed.csv", "exhibitor,buyer,day,from");
        header("precedences.csv", "first_exhibitor,first_buyer,then_exhibitor,then_buyer");
        acquaintances.rows(
                fields -> row("wishes.csv", fields),
                fields -> row("fixed.csv", fields),
                fields -> row("precedences.csv", fields),
                edition().slots());
    }

    private void exhibitors() {
        int international = Math.round(exhibitors * INTERNATIONAL / 100f);
        Draw<Palette.Origin> abroad = Draw.of(palette.origins(), Palette.Origin::exhibitors, dice);
        int[] booths = new int[HALLS.size()];
        for (int i = 1; i <= exhibitors; i++) {
            // Spread evenly over the list, exactly as many as wanted.
            boolean foreign = (long) i * international / exhibitors > (long) (i - 1) * international / exhibitors;
            Palette.Origin origin = foreign ? abroad.next() : palette.home();
            String sector = catalogue.sector(origin);
            int hall = catalogue.sectors().indexOf(sector) % HALLS.size();
            String id = "E%04d".formatted(i);
            String languages = dice.of(origin.languages());
            String booth = "%c%02d".formatted('A' + booths[hall] / 40, booths[hall] % 40 + 1);
            boolean own = i % WITHOUT_BOOTH != 0;
            booths[hall] += own ? 1 : 0;
            int most = Math.min(60, (int) (12 + 22 * dice.lognormal(0.5)));
            organisation(id, "exhibitor", origin, sector, languages, HALLS.get(hall), own ? booth : "", most);
            catalogue.offers(id, origin, sector, languages, (fields) -> row("offers.csv", fields));
            int last = dice.percent(92) ? DAYS - 1 : DAYS - 2;
            present(id, origin, false, languages, new Times(0, last, "09:00", "17:30"), "on-site");
        }
    }

    private void buyers() {
        Draw<Palette.Origin> anywhere = Draw.of(palette.origins(), Palette.Origin::buyers, dice);
        for (int i = 1; i <= buyers; i++) {
            Palette.Origin origin = anywhere.next();
            String id = "B%05d".formatted(i);
            String languages = dice.of(origin.languages());
            organisation(id, "buyer", origin, "buyer", languages, "", "", dice.between(2, 6));
            catalogue.needs(id, origin, languages, (fields) -> row("needs.csv", fields));
            buyerPresence(id, origin, languages);
        }
    }

    private void buyerPresence(String id, Palette.Origin origin, String languages) {
        if (dice.percent(12)) {
            present(id, origin, true, languages, new Times(0, DAYS - 1, "09:00", "17:30"), "online");
            return;
        }
        int chance = dice.below(100);
        int days = chance < 35 ? 1 : chance < 75 ? 2 : chance < 90 ? 3 : 4;
        int first = dice.below(DAYS - days + 1);
        int hours = dice.below(100);
        String from = hours < 20 ? "13:00" : hours < 40 ? "10:00" : "09:00";
        String to = hours >= 90 && hours < 95 ? "12:00" : hours >= 80 ? "16:00" : "17:30";
        present(id, origin, true, languages, new Times(first, first + days - 1, from, to), "on-site");
    }

    /** When the firm is there, and who comes; the last of a delegation only on the first of its days. */
    private void present(
            String id, Palette.Origin origin, boolean buys, String languages, Times times, String attendance) {
        availability(id, times, attendance, "");
        acquaintances.member(id, buys, languages, times);
        int size = delegates.size(buys);
        for (int i = 1; i <= size; i++) {
            String[] person = delegates.person(id, origin, languages, buys);
            row(PEOPLE, person);
            if (i > 1 && i == size) {
                Times first = new Times(times.firstDay(), times.firstDay(), times.from(), times.to());
                availability(id, first, attendance, person[0]);
            }
        }
    }

    private void availability(String id, Times times, String attendance, String person) {
        row(
                AVAILABILITY,
                id,
                day(times.firstDay()).toString(),
                day(times.lastDay()).toString(),
                times.from(),
                times.to(),
                attendance,
                person);
    }

    private void organisation(
            String id,
            String role,
            Palette.Origin origin,
            String line,
            String languages,
            String hall,
            String booth,
            int most) {
        Firms.Name name = firms.next(origin, line);
        PartyId identifier = identifiers.of(origin);
        if (mistyped.contains(organisation++)) {
            identifier = Identifiers.mistyped(identifier);
        }
        if (organisation % WITH_EVIDENCE == 0) {
            row("evidence.csv", id, identifier.toString(), "register-extract", "extract %06d".formatted(organisation));
        }
        row(
                "organisations.csv",
                id,
                role,
                name.own(),
                name.latin().equals(name.own()) ? "" : name.latin(),
                origin.country(),
                name.city(),
                languages,
                identifier.toString(),
                hall,
                booth,
                Integer.toString(most));
    }

    /** The edition before is a list of who was there, and no more: what grew is counted when it is read. */
    private void previous() {
        String file = "previous/organisations.csv";
        header(file, "id,role,name,country");
        Draw<Palette.Origin> anywhere = Draw.of(palette.origins(), Palette.Origin::buyers, dice);
        Draw<Palette.Origin> abroad = Draw.of(palette.origins(), Palette.Origin::exhibitors, dice);
        int before = Math.round(exhibitors * 5 / 6f);
        for (int i = 1; i <= before; i++) {
            Palette.Origin origin = dice.percent(15) ? abroad.next() : palette.home();
            row(
                    file,
                    "E%04d".formatted(i),
                    "exhibitor",
                    firms.next(origin, catalogue.sector(origin)).own(),
                    origin.country());
        }
        long beforeBuyers = Math.round(buyers * 100.0 / GROWN_TO);
        for (int i = 1; i <= beforeBuyers; i++) {
            Palette.Origin origin = anywhere.next();
            row(file, "B%05d".formatted(i), "buyer", firms.next(origin, "buyer").own(), origin.country());
        }
    }

    private static LocalDate day(int index) {
        return FIRST_DAY.plusDays(index);
    }

    private void header(String file, String columns) {
        row(file, columns.split(","));
    }

    private void row(String file, String... fields) {
        files.computeIfAbsent(file, f -> new StringBuilder())
                .append(Csv.line(List.of(fields)))
                .append('\n');
    }
}
