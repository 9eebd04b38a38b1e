package io.shibo.meet.day;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import io.shibo.codes.input.Csv;
import io.shibo.meet.Meeting;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Previous;
import io.shibo.meet.expo.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The closing figures of an edition. Each names the records it counts, so that it can be counted again; sums of intended deals
 * are shown only where no single firm can be read out of them, see {@link Deal}.
 */
public final class Closing {
    /** What a figure is counted in, where it is not money: then its unit is the currency. */
    public static final String COUNT = "count";

    public static final String PERCENT = "percent";

    /** The group of those sums that were too small to be shown alone. */
    public static final String TOGETHER = "others";

    /** How it was counted, in sentences for who reads the figures. */
    static final List<String> METHOD = List.of(
            "A visitor is a holder of a badge who was scanned in at a gate at least once; somebody who came on three days is one visitor, and one on each of the three days.",
            "A badge that a gate or a later check refused does not count. The same badge at the same gate in the same direction within %d seconds is one scan."
                    .formatted(Headcount.DUPLICATE_SECONDS),
            "A meeting is held where one side at least says so and the other does not say otherwise; where they contradict each other it is disputed.",
            "An intended deal is what the sides of a held meeting state, not a contract. Where both state a value in the same currency the smaller counts; where they state different currencies the exhibitor's does.",
            "Values are converted at the rates stated here, added exactly, and each sum is rounded once, half up, to the minor unit. Values in a currency without a rate are counted in deals.not-converted and are in no sum.",
            "A sum of deals is shown where at least %d exhibitors and %d buyers are in it and, on each side, all but the two largest make up at least %d percent of the largest. Smaller groups are put together as '%s'; where not even the total is safe, no sum is shown."
                    .formatted(Deal.LEAST_FIRMS, Deal.LEAST_FIRMS, Deal.P_PERCENT, TOGETHER),
            "Growth is that of registered organisations against the list of the edition before.");

    /** Firms on each side that a sum of deals needs to be shown. */
    public static final int LEAST_FIRMS = Deal.LEAST_FIRMS;

    /** What all but the two largest firms make up at least, in percent of the largest. */
    public static final int P_PERCENT = Deal.P_PERCENT;

    private final List<Figure> figures = new ArrayList<>();
    private final ExchangeRates rates;
    private final Expo expo;

    /**
     * @param name what is counted, as in {@code visitors.by-country}
     * @param group of which part; empty for the whole
     * @param value rounded to the currency's minor unit where it was converted, else exact
     * @param unit {@link #COUNT}, {@link #PERCENT} or a currency
     * @param records what was counted: entries as device/number, organisations and meetings by id
     */
    public record Figure(String name, String group, BigDecimal value, String unit, List<String> records) {
        public Figure {
            records = List.copyOf(records);
        }
    }

    private Closing(Expo expo, ExchangeRates rates) {
        this.expo = expo;
        this.rates = rates;
    }

    /**
     * @param meetings the plan that was announced last
     * @param count as at the end of the edition
     */
    public static Closing of(
            Expo expo, List<Meeting> meetings, Headcount count, Outcomes outcomes, Leads leads, ExchangeRates rates) {
        Closing closing = new Closing(expo, rates);
        closing.registered();
        closing.visits(count);
        closing.count("leads", "", leads.count(), List.of());
        closing.meetings(meetings, outcomes);
        closing.deals(meetings, outcomes);
        return closing;
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public Optional<Figure> find(String name, String group) {
        return figures.stream()
                .filter(each -> each.name().equals(name) && each.group().equals(group))
                .findFirst();
    }

    /** The groups of a figure, in order. */
    public List<Figure> list(String name) {
        return figures.stream().filter(each -> each.name().equals(name)).toList();
    }

    public ExchangeRates rates() {
        return rates;
    }

    /** {@code figure,group,value,unit,records}. */
    public String csv() {
        StringBuilder out = new StringBuilder("figure,group,value,unit,records\n");
        for (Figure each : figures) {
            out.append(Csv.line(List.of(
                            each.name(),
                            each.group(),
                            each.value().toPlainString(),
                            each.unit(),
                            Integer.toString(each.records().size()))))
                    .append('\n');
        }
        return out.toString();
    }

    /** Everything that may be published: figures, the rates used, and how it was counted. */
    public Map<String, Object> published() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("edition", expo.edition().code());
        out.put("name", expo.edition().name());
        out.put(
                "figures",
                figures.stream()
                        .map(each -> {
                            Map<String, Object> fields = new LinkedHashMap<>();
                            fields.put("figure", each.name());
                            fields.put("group", each.group());
                            fields.put("value", each.value().toPlainString());
                            fields.put("unit", each.unit());
                            fields.put("records", each.records().size());
                            return fields;
                        })
                        .toList());
        out.put(
                "rates",
                rates.list().stream()
                        .map(each -> {
                            Map<String, Object> fields = new LinkedHashMap<>();
                            fields.put("currency", each.currency().getCurrencyCode());
                            fields.put("rate", each.rate().toPlainString());
                            fields.put("into", rates.target().getCurrencyCode());
                            fields.put("date", each.date().toString());
                            fields.put("source", each.source());
                            return fields;
                        })
                        .toList());
        out.put("method", METHOD);
        return out;
    }

    /** {@code figure,group,record}: for who recounts. Not to be published: a small group's records name its firms. */
    public String trace() {
        StringBuilder out = new StringBuilder("figure,group,record\n");
        for (Figure each : figures) {
            each.records()
                    .forEach(record -> out.append(Csv.line(List.of(each.name(), each.group(), record)))
                            .append('\n'));
        }
        return out.toString();
    }

    private void registered() {
        Map<Role, List<String>> ids = new HashMap<>();
        expo.organisations()
                .forEach(each -> ids.computeIfAbsent(each.role(), role -> new ArrayList<>())
                        .add(each.id()));
        List<String> exhibitors = ids.getOrDefault(Role.EXHIBITOR, List.of());
        List<String> buyers = ids.getOrDefault(Role.BUYER, List.of());
        count("registered.exhibitors", "", exhibitors.size(), exhibitors);
        count("registered.buyers", "", buyers.size(), buyers);
        @Nullable Previous before = expo.findPrevious().orElse(null);
        if (before != null) {
            growth("growth.exhibitors", exhibitors.size(), before.exhibitors());
            growth("growth.buyers", buyers.size(), before.buyers());
        }
    }

    private void growth(String name, int now, int before) {
        if (before > 0) {
            BigDecimal percent = BigDecimal.valueOf(100L * (now - before))
                    .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP);
            figures.add(new Figure(name, "", percent, PERCENT, List.of()));
        }
    }

    private void visits(Headcount count) {
        Map<String, Timeline.Timed> first = count.firstVisits();
        count("visitors", "", first.size(), sources(first.values()));
        Roster roster = Roster.of(expo);
        Map<String, List<String>> byRole = new TreeMap<>();
        Map<String, List<String>> byCountry = new TreeMap<>();
        List<String> strangers = new ArrayList<>();
        first.forEach((id, timed) -> {
            String source = timed.entry().reference();
            roster.find(id)
                    .ifPresentOrElse(
                            holder -> {
                                add(byRole, holder.role().name().toLowerCase(Locale.ROOT), source);
                                add(byCountry, holder.country().code(), source);
                            },
                            () -> strangers.add(source));
        });
        // A badge may be genuine and its holder not in the list that is counted here: then no group can be said.
        count("visitors.not-listed", "", strangers.size(), strangers);
        each("visitors.by-role", byRole);
        count.byDay()
                .forEach((day, own) -> count("visitors.by-day", day.toString(), own.size(), sources(own.values())));
        count("visitors.countries", "", byCountry.size(), List.copyOf(byCountry.keySet()));
        each("visitors.by-country", byCountry);
        count("entries", "", count.entries(), List.of());
        List<String> absent = count.noShows().stream().map(Holder::id).toList();
        count("no-shows", "", absent.size(), absent);
    }

    private void meetings(List<Meeting> planned, Outcomes outcomes) {
        count(
                "meetings.planned",
                "",
                planned.size(),
                planned.stream().map(Closing::pair).toList());
        Map<Outcomes.Verdict, List<String>> told = new TreeMap<>();
        for (Outcomes.Told each : outcomes.list()) {
            told.computeIfAbsent(each.verdict(), verdict -> new ArrayList<>()).addAll(each.sources());
        }
        for (Outcomes.Verdict verdict : Outcomes.Verdict.values()) {
            long number = outcomes.list().stream()
                    .filter(each -> each.verdict() == verdict)
                    .count();
            String name = "meetings." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
            count(name, "", number, told.getOrDefault(verdict, List.of()));
        }
        List<String> silent = planned.stream()
                .filter(meeting ->
                        outcomes.find(meeting.exhibitor(), meeting.buyer()).isEmpty())
                .map(Closing::pair)
                .toList();
        count("meetings.untold", "", silent.size(), silent);
    }

    private void deals(List<Meeting> planned, Outcomes outcomes) {
        Map<String, String> sections = new HashMap<>();
        Map<String, String> byOffer = new HashMap<>();
        expo.offers().forEach(offer -> byOffer.put(offer.id(), GoodsSection.of(offer)));
        planned.forEach(meeting -> sections.put(pair(meeting), byOffer.getOrDefault(meeting.offer(), "unknown")));
        List<Deal> deals = new ArrayList<>();
        outcomes.list().forEach(told -> deal(told).ifPresent(deals::add));
        count(
                "deals",
                "",
                deals.size(),
                deals.stream().flatMap(d -> d.sources().stream()).toList());
        count("deals.both-sides", "", deals.stream().filter(Deal::bothSides).count(), List.of());
        List<Deal.Counted> converted = new ArrayList<>();
        List<Deal> without = new ArrayList<>();
        for (Deal deal : deals) {
            rates.convert(deal.value())
                    .ifPresentOrElse(value -> converted.add(new Deal.Counted(deal, value)), () -> without.add(deal));
        }
        count(
                "deals.not-converted",
                "",
                without.size(),
                without.stream().flatMap(d -> d.sources().stream()).toList());
        List<Deal.Sum> total = Deal.sums(converted, deal -> "");
        total.forEach(sum -> money("deals.total", "", sum.amount(), sum.sources()));
        for (Deal.Sum sum : Deal.sums(converted, deal -> deal.value().currency().getCurrencyCode())) {
            if (sum.group() != null) {
                Money own = sum.deals().stream()
                        .map(each -> each.deal().value())
                        .reduce(Money::plus)
                        .orElseThrow();
                figures.add(new Figure(
                        "deals.stated-in",
                        sum.group(),
                        own.amount(),
                        own.currency().getCurrencyCode(),
                        sum.sources()));
            }
            money("deals.by-currency", group(sum), sum.amount(), sum.sources());
        }
        grouped("deals.by-buyer-country", converted, deal -> country(deal.buyer()));
        grouped("deals.by-exhibitor-country", converted, deal -> country(deal.exhibitor()));
        grouped(
                "deals.by-section",
                converted,
                deal -> sections.getOrDefault(deal.exhibitor() + "/" + deal.buyer(), "unknown"));
    }

    /** Of meetings that one side at least calls held, and none says were not. */
    private static Optional<Deal> deal(Outcomes.Told told) {
        if (told.verdict() != Outcomes.Verdict.HELD) {
            return Optional.empty();
        }
        @Nullable Money one = told.byExhibitor().orElse(null);
        @Nullable Money other = told.byBuyer().orElse(null);
        @Nullable Money value = one == null ? other : one;
        if (one != null && other != null && one.currency().equals(other.currency())) {
            value = one.min(other);
        }
        return value == null
                ? Optional.empty()
                : Optional.of(new Deal(
                        told.exhibitorId(), told.buyerId(), value, one != null && other != null, told.sources()));
    }

    private void grouped(String name, Collection<Deal.Counted> deals, Function<Deal, String> group) {
        Deal.sums(deals, group).forEach(sum -> money(name, group(sum), sum.amount(), sum.sources()));
    }

    private static String group(Deal.Sum sum) {
        String group = sum.group();
        return group == null ? TOGETHER : group;
    }

    private String country(String organisation) {
        return expo.find(organisation)
                .map(Organisation::country)
                .map(Country::code)
                .orElse("unknown");
    }

    private void each(String name, Map<String, List<String>> groups) {
        groups.forEach((group, records) -> count(name, group, records.size(), records));
    }

    private void count(String name, String group, long value, List<String> records) {
        figures.add(new Figure(name, group, BigDecimal.valueOf(value), COUNT, records));
    }

    /** Rounded here and once, after the sum was made. */
    private void money(String name, String group, Money amount, List<String> records) {
        int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
        figures.add(new Figure(
                name,
                group,
                amount.amount().setScale(digits, RoundingMode.HALF_UP),
                amount.currency().getCurrencyCode(),
                records));
    }

    private static void add(Map<String, List<String>> to, String group, String record) {
        to.computeIfAbsent(group, name -> new ArrayList<>()).add(record);
    }

    private static List<String> sources(Collection<Timeline.Timed> entries) {
        return entries.stream().map(timed -> timed.entry().reference()).toList();
    }

    private static String pair(Meeting meeting) {
        return meeting.exhibitor() + "/" + meeting.buyer();
    }
}
