package io.shibo.hub.web;

import io.shibo.codes.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the layout needs of the request; the bean {@code @shell} of the templates. A bean, so that error pages have it too. */
@Component("shell")
public class Shell {
    /** In the order a deal walks. */
    public static final List<String> VERBS = List.of("meet", "quote", "trade", "clear", "measure");

    private final Viewers viewers;

    Shell(Viewers viewers) {
        this.viewers = viewers;
    }

    public Viewer viewer() {
        return viewers.of(request());
    }

    public List<String> verbs() {
        return VERBS;
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** The language's own name for itself. */
    public String nameOf(Language language) {
        return switch (language) {
            case EN -> "English";
            case ZH -> "中文";
            case ID -> "Indonesia";
            case AR -> "العربية";
        };
    }

    /** The same, short enough for a phone's head beside the hub's name. */
    public String shortNameOf(Language language) {
        return switch (language) {
            case EN -> "EN";
            case ZH -> "中文";
            case ID -> "ID";
            case AR -> "عربي";
        };
    }

    /** This page in another language. */
    public String hereIn(Language language) {
        return here("lang", language.tag());
    }

    /** This page with another value of one parameter, as pagination needs it. */
    public String here(String parameter, Object value) {
        HttpServletRequest request = request();
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : "/";
        String query = failed == null && request.getQueryString() != null ? request.getQueryString() : "";
        String kept = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.equals(parameter) && !pair.startsWith(parameter + "="))
                .collect(Collectors.joining("&"));
        return path + "?" + (kept.isEmpty() ? "" : kept + "&") + parameter + "=" + value;
    }

    /** A path as an address that can be sent on, by the name under which this hub was called. */
    public String address(String path) {
        HttpServletRequest request = request();
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port) + path;
    }

    private static HttpServletRequest request() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest();
        }
        throw new IllegalStateException("a page is drawn outside an HTTP request");
    }
}
