package io.shibo.hub.web;

import io.shibo.codes.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of an answer: {@code ?lang=zh}, else the cookie that an earlier {@code ?lang} left, else the first of the
 * browser's languages that Shibo speaks, else English.
 */
@Component("localeResolver")
class RequestLanguage implements LocaleResolver {
    static final String PARAMETER = "lang";

    Language of(HttpServletRequest request) {
        return findAsked(request)
                .or(() -> findCookie(request))
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> find(locale.toLanguageTag()).stream())
                        .findFirst())
                .orElse(Language.EN);
    }

    Optional<Language> findAsked(HttpServletRequest request) {
        // Not getParameter: it would read the body of a form before its limits are known.
        String query = request.getQueryString();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", 100)) {
            if (pair.startsWith(PARAMETER + "=")) {
                return find(pair.substring(PARAMETER.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> findCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(PARAMETER)) {
                return find(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Unlike {@link Language#ofTag}, empty where Shibo does not speak it. */
    static Optional<Language> find(String tag) {
        Language language = Language.ofTag(tag);
        return language == Language.EN && !tag.toLowerCase(Locale.ROOT).matches("en(-.*)?")
                ? Optional.empty()
                : Optional.of(language);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?lang=");
    }
}
