package io.shibo.hub.register;

import io.shibo.codes.Country;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Problem;
import io.shibo.codes.party.IdentifierScheme;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a form lets one choose from, in the reader's language. */
record Choices(
        List<Choice> countries,
        List<Choice> languages,
        List<String> schemes,
        List<String> units,
        List<String> incoterms,
        List<String> wishes) {
    /** Spoken by most who trade at expos; others come by file. */
    private static final List<String> SPOKEN = List.of(
            "ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "kk", "km", "ko", "lo",
            "mn", "ms", "my", "nl", "pl", "pt", "ro", "ru", "sr", "sw", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh");

    record Choice(String value, String name) {}

    static Choices of(Language reader) {
        Comparator<Choice> byName = Comparator.comparing(Choice::name, Collator.getInstance(reader.locale()));
        return new Choices(
                Stream.of(Locale.getISOCountries())
                        .map(code -> new Choice(code, Country.of(code).name(reader)))
                        .sorted(byName)
                        .toList(),
                SPOKEN.stream()
                        .map(code -> new Choice(code, Locale.of(code).getDisplayLanguage(reader.locale())))
                        .sorted(byName)
                        .toList(),
                Arrays.stream(IdentifierScheme.values()).map(Enum::name).toList(),
                Arrays.stream(Unit.values()).map(Enum::name).toList(),
                Arrays.stream(Incoterm.values()).map(Enum::name).toList(),
                List.of("must-meet", "would-meet", "no-thanks"));
    }

    /** The name of a country, or its code where it has none. */
    public String country(String code) {
        return countries.stream()
                .filter(each -> each.value().equals(code))
                .findFirst()
                .map(Choice::name)
                .orElse(code);
    }

    /** The field of a problem without its place in a list: {@code email} of {@code people[0].email}. */
    public String field(Problem problem) {
        return problem.field().substring(problem.field().lastIndexOf('.') + 1);
    }

    public String language(String code) {
        return languages.stream()
                .filter(each -> each.value().equals(code))
                .findFirst()
                .map(Choice::name)
                .orElse(code);
    }
}
