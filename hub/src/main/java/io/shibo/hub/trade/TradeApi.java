package io.shibo.hub.trade;

import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Viewer;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Consistency;
import io.shibo.trade.check.Finding;
import io.shibo.trade.evidence.Difference;
import io.shibo.trade.evidence.IssuerCard;
import io.shibo.trade.evidence.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Trade for programs. */
@RestController
@RequestMapping("/api/v1/trade")
@Tag(name = "trade")
class TradeApi {
    private final TradeStore store;
    private final VerifyDesk desk;

    TradeApi(TradeStore store, VerifyDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** A deal in a list. */
    record DealRow(
            String id, boolean sample, String title, String seller, String buyer, LocalDate invoiceDate, Money total) {
        static DealRow of(TradeStore.Summary summary) {
            return new DealRow(
                    summary.id(),
                    summary.sample(),
                    summary.title(),
                    summary.seller(),
                    summary.buyer(),
                    summary.invoiceDate(),
                    summary.total());
        }
    }

    /** A file of a deal and where to get its bytes. */
    record FileRow(String name, int size, String sha256, String href) {}

    /** A rule and what came of it, in the reader's language. */
    record RuleRow(String rule, Finding.Outcome outcome, String asks, String says, List<String> places) {
        static RuleRow of(Finding finding, Language language) {
            return new RuleRow(
                    finding.rule().name(),
                    finding.outcome(),
                    finding.asks(language),
                    finding.says(language),
                    finding.places());
        }
    }

    /** A deal, its files, its signature, its rules. */
    record DealAnswer(DealRow deal, List<FileRow> files, VerdictAnswer signature, List<RuleRow> rules) {}

    /**
     * A verdict. {@code verdict} is {@code genuine}, {@code altered}, {@code not-signed-by-a-trusted-key}, {@code
     * malformed} or {@code not-checked}; only the first means that the papers can be relied on.
     */
    record VerdictAnswer(
            String verdict,
            String headline,
            LocalDate at,
            @Nullable String name,
            @Nullable String deal,
            Verification.@Nullable Signer signer,
            List<Verification.Compared> documents,
            List<Difference> differences,
            List<String> reasons) {
        static VerdictAnswer of(@Nullable String name, @Nullable String deal, Verification found, Language in) {
            return new VerdictAnswer(
                    found.verdict().code(),
                    found.headline(in),
                    found.at(),
                    name,
                    deal == null ? found.deal() : deal,
                    found.signer(),
                    found.documents(),
                    found.differences(),
                    found.reasons(in));
        }
    }

    @GetMapping("/deals")
    @Operation(summary = "Deals whose papers were made here; without a sign-in the samples")
    List<DealRow> deals(Viewer viewer) {
        return store.list(viewer).stream().map(DealRow::of).toList();
    }

    @GetMapping("/deals/{id}")
    @Operation(summary = "One deal: its files, whether they are genuine, and the rules between its documents")
    DealAnswer deal(@PathVariable String id, Viewer viewer) {
        TradeStore.Stored stored = get(id, viewer);
        List<FileRow> files = stored.bundle().files().stream()
                .map(file -> new FileRow(
                        file.name(),
                        file.size(),
                        file.sha256(),
                        "/api/v1/trade/deals/" + id + "/documents/" + file.name()))
                .toList();
        Language language = viewer.language();
        return new DealAnswer(
                DealRow.of(stored.summary()),
                files,
                VerdictAnswer.of(null, id, desk.verify(stored.bundle()), language),
                Consistency.check(stored.bundle().documents()).stream()
                        .map(finding -> RuleRow.of(finding, language))
                        .toList());
    }

    @GetMapping("/deals/{id}/documents/{name}")
    @Operation(summary = "The exact bytes of one file of a deal, as they were signed")
    ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String name, Viewer viewer) {
        return get(id, viewer).bundle().files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(Downloads::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping(path = "/verify", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Verify a bundle or one document sent as a form; trust is an issuer's card, if wanted")
    VerdictAnswer verify(@RequestParam MultipartFile file, @RequestParam @Nullable MultipartFile trust, Viewer viewer)
            throws IOException {
        IssuerCard card = trust == null || trust.isEmpty()
                ? null
                : IssuerCard.read(Problem.show(String.valueOf(trust.getOriginalFilename())), trust.getBytes());
        return answer(desk.verify(Downloads.received(file), card, viewer), viewer);
    }

    @PostMapping(path = "/verify", consumes = MediaType.ALL_VALUE)
    @Operation(summary = "Verify a bundle or one document sent as it is")
    VerdictAnswer verify(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(defaultValue = "upload") String name,
            Viewer viewer) {
        if (body == null || body.length == 0) {
            throw new InputException(new Problem("request", 0, "", "has no body. Send the bundle or the document."));
        }
        StoredFile sent = Downloads.received(name, body);
        return answer(desk.verify(sent, null, viewer), viewer);
    }

    private static VerdictAnswer answer(VerifyDesk.Answer answer, Viewer viewer) {
        return VerdictAnswer.of(answer.name(), answer.deal(), answer.verification(), viewer.language());
    }

    private TradeStore.Stored get(String id, Viewer viewer) {
        return store.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
