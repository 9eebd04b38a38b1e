package io.shibo.hub.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The way in, for a program that knows nothing yet, and for the person who writes it. */
@Controller
@Tag(name = "hub")
class ApiRoot {
    static final String PATH = "/api/v1";
    private final Resources resources;

    ApiRoot(Resources resources) {
        this.resources = resources;
    }

    /**
     * @param openapi where the whole description is
     * @param documentation the same for people
     */
    record Root(String name, String openapi, String documentation, String health, List<Resources.Resource> resources) {}

    @GetMapping(PATH)
    @ResponseBody
    @Operation(summary = "What there is to ask, and where it is described")
    Root root() {
        return new Root("Shibo", "/api", "/api/docs", "/actuator/health", resources.list());
    }

    @GetMapping("/api/docs")
    String docs(Model model) {
        model.addAttribute("resources", resources.list());
        return "api-docs";
    }
}
