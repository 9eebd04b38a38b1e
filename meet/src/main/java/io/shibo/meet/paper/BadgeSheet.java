package io.shibo.meet.paper;

import io.shibo.meet.badge.Badge;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Edition;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Badges to print and cut: eight on a page of A4, 90 by 65 mm each. */
public final class BadgeSheet {
    private static final int A_PAGE = 8;

    private final Words words;
    private final Edition edition;
    private final UnaryOperator<String> qr;

    /** @param token the signed text for its QR code */
    public record Printed(Holder holder, Badge badge, String token) {}

    /** @param qr draws a text as a QR code: an SVG element; which library does is the caller's choice */
    public BadgeSheet(Words words, Edition edition, UnaryOperator<String> qr) {
        this.words = words;
        this.edition = edition;
        this.qr = qr;
    }

    /** One HTML page with all of them. */
    public String html(List<Printed> badges) {
        StringBuilder body = new StringBuilder();
        for (int from = 0; from < badges.size(); from += A_PAGE) {
            body.append("<section class=\"badges\">\n");
            badges.subList(from, Math.min(badges.size(), from + A_PAGE)).forEach(badge -> append(body, badge));
            body.append("</section>\n");
        }
        return Html.page(words, words.say("badges") + " – " + edition.name(), body.toString());
    }

    private void append(StringBuilder body, Printed printed) {
        Holder holder = printed.holder();
        String role = holder.role().name().toLowerCase(Locale.ROOT);
        String latin = holder.latinName();
        String company = holder.company();
        body.append("<article class=\"badge ").append(role).append("\">\n");
        body.append("<p class=\"edition\">")
                .append(Html.name(edition.name()))
                .append("</p>\n<div class=\"who\">\n<h2>")
                .append(Html.name(holder.name()))
                .append("</h2>\n");
        if (company != null) {
            body.append("<p class=\"company\">").append(Html.name(company)).append("</p>\n");
        }
        if (latin != null && !latin.equals(company == null ? holder.name() : company)) {
            body.append("<p class=\"latin\">").append(Html.name(latin)).append("</p>\n");
        }
        body.append("<p class=\"country\">")
                .append(Html.escape(holder.country().name(words.language())))
                .append("</p>\n</div>\n<div class=\"code\">")
                .append(qr.apply(printed.token()))
                .append("<p class=\"id\" dir=\"ltr\">")
                .append(Html.escape(printed.badge().id().toString()))
                .append("</p></div>\n<p class=\"role\">")
                .append(Html.escape(words.say("role." + role)))
                .append("</p>\n</article>\n");
    }
}
