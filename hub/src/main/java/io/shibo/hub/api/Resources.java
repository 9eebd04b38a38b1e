package io.shibo.hub.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the API has, read from the controllers themselves. */
@Component
class Resources {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    /** What a variable of a path may be, which readers and OpenAPI are not told there. */
    private static final Pattern CONDITION = Pattern.compile("\\{(\\w+):[^}]*}");

    /**
     * One thing to ask.
     *
     * @param path with its variables in braces
     * @param summary what its controller says of it; may be empty
     */
    record Resource(String path, String method, String summary) {}

    Resources(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    List<Resource> list() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith(ApiRoot.PATH))
                        .map(path -> CONDITION.matcher(path).replaceAll("{$1}"))
                        .flatMap(path -> methods(entry.getKey())
                                .map(method -> new Resource(path, method.name(), summary(entry.getValue())))))
                .sorted(Comparator.comparing(Resource::path).thenComparing(Resource::method))
                .toList();
    }

    private static Stream<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream();
    }

    private static String summary(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(Operation.class))
                .map(Operation::summary)
                .orElse("");
    }
}
