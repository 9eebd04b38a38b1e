package io.shibo.hub.web;

import io.shibo.codes.Language;
import io.shibo.hub.security.Account;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Finds the {@link Viewer} of a request, for controllers that take one as an argument. */
@Component
class Viewers implements HandlerMethodArgumentResolver {
    private final RequestLanguage languages;

    Viewers(RequestLanguage languages) {
        this.languages = languages;
    }

    Viewer of(HttpServletRequest request) {
        Language language = languages.of(request);
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Account account
                ? new Viewer(language, account.name(), account.role() == Account.Role.ADMIN)
                : Viewer.anonymous(language);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("a Viewer is asked for outside an HTTP request");
        }
        return of(servletRequest);
    }
}
