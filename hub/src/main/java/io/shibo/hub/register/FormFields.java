package io.shibo.hub.register;

import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Line;
import io.shibo.hub.register.Dossier.Times;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the fields of a form say, read leniently: what is wrong is told by the check. */
final class FormFields {
    private static final int MOST_VALUES = 60;

    private final HttpServletRequest request;

    FormFields(HttpServletRequest request) {
        this.request = request;
    }

    /** The field on one line; empty where it is not there. */
    public String text(String name) {
        return Dossier.one(request.getParameter(name));
    }

    int version() {
        String text = text("version");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** All values of a field that are not empty, each once. */
    public List<String> texts(String name) {
        return all(name).stream().filter(each -> !each.isEmpty()).distinct().toList();
    }

    /** All values of a field, as many as there are rows. */
    private List<String> all(String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Arrays.stream(values).limit(MOST_VALUES).map(Dossier::one).toList();
    }

    /** Scheme and number of each row that has a number. */
    public List<String> identifiers(String country) {
        List<String> schemes = all("scheme");
        List<String> numbers = all("number");
        List<String> identifiers = new ArrayList<>();
        for (int i = 0; i < Math.min(schemes.size(), numbers.size()); i++) {
            String number = numbers.get(i).replace(" ", "");
            if (number.isEmpty()) {
                continue;
            }
            String scheme = schemes.get(i);
            boolean national = scheme.equals("NATIONAL") && !number.matches("[A-Z]{2}:.*");
            String value = scheme.equals("NATIONAL") ? number : number.toUpperCase(Locale.ROOT);
            identifiers.add(scheme + ":" + (national ? country + ":" + value : value));
        }
        return identifiers.stream().distinct().toList();
    }

    Dossier newcomer() {
        String country = text("country");
        Dossier begun = Dossier.begin(text("role"), text("name"), country, texts("language"))
                .withOrganisation(
                        text("name"),
                        text("latinName"),
                        country,
                        text("city"),
                        texts("language"),
                        identifiers(country));
        return begun.withPeople(List.of(person("")));
    }

    public Delegate person(String id) {
        return new Delegate(id, text("person"), text("function"), texts("speaks"), text("email"), text("telephone"));
    }

    /** @param code chosen from what was suggested; empty where the field counts */
    Line line(String id, String code) {
        String chosen = code.isEmpty() ? text("code") : code;
        return new Line(
                id,
                text("title"),
                text("titleLanguage"),
                chosen.toUpperCase(Locale.ROOT),
                text("destination"),
                texts("places"),
                text("quantity").replace(",", ""),
                text("minimum").replace(",", ""),
                text("quantity").isEmpty() && text("minimum").isEmpty() ? "" : text("unit"),
                text("incoterm"),
                List.of(text("certificates").toUpperCase(Locale.ROOT).split("[ ,;]+")));
    }

    /** Rows by day, of the organisation where the person is empty; one without attendance says nothing. */
    List<Times> times(String person) {
        List<String> days = all("day");
        List<String> attendance = all("attendance");
        List<String> from = all("from");
        List<String> to = all("to");
        List<Times> times = new ArrayList<>();
        int rows = Math.min(Math.min(days.size(), attendance.size()), Math.min(from.size(), to.size()));
        for (int i = 0; i < rows; i++) {
            if (!attendance.get(i).isEmpty()) {
                times.add(new Times(days.get(i), days.get(i), from.get(i), to.get(i), attendance.get(i), person));
            }
        }
        return times;
    }
}
