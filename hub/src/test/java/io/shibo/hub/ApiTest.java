package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void openApiDescribesEveryResourceOfTheRoot() {
        JsonNode api = read("/api");
        assertThat(api.path("openapi").asString()).startsWith("3.");
        List<String> described = api.path("paths").propertyNames().stream().toList();
        assertThat(resources())
                .isNotEmpty()
                .allSatisfy(
                        resource -> assertThat(resource.path("path").asString()).isIn(described));
    }

    @Test
    void everyResourceSaysWhatItDoes() {
        assertThat(resources())
                .allSatisfy(resource -> assertThat(resource.path("summary").asString())
                        .as("@Operation(summary = …) of " + resource.path("path"))
                        .isNotBlank());
    }

    private List<JsonNode> resources() {
        return StreamSupport.stream(read("/api/v1").path("resources").spliterator(), false)
                .filter(resource -> !resource.path("path").asString().startsWith("/api/v1/test-"))
                .toList();
    }

    private JsonNode read(String path) {
        HttpResponse<String> answer = hub.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return JsonMapper.shared().readTree(answer.body());
    }
}
