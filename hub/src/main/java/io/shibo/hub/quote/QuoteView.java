package io.shibo.hub.quote;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.hub.web.Viewer;
import io.shibo.quote.Alternative;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.Explainer;
import io.shibo.quote.Missing;
import io.shibo.quote.Preference;
import io.shibo.quote.Quote;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Wording;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A quote in the words of its reader, as the template shows it. */
public final class QuoteView {
    private final Quote quote;
    private final Language language;
    private final Explainer say;

    QuoteView(Quote quote, Language language) {
        this.quote = quote;
        this.language = language;
        this.say = new Explainer(language);
    }

    /** A charge with its source. */
    public record ChargeRow(
            String title,
            @Nullable Money base,
            String rate,
            Money amount,
            String sentence,
            String formula,
            List<RuleRow> rules) {}

    /** A rule and how sure we are of it. */
    public record RuleRow(
            String id, String source, String days, @Nullable String url, boolean unverified) {}

    /** A preference, and its state as a class of the stylesheet. */
    public record PreferenceRow(String text, String state, String status, List<String> needs, String source) {}

    /** Something not known, and whether it matters. */
    public record MissingRow(String text, boolean matters) {}

    /** Another way. */
    public record AlternativeRow(
            String text, boolean admitted, boolean cheaper, Money landed, Money difference, List<String> needs) {}

    /** Something that has to be there. */
    public record NeedRow(String text, String source, boolean unverified) {}

    /** A choice of a list. */
    public record Choice(String value, String name) {}

    public Assessment figures() {
        return quote.assessment();
    }

    public String word(String key) {
        return say.text("word." + key);
    }

    /** From where to where, through which channel, on which day. */
    public String route() {
        var sale = quote.sale();
        var channel = figures().channel();
        // The day is isolated: in Arabic 2026-04-22 would be shown as 22-04-2026.
        return "%s %s %s · %s · %s \u2068%s\u2069"
                .formatted(
                        sale.dispatch().name(language),
                        language.rightToLeft() ? "←" : "→",
                        sale.destination().name(language),
                        channel.title().in(language),
                        say.date(channel.date()),
                        sale.dates().day(channel.date()));
    }

    public boolean converted() {
        return figures().rate() != null;
    }

    public boolean unverified() {
        return quote.unverified();
    }

    public List<String> refusals() {
        return figures().refusals().stream()
                .map(refusal -> refusal.text().in(language))
                .distinct()
                .toList();
    }

    public List<String> valuation() {
        return say.valuation(figures());
    }

    public List<ChargeRow> charges() {
        return figures().charges().stream().map(this::charge).toList();
    }

    private ChargeRow charge(Charge charge) {
        String rounding = charge.measures().isEmpty() ? ", " + word("rounding") : "";
        String rate = charge.rate();
        return new ChargeRow(
                charge.layer().title().in(language) + rounding,
                charge.base(),
                rate == null ? "" : rate,
                charge.amount(),
                say.charge(charge),
                charge.formula(),
                charge.rules().stream().map(this::rule).toList());
    }

    private RuleRow rule(Charge.AppliedRule rule) {
        String days = rule.valid().to() == null
                ? say.text("explain.since", rule.valid().from())
                : say.text("explain.between", rule.valid().from(), rule.valid().to());
        return new RuleRow(
                rule.id(),
                rule.citation().toString(),
                days,
                rule.citation().url(),
                rule.citation().unverified());
    }

    public List<PreferenceRow> preferences() {
        return quote.preferences().stream().map(this::preference).toList();
    }

    private PreferenceRow preference(Preference preference) {
        String state = switch (preference.status()) {
            case APPLIED -> "is-good";
            case MISSING, NOT_CLAIMED -> "is-wait";
            case NOT_MET, NOT_BETTER -> "plain";
        };
        return new PreferenceRow(
                say.preference(preference),
                state,
                preference.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                preference.needs().stream()
                        .map(need -> need.text().in(language))
                        .toList(),
                preference.measure().citation().toString());
    }

    public List<MissingRow> missing() {
        return quote.missing().stream()
                .map(missing -> new MissingRow(say.missing(missing), missing.effect() != Missing.Effect.NO_CHANGE))
                .toList();
    }

    public List<AlternativeRow> alternatives() {
        return quote.alternatives().stream().map(this::alternative).toList();
    }

    private AlternativeRow alternative(Alternative alternative) {
        Assessment other = alternative.assessment();
        return new AlternativeRow(
                say.alternative(alternative),
                other.admitted(),
                alternative.difference().isNegative(),
                other.totals().landed(),
                alternative.difference(),
                other.requirements().stream()
                        .map(need -> need.text().in(language))
                        .toList());
    }

    public List<NeedRow> needs() {
        return figures().requirements().stream().map(this::need).toList();
    }

    private NeedRow need(Pack.Requirement requirement) {
        return new NeedRow(
                requirement.text().in(language),
                requirement.citation().toString(),
                requirement.citation().unverified());
    }

    public List<String> steps() {
        return say.explain(quote);
    }

    public String hash() {
        return quote.rulebookHash();
    }

    public String vintage() {
        return quote.vintage().toString();
    }

    /** What the form offers to choose from. */
    public record Choices(
            List<Choice> destinations,
            List<Choice> countries,
            List<Choice> channels,
            List<Choice> facts,
            List<Choice> state,
            @Nullable String currency) {
        static Choices of(Rulebook rulebook, @Nullable Pack pack, Viewer viewer) {
            Language language = viewer.language();
            return new Choices(
                    named(rulebook.destinations().stream(), language),
                    named(Stream.of(Locale.getISOCountries()).map(Country::of), language),
                    pack == null
                            ? List.of()
                            : pack.channels().stream()
                                    .flatMap(channel -> Stream.concat(
                                            Stream.of(new Choice(
                                                    channel.name(),
                                                    channel.title().in(language))),
                                            channel.procedures().stream()
                                                    .map(code -> new Choice(
                                                            code,
                                                            code + " "
                                                                    + channel.title()
                                                                            .in(language)))))
                                    .toList(),
                    pack == null ? List.of() : questions(pack.facts(), language),
                    pack == null ? List.of() : questions(pack.state(), language),
                    pack == null ? null : pack.currency().getCurrencyCode());
        }

        private static List<Choice> named(Stream<Country> countries, Language language) {
            Collator order = Collator.getInstance(language.locale());
            return countries
                    .map(country -> new Choice(country.code(), country.name(language)))
                    .sorted(Comparator.comparing(Choice::name, order))
                    .toList();
        }

        private static List<Choice> questions(Map<String, Wording> questions, Language language) {
            return questions.entrySet().stream()
                    .map(entry -> new Choice(entry.getKey(), entry.getValue().in(language)))
                    .toList();
        }
    }
}
