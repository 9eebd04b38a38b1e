package io.shibo.meet.day;

import io.shibo.codes.Language;
import io.shibo.codes.input.Csv;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.internal.text.ContentLines;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exhibitor's leads as files: CSV for a table, vCard 3.0 (RFC 2426) for an address book. */
public final class LeadExport {
    private static final List<String> COLUMNS = List.of(
            "badge",
            "name",
            "organisation",
            "country",
            "email",
            "telephone",
            "consent",
            "checked",
            "rating",
            "interests",
            "note",
            "first_scan",
            "last_scan");

    /** With these a spreadsheet begins a formula; a note from outside shall not be one. */
    private static final String FORMULA = "=+-@\t\r\n";

    private final Expo expo;
    private final ZoneId zone;

    /** @param zone the clock of the times that are written */
    public LeadExport(Expo expo, ZoneId zone) {
        this.expo = expo;
        this.zone = zone;
    }

    /** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
    public String csv(List<Leads.Lead> leads) {
        StringBuilder out =
                new StringBuilder("\uFEFF").append(Csv.line(COLUMNS)).append("\r\n");
        for (Leads.Lead lead : leads) {
            Holder holder = lead.holder();
            Optional<Person> person = holder == null ? Optional.empty() : expo.findPerson(holder.id());
            List<String> fields = List.of(
                    lead.badge().toString(),
                    holder == null ? "" : holder.name(),
                    holder == null ? "" : firm(holder),
                    holder == null ? "" : holder.country().code(),
                    person.map(Person::email).orElse(""),
                    person.map(Person::telephone).orElse(""),
                    lead.consent() ? "yes" : "no",
                    lead.checked().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    lead.rating() == 0 ? "" : Integer.toString(lead.rating()),
                    String.join("; ", lead.interests()),
                    lead.note(),
                    lead.first().atZone(zone).toLocalDateTime().toString(),
                    lead.last().atZone(zone).toLocalDateTime().toString());
            out.append(Csv.line(fields.stream().map(LeadExport::harmless).toList()))
                    .append("\r\n");
        }
        return out.toString();
    }

    /** The leads whose holder agreed; the others have no name to put on a card. */
    public String vcard(List<Leads.Lead> leads) {
        ContentLines lines = new ContentLines();
        for (Leads.Lead lead : leads) {
            Holder holder = lead.holder();
            if (holder != null) {
                card(lines, lead, holder);
            }
        }
        return lines.toString();
    }

    private void card(ContentLines lines, Leads.Lead lead, Holder holder) {
        @Nullable Person person = expo.findPerson(holder.id()).orElse(null);
        lines.add("BEGIN", "VCARD")
                .add("VERSION", "3.0")
                // Which word is the family name is not known: all of it is.
                .add("N", ContentLines.escape(holder.name()) + ";;;;")
                .text("FN", holder.name())
                .text("ORG", firm(holder))
                .add("ADR", ";;;;;;" + ContentLines.escape(holder.country().name(Language.EN)));
        @Nullable String email = person == null ? null : person.email();
        @Nullable String telephone = person == null ? null : person.telephone();
        if (email != null) {
            lines.text("EMAIL;TYPE=INTERNET", email);
        }
        if (telephone != null) {
            lines.text("TEL;TYPE=WORK", telephone);
        }
        List<String> note = new ArrayList<>(List.of(expo.edition().name()));
        note.addAll(lead.interests());
        note.add(lead.note());
        note.removeIf(String::isEmpty);
        lines.text("NOTE", String.join("\n", note))
                .text("UID", lead.badge().holder() + "@" + expo.edition().code())
                .add("END", "VCARD");
    }

    private String firm(Holder holder) {
        return expo.find(holder.organisation()).map(Organisation::name).orElse("");
    }

    static String harmless(String field) {
        return !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }
}
