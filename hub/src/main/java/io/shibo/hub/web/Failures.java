package io.shibo.hub.web;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every failure's answer: a page for people, {@code application/problem+json} under {@code /api}. What is the sender's to
 * mend names each problem; what is ours gets a reference that stands in the log too, and nothing of the inside.
 */
@ControllerAdvice
@Controller
class Failures implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RequestLanguage languages;

    Failures(RequestLanguage languages) {
        this.languages = languages;
    }

    @ExceptionHandler(InputException.class)
    @Nullable
    Object input(InputException wrong, HttpServletRequest request, HttpServletResponse response) {
        return answer(request, response, 400, wrong.in(languages.of(request)).problems(), null);
    }

    @ExceptionHandler({MaxUploadSizeExceededException.class, BodyLimit.TooLargeException.class})
    @Nullable
    Object tooLarge(HttpServletRequest request, HttpServletResponse response) {
        return answer(request, response, 413, List.of(), null);
    }

    @ExceptionHandler({MultipartException.class, HttpMessageNotReadableException.class, TypeMismatchException.class})
    @Nullable
    Object unreadable(Exception wrong, HttpServletRequest request, HttpServletResponse response) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLargeException || cause instanceof MaxUploadSizeExceededException) {
                return tooLarge(request, response);
            }
            if (cause instanceof InputException input) {
                return input(input, request, response);
            }
        }
        return answer(request, response, 400, List.of(), null);
    }

    /** Nothing was done; the sender comes again. */
    @ExceptionHandler
    @Nullable
    Object busy(BusyException busy, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        return answer(request, response, 503, List.of(), null);
    }

    @ExceptionHandler
    @Nullable
    Object other(Exception failed, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failed instanceof AccessDeniedException || failed instanceof AuthenticationException) {
            throw failed; // The security chain knows whether to ask for a sign-in.
        }
        if (failed instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return answer(request, response, known.getStatusCode().value(), List.of(), null);
        }
        return ours(failed, request.getMethod() + " " + request.getRequestURI(), request, response);
    }

    /** What the container and the filters refuse ends here. */
    @RequestMapping("/error")
    @Nullable
    Object error(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failed && status >= 500) {
            return ours(
                    failed,
                    String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)),
                    request,
                    response);
        }
        return answer(request, response, status, List.of(), null);
    }

    private @Nullable Object ours(
            Throwable failed, String where, HttpServletRequest request, HttpServletResponse response) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        String reference = HexFormat.of().formatHex(random);
        LOG.error("{} failed, reference {}: {}", where, reference, failed.toString(), failed);
        return answer(request, response, 500, List.of(), reference);
    }

    /** Null where the answer has begun already: it can only be cut. */
    private static @Nullable Object answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            List<Problem> problems,
            @Nullable String reference) {
        if (response.isCommitted()) {
            return null;
        }
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = asked instanceof String original ? original : request.getRequestURI();
        if (path.startsWith("/api") || path.startsWith("/actuator")) {
            return ResponseEntity.status(code)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(code, path, problems, reference));
        }
        ModelAndView page = new ModelAndView("error", code);
        page.addObject("status", status);
        page.addObject("kind", kind(status));
        page.addObject("problems", problems);
        page.addObject("reference", reference);
        page.addObject("limit", BodyLimit.MEGABYTES);
        return page;
    }

    /** RFC 9457. */
    private static Map<String, Object> problem(
            HttpStatusCode code, String path, List<Problem> problems, @Nullable String reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        HttpStatus named = HttpStatus.resolve(code.value());
        body.put("type", "about:blank");
        body.put("title", named == null ? "Refused" : named.getReasonPhrase());
        body.put("status", code.value());
        body.put("instance", path);
        switch (code.value()) {
            case 413 -> body.put("detail", "more than " + BodyLimit.MEGABYTES + " MB");
            case 429 -> body.put("detail", "too many failed sign-ins; try again in some minutes");
            case 503 -> body.put("detail", "too much waits already and nothing was done; try again in a second");
            default -> {
                // The title says it.
            }
        }
        if (!problems.isEmpty()) {
            body.put("problems", problems.stream().map(Failures::document).toList());
        }
        if (reference != null) {
            body.put("reference", reference);
        }
        return body;
    }

    private static Map<String, Object> document(Problem problem) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", problem.file());
        one.put("line", problem.line());
        one.put("field", problem.field());
        if (problem.code() != null) {
            one.put("code", problem.code());
        }
        one.put("message", problem.message());
        return one;
    }

    /** Which text the page shows: the messages {@code error.<kind>.title} and {@code error.<kind>.text}. */
    private static String kind(int status) {
        return switch (status) {
            case 400 -> "input";
            case 401, 403 -> "forbidden";
            case 404 -> "missing";
            case 413 -> "large";
            case 429 -> "often";
            case 503 -> "busy";
            default -> status >= 500 ? "ours" : "refused";
        };
    }
}
