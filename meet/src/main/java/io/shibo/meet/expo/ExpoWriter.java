package io.shibo.meet.expo;

import io.shibo.codes.Country;
import io.shibo.codes.Quantity;
import io.shibo.codes.input.Csv;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expo as the files that {@link ExpoReader} reads: written and read again it is the same. A file that may be absent
 * is left out where it would have no row.
 */
public final class ExpoWriter {
    private final Map<String, String> files = new LinkedHashMap<>();

    private ExpoWriter() {}

    /** The files of the folder: contents by name, in the order of {@link ExpoReader#FILES}. */
    public static Map<String, String> files(Expo expo) {
        ExpoWriter writer = new ExpoWriter();
        writer.edition(expo.edition());
        writer.participants(expo);
        writer.particulars(expo);
        writer.venue(expo.venue());
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : ExpoReader.FILES) {
            @Nullable String text = writer.files.get(name);
            if (text != null) {
                ordered.put(name, text);
            }
        }
        return ordered;
    }

    private void edition(Edition edition) {
        table(
                "edition.csv",
                "code,name,country,first_day,last_day,sessions,slot_minutes,walk_minutes,time_zone",
                List.of(row(
                        edition.code(),
                        edition.name(),
                        edition.country(),
                        edition.firstDay(),
                        edition.lastDay(),
                        edition.sessions().stream()
                                .map(s -> s.from() + "-" + s.to())
                                .collect(Collectors.joining(" ")),
                        edition.slotMinutes(),
                        edition.walkMinutes(),
                        edition.timeZone())));
    }

    private void participants(Expo expo) {
        table(
                "organisations.csv",
                "id,role,name,latin_name,country,city,languages,identifiers,hall,booth,most_meetings,least_meetings",
                expo.organisations().stream()
                        .map(o -> row(
                                o.id(),
                                o.role(),
                                o.name(),
                                o.latinName(),
                                o.country(),
                                o.city(),
                                o.languages(),
                                o.identifiers(),
                                o.hall(),
                                o.booth(),
                                o.mostMeetings(),
                                o.leastMeetings() == 0 ? null : o.leastMeetings()))
                        .toList());
        table(
                "offers.csv",
                "id,organisation,title,language,hs_code,service_code,markets,quantity,minimum,unit,incoterm,certificates",
                expo.offers().stream()
                        .map(o -> terms(
                                o.terms(),
                                true,
                                o.id(),
                                o.organisation(),
                                o.title(),
                                o.language(),
                                goods(o.subject()),
                                service(o.subject()),
                                o.markets()))
                        .toList());
        table(
                "needs.csv",
                "id,organisation,title,language,hs_code,service_code,destination,origins,quantity,unit,incoterm,certificates",
                expo.needs().stream()
                        .map(n -> terms(
                                n.terms(),
                                false,
                                n.id(),
                                n.organisation(),
                                n.title(),
                                n.language(),
                                goods(n.subject()),
                                service(n.subject()),
                                n.destination(),
                                n.origins()))
                        .toList());
        table(
                "availability.csv",
                "organisation,first_day,last_day,from,to,attendance,person",
                expo.presences().stream()
                        .map(p -> row(
                                p.organisation(),
                                p.firstDay(),
                                p.lastDay(),
                                p.from(),
                                p.to(),
                                p.attendance(),
                                p.person()))
                        .toList());
    }

    private void particulars(Expo expo) {
        Particulars said = expo.particulars();
        optional(
                "people.csv",
                "id,organisation,name,role,languages,email,telephone",
                said.people().stream()
                        .map(p -> row(
                                p.id(), p.organisation(), p.name(), p.role(), p.languages(), p.email(), p.telephone()))
                        .toList());
        optional(
                "wishes.csv",
                "from,to,wish",
                said.wishes().stream().map(w -> row(w.from(), w.to(), w.kind())).toList());
        List<Edition.Slot> slots = expo.calendar().slots();
        optional(
                "fixed.csv",
                "exhibitor,buyer,day,from",
                said.fixed().stream()
                        .map(f -> row(
                                f.exhibitor(),
                                f.buyer(),
                                slots.get(f.slot()).day(),
                                slots.get(f.slot()).from()))
                        .toList());
        optional(
                "precedences.csv",
                "first_exhibitor,first_buyer,then_exhibitor,then_buyer",
                said.precedences().stream()
                        .map(p -> row(p.firstExhibitor(), p.firstBuyer(), p.thenExhibitor(), p.thenBuyer()))
                        .toList());
        optional(
                "evidence.csv",
                "organisation,identifier,kind,reference",
                said.evidence().stream()
                        .map(e -> row(e.organisation(), e.identifier(), e.kind(), e.reference()))
                        .toList());
        expo.findPrevious()
                .filter(previous -> !previous.organisations().isEmpty())
                .ifPresent(previous -> table(
                        "previous/organisations.csv",
                        "id,role,name,country,sectors,attendance,meetings,held",
                        previous.organisations().stream()
                                .map(o -> row(
                                        o.id(),
                                        o.role(),
                                        o.name(),
                                        o.country(),
                                        o.sectors(),
                                        o.attendance(),
                                        o.meetings(),
                                        o.held()))
                                .toList()));
    }

    private void venue(Venue venue) {
        optional(
                "halls.csv",
                "hall,tables",
                venue.tables().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> row(e.getKey(), e.getValue()))
                        .toList());
        optional(
                "interpreters.csv",
                "languages,count,day,from,to",
                venue.listInterpreters().stream()
                        .map(i -> row(
                                List.of(i.languages().first(), i.languages().second()),
                                i.count(),
                                i.day(),
                                i.from().equals(LocalTime.MIN) ? null : i.from(),
                                i.to().equals(LocalTime.MAX) ? null : i.to()))
                        .toList());
        optional(
                "walks.csv",
                "from,to,minutes",
                venue.listWalks().stream()
                        .map(w -> row(w.from(), w.to(), w.minutes()))
                        .toList());
    }

    private static @Nullable Object goods(Subject subject) {
        return subject instanceof Subject.Goods(var code) ? code.digits() : null;
    }

    private static @Nullable Object service(Subject subject) {
        return subject instanceof Subject.Service(var code) ? code : null;
    }

    /** @param selling whether the file has a column for the least that is sold */
    private static List<String> terms(Terms terms, boolean selling, @Nullable Object... before) {
        List<String> row = new ArrayList<>(row(before));
        @Nullable Quantity quantity = terms.quantity();
        @Nullable Quantity minimum = terms.minimum();
        row.add(quantity == null ? "" : quantity.value().toPlainString());
        if (selling) {
            row.add(minimum == null ? "" : minimum.value().toPlainString());
        }
        @Nullable Quantity counted = quantity == null ? minimum : quantity;
        row.addAll(row(counted == null ? null : counted.unit(), terms.incoterm(), terms.certificates()));
        return row;
    }

    private static List<String> row(@Nullable Object... values) {
        List<String> fields = new ArrayList<>(values.length);
        for (@Nullable Object value : values) {
            fields.add(field(value));
        }
        return fields;
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Country country -> country.code();
            case Role role -> role.name().toLowerCase(Locale.ROOT);
            case Attendance attendance -> hyphened(attendance);
            case Wish.Kind kind -> hyphened(kind);
            case Collection<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }

    private static String hyphened(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void optional(String file, String header, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            table(file, header, rows);
        }
    }

    private void table(String file, String header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(header).append('\n');
        rows.forEach(row -> text.append(Csv.line(row)).append('\n'));
        files.put(file, text.toString());
    }
}
