package io.shibo.hub.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Somebody with a one-time password may change it or leave; nothing else, until it is changed. */
final class ChangePasswordFilter extends OncePerRequestFilter {
    static final String PAGE = "/password";
    private static final Set<String> ALLOWED = Set.of(PAGE, SecurityConfiguration.SIGN_OUT, "/error");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        String path = request.getRequestURI();
        boolean mustChange = who != null && who.getPrincipal() instanceof Account account && account.mustChange();
        if (!mustChange || ALLOWED.contains(path) || isStatic(path)) {
            chain.doFilter(request, response);
        } else if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "change the one-time password at " + PAGE + " first");
        } else {
            response.sendRedirect(PAGE);
        }
    }

    private static boolean isStatic(String path) {
        return path.lastIndexOf('/') == 0 && (path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".svg"));
    }
}
