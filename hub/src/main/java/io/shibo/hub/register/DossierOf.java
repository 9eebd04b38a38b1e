package io.shibo.hub.register;

import io.shibo.codes.Country;
import io.shibo.codes.Quantity;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Presence;
import io.shibo.meet.expo.Subject;
import io.shibo.meet.expo.Terms;
import io.shibo.meet.expo.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The organisations of an expo as dossiers, by id in the order of the file. */
final class DossierOf {
    private DossierOf() {}

    static Map<String, Dossier> all(Expo expo) {
        Map<String, List<Presence>> presences = new HashMap<>();
        expo.presences()
                .forEach(p -> presences
                        .computeIfAbsent(p.organisation(), id -> new ArrayList<>())
                        .add(p));
        Map<String, List<Dossier.Wanted>> wishes = new HashMap<>();
        for (Wish wish : expo.particulars().wishes()) {
            String organisation = expo.organisationOf(wish.from());
            wishes.computeIfAbsent(organisation, id -> new ArrayList<>())
                    .add(new Dossier.Wanted(
                            organisation.equals(wish.from()) ? "" : wish.from(), wish.to(), hyphened(wish.kind())));
        }
        Map<String, Dossier> all = new LinkedHashMap<>();
        for (Organisation o : expo.organisations()) {
            all.put(
                    o.id(),
                    new Dossier(
                            o.role().name().toLowerCase(Locale.ROOT),
                            o.name(),
                            text(o.latinName()),
                            o.country().code(),
                            o.city(),
                            o.languages(),
                            o.identifiers().stream().map(Object::toString).toList(),
                            text(o.hall()),
                            text(o.booth()),
                            o.mostMeetings(),
                            o.leastMeetings(),
                            expo.peopleOf(o.id()).stream()
                                    .map(DossierOf::person)
                                    .toList(),
                            expo.offersOf(o.id()).stream()
                                    .map(f -> line(
                                            f.id(), f.title(), f.language(), f.subject(), "", f.markets(), f.terms()))
                                    .toList(),
                            expo.needsOf(o.id()).stream()
                                    .map(n -> line(
                                            n.id(),
                                            n.title(),
                                            n.language(),
                                            n.subject(),
                                            n.destination().code(),
                                            n.origins(),
                                            n.terms()))
                                    .toList(),
                            presences.getOrDefault(o.id(), List.of()).stream()
                                    .map(DossierOf::times)
                                    .toList(),
                            wishes.getOrDefault(o.id(), List.of())));
        }
        return all;
    }

    private static Dossier.Delegate person(Person p) {
        return new Dossier.Delegate(p.id(), p.name(), p.role(), p.languages(), text(p.email()), text(p.telephone()));
    }

    private static Dossier.Line line(
            String id,
            String title,
            String language,
            Subject subject,
            String destination,
            List<Country> places,
            Terms terms) {
        @Nullable Quantity quantity = terms.quantity();
        @Nullable Quantity minimum = terms.minimum();
        @Nullable Quantity counted = quantity == null ? minimum : quantity;
        return new Dossier.Line(
                id,
                title,
                language,
                subject instanceof Subject.Goods(var code) ? code.digits() : subject.toString(),
                destination,
                places.stream().map(Country::code).toList(),
                quantity == null ? "" : quantity.value().toPlainString(),
                minimum == null ? "" : minimum.value().toPlainString(),
                counted == null ? "" : counted.unit().name(),
                terms.incoterm() == null ? "" : terms.incoterm().name(),
                terms.certificates());
    }

    private static Dossier.Times times(Presence p) {
        return new Dossier.Times(
                p.firstDay().toString(),
                p.lastDay().toString(),
                p.from().toString(),
                p.to().toString(),
                p.attendance() == Attendance.ON_SITE ? "on-site" : "online",
                text(p.person()));
    }

    private static String hyphened(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
