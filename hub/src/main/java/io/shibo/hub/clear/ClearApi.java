package io.shibo.hub.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.Transitions;
import io.shibo.clear.step.ChinaTime;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The window for programs. Personal data is masked here as on the pages. */
@RestController
@RequestMapping("/api/v1/clear")
@Tag(name = "clear")
class ClearApi {
    private final ParcelStore store;
    private final ParcelFiles files;
    private final LiveWindow window;
    private final RiskBook risk;

    ClearApi(ParcelStore store, ParcelFiles files, LiveWindow window, RiskBook risk) {
        this.risk = risk;
        this.store = store;
        this.files = files;
        this.window = window;
    }

    /** Where a parcel stands, its history in the language asked for, its tax, its documents. */
    record Parcel(
            ParcelStore.Row parcel,
            String signature,
            List<Event> history,
            @Nullable Assessment assessment,
            List<ParcelFile.Paper> documents) {}

    record Event(String at, HistoryEntry.Kind kind, List<String> args, String text) {}

    /** The answer to one document, as {@code shibo clear ingest --json} prints it. */
    record Line(String type, String guid, String key, String status, String info, List<FieldError> errors) {}

    @GetMapping("/counts")
    @Operation(summary = "How many parcels stand where, by reason or by what is missing, and their tax in yuan")
    List<ParcelStore.Count> counts(Viewer viewer) {
        return store.counts(viewer);
    }

    @GetMapping("/parcels")
    @Operation(summary = "Parcels by state (released, returned, waiting, held) and reason, paged")
    Page<ParcelStore.Row> parcels(
            Viewer viewer,
            @RequestParam(defaultValue = "returned") String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return store.list(viewer, state, reason, new Page.Request(page, size));
    }

    @GetMapping("/parcels/{number}")
    @Operation(summary = "The parcels of an order or waybill number, each with its whole history")
    List<Parcel> parcel(Viewer viewer, @PathVariable String number) throws IOException {
        List<ParcelStore.Row> rows = store.find(viewer, number);
        if (rows.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        RiskRules rules = risk.rules();
        List<Parcel> parcels = new ArrayList<>();
        for (ParcelStore.Row row : rows) {
            ParcelFile file = files.read(row);
            parcels.add(new Parcel(
                    row,
                    file.signature() + (file.signedBy().isEmpty() ? "" : " " + file.signedBy()),
                    store.history(row).stream()
                            .map(entry -> new Event(
                                    ChinaTime.of(entry.at()).toString(),
                                    entry.kind(),
                                    entry.args(),
                                    entry.text(viewer.language(), rules)))
                            .toList(),
                    file.assessment(),
                    file.papers()));
        }
        return parcels;
    }

    /**
     * What an officer decides.
     *
     * @param action release, inspect, hold-clearance, hold-smuggling, hold-legal, hold-other, return, send-back or close
     * @param platform customs code; needed where several platforms use the order number
     * @param reason the declarant reads it
     */
    record Decision(String action, @Nullable String platform, String reason) {}

    /** Where the parcel stands now, and what can be decided about it. */
    record Ruled(boolean taken, String status, List<String> possible) {}

    @PostMapping("/parcels/{number}/decisions")
    @Operation(
            summary =
                    "Decide about a parcel of the hub's own window; logged with account, time and reason. 409 where its standing does not allow it")
    ResponseEntity<Ruled> decide(Viewer viewer, @PathVariable String number, @RequestBody Decision decision)
            throws IOException {
        List<ParcelStore.Row> rows = store.find(viewer, number).stream()
                .filter(row -> !row.sample())
                .filter(row -> decision.platform() == null || row.ebpCode().equals(decision.platform()))
                .toList();
        if (rows.size() != 1) {
            throw new ResponseStatusException(
                    rows.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST,
                    "%d parcels have this number; name the platform where there are several.".formatted(rows.size()));
        }
        Window.Ruling ruling;
        try {
            ruling = window.decide(
                    rows.getFirst().orderNo(),
                    rows.getFirst().ebpCode(),
                    OfficerAction.ofWritten(decision.action()),
                    String.valueOf(viewer.account()),
                    decision.reason());
        } catch (IllegalArgumentException refused) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
        }
        ParcelStatus status = ruling.status() == null ? ParcelStatus.STORED : ruling.status();
        Ruled ruled = new Ruled(
                ruling.taken(),
                status.code(),
                Transitions.from(status).stream()
                        .map(OfficerAction::written)
                        .sorted()
                        .toList());
        return ResponseEntity.status(ruling.taken() ? HttpStatus.OK : HttpStatus.CONFLICT)
                .body(ruled);
    }

    @PostMapping("/messages")
    @Operation(
            summary =
                    "Take a message, CEB311 or any other of the specification, in its DxpMsg or without; the answers, one a receipt, are on disk. 422 with CEB900 where it cannot be read")
    ResponseEntity<List<Line>> submit(HttpServletRequest request) throws IOException {
        LiveWindow.Answered answered = window.submit(request.getInputStream());
        if (answered.refusal() != null) {
            var refusal = answered.refusal();
            return ResponseEntity.unprocessableContent()
                    .body(List.of(new Line(
                            "CEB900",
                            refusal.guid(),
                            refusal.oriMessageType(),
                            refusal.returnStatus(),
                            refusal.returnInfo(),
                            List.of())));
        }
        return ResponseEntity.ok(answered.answers().stream()
                .map(answer -> new Line(
                        answer.type().name(),
                        answer.receipt().guid(),
                        answer.key(),
                        answer.receipt().returnStatus(),
                        answer.receipt().returnInfo(),
                        answer.errors()))
                .toList());
    }
}
