package io.shibo.clear.risk;

import io.shibo.codes.Language;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Hits, channels and officers' decisions in the reader's words. */
public final class RiskWords {
    private RiskWords() {}

    /**
     * Why a rule hit: its title, each figure with its threshold and the time it was counted over, since when the rule is in
     * force, and where it is written.
     *
     * @param rules where the rule's title is looked up; its name stands where it is not there
     */
    public static String say(Hit hit, RiskRules rules, Language language) {
        Optional<RiskRule> rule = rules.find(hit.rule(), hit.since());
        String figures = hit.readings().stream()
                .map(reading -> say(reading, language))
                .collect(Collectors.joining(say("separator", language)));
        String shares = hit.shares().stream()
                .map(share -> say(share, language))
                .collect(Collectors.joining(say("separator", language)));
        if (!shares.isEmpty()) {
            figures = say("shares", language, figures, shares);
        }
        return say(
                "hit",
                language,
                rule.map(known -> known.title().in(language)).orElse(hit.rule()),
                figures,
                hit.since().toString(),
                rule.map(known -> known.citation().toString()).orElse("?"));
    }

    private static String say(Hit.Reading reading, Language language) {
        Condition condition = reading.condition();
        Indicator indicator = condition.indicator();
        return say(
                condition.span() == Span.NOW ? "reading" : "reading.within",
                language,
                say("indicator." + indicator.written(), language),
                quantity(indicator, reading.figure(), language),
                say("comparison." + condition.comparison().written(), language),
                quantity(indicator, condition.threshold(), language),
                condition.span() == Span.NOW
                        ? ""
                        : say("span." + condition.span().written(), language));
    }

    /** What one figure added to the learnt model's score. */
    private static String say(RiskModel.Share share, Language language) {
        String added = BigDecimal.valueOf(share.thousandths(), 3).toPlainString();
        return say(
                share.known() ? share.span() == Span.NOW ? "share" : "share.within" : "share.unknown",
                language,
                say("indicator." + share.indicator().written(), language),
                share.known() ? quantity(share.indicator(), share.figure(), language) : "",
                share.thousandths() > 0 ? "+" + added : added,
                share.span() == Span.NOW ? "" : say("span." + share.span().written(), language));
    }

    /** A figure with its unit. */
    private static String quantity(Indicator indicator, long whole, Language language) {
        return say(
                "unit." + indicator.unit().name().toLowerCase(Locale.ROOT),
                language,
                indicator.unit().shown(whole));
    }

    public static String say(Channel channel, Language language) {
        return say("channel." + channel.name().toLowerCase(Locale.ROOT), language);
    }

    public static String say(ParcelStatus status, Language language) {
        return say("status." + status.code(), language);
    }

    public static String say(OfficerAction action, Language language) {
        return say("action." + action.written(), language);
    }

    static String say(String key, Language language, Object... args) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.shibo.clear.risk.risk", Locale.of(language.tag()), RiskWords.class.getModule());
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(args);
    }
}
