package io.shibo.hub.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take a {@link Viewer}, and remembers the language asked for by {@code ?lang=}. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final Viewers viewers;
    private final RequestLanguage languages;

    WebConfiguration(Viewers viewers, RequestLanguage languages) {
        this.viewers = viewers;
        this.languages = languages;
    }

    /**
     * None: input is checked by the libraries, with problems that name line and field. The description of the API needs
     * Bean Validation's classes, and Spring would spend a part of the start on an engine that nobody asks.
     */
    @Override
    public Validator getValidator() {
        return new Validator() {
            @Override
            public boolean supports(Class<?> type) {
                return false;
            }

            @Override
            public void validate(Object target, Errors errors) {}
        };
    }

    /** None: a time for each filter of the security chain costs a request more than its quote, and nobody looks at it. */
    @Bean
    static SecurityObservationSettings noTimesOfSecurityFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
                languages
                        .findAsked(request)
                        .ifPresent(language -> response.addHeader(
                                HttpHeaders.SET_COOKIE,
                                ResponseCookie.from(RequestLanguage.PARAMETER, language.tag())
                                        .path("/")
                                        .maxAge(Duration.ofDays(365))
                                        .httpOnly(true)
                                        .sameSite("Lax")
                                        .build()
                                        .toString()));
                return true;
            }
        });
    }
}
