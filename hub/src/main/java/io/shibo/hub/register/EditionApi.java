package io.shibo.hub.register;

import io.shibo.hub.meet.OpenedEdition;
import io.shibo.hub.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** An edition as a whole, for programs of the organiser: taken into the plan, and set against the one before. */
@RestController
@RequestMapping("/api/v1/meet/registrations")
@Tag(name = "meet")
class EditionApi {
    private final Editions editions;
    private final Exporting exporting;
    private final OpenedEdition opened;
    private final Growth growth;

    EditionApi(Editions editions, Exporting exporting, OpenedEdition opened, Growth growth) {
        this.editions = editions;
        this.exporting = exporting;
        this.opened = opened;
        this.growth = growth;
    }

    @PostMapping("/plan")
    @Operation(
            summary =
                    "Take the accepted registrations as the edition that this hub runs, and begin its plan; 409 while one is being made")
    ResponseEntity<Map<String, Object>> plan(@RequestParam String edition) {
        Exporting.Folder folder = exporting.folder(find(edition), EnumSet.of(State.ACCEPTED));
        if (!opened.open(Exporting.read(folder))) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return ResponseEntity.accepted()
                .body(Map.of(
                        "edition",
                        edition,
                        "organisations",
                        folder.organisations(),
                        "wishesLeftOut",
                        folder.leftOut()));
    }

    @GetMapping("/growth")
    @Operation(
            summary =
                    "The edition against the one before: by role, origin, country, chapter or services, attendance, and meetings; a percentage is null where there was nothing before")
    Growth.Table growth(Viewer viewer, @RequestParam String edition) {
        return growth.of(find(edition), viewer.language())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Editions.Open find(String edition) {
        return editions.find(edition).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
