package io.shibo.hub.clear;

import io.shibo.clear.ExportView;
import io.shibo.clear.QuotaLedger;
import io.shibo.clear.SummaryView;
import io.shibo.clear.Window;
import io.shibo.clear.export.SummaryDeclaration;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.step.Amounts;
import io.shibo.hub.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Accounts and exports for programs. */
@RestController
@RequestMapping("/api/v1/clear")
@Tag(name = "clear")
class LedgerApi {
    private final QuotaBook quotas;
    private final LiveWindow live;

    LedgerApi(QuotaBook quotas, LiveWindow live) {
        this.quotas = quotas;
        this.live = live;
    }

    /**
     * Whose year is asked for.
     *
     * @param identity the buyer's identity number
     * @param orderNo of an order that was declared for it: who knows both may ask
     */
    record QuotaQuestion(String identity, String orderNo, int year) {}

    @PostMapping("/quota")
    @Operation(
            summary =
                    "A buyer's own year, entry by entry. Needs the identity number together with the number of an order declared for it; 404 where the two do not belong together")
    QuotaLedger quota(@RequestBody QuotaQuestion question) throws IOException {
        if (!LedgerPage.valid(question.identity(), question.orderNo(), question.year())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "identity and orderNo have 1 to 60 characters, year is 2016 to 2200.");
        }
        return quotas.find(question.identity(), question.orderNo(), question.year())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no order of this number was declared for this identity."));
    }

    /**
     * A guarantor's account, yuan.
     *
     * @param limited whether a deposit was ever told; else {@code available} says nothing
     * @param open tax of bills that are not settled
     * @param unpaid settled and not paid
     */
    record Account(
            String code,
            boolean limited,
            BigDecimal deposited,
            BigDecimal open,
            BigDecimal settled,
            BigDecimal unpaid,
            BigDecimal available,
            List<Day> days) {}

    /** Open tax of the parcels of one day of release. */
    record Day(LocalDate released, LocalDate due, long bills, BigDecimal amount) {}

    @GetMapping("/guarantees/{code}")
    @Operation(summary = "A guarantor's account by its company code (assureCode); needs an account")
    Account guarantee(Viewer viewer, @PathVariable String code) throws IOException {
        signedIn(viewer);
        Guarantee account = live.ask(window -> window.guarantee(code)).orElse(Guarantee.NONE);
        return new Account(
                code,
                account.limited(),
                Amounts.yuanOfFen(account.deposited()),
                Amounts.yuanOfFen(account.reserved()),
                Amounts.yuanOfFen(account.settled()),
                Amounts.yuanOfFen(account.settled() - account.paid()),
                Amounts.yuanOfFen(account.available()),
                account.open().stream()
                        .map(one -> new Day(
                                LocalDate.ofEpochDay(one.released()),
                                LocalDate.ofEpochDay(Guarantee.due(one.released())),
                                one.bills(),
                                Amounts.yuanOfFen(one.fen())))
                        .toList());
    }

    /** An export: where its list stands, what it waits for, what happened. */
    record Export(
            String orderNo,
            String ebpCode,
            String invtNo,
            String state,
            List<String> missing,
            String summary,
            List<String> history) {}

    @GetMapping("/exports/{number}")
    @Operation(summary = "The exports of an order or waybill number, each with its history; needs an account")
    List<Export> exports(Viewer viewer, @PathVariable String number) throws IOException {
        signedIn(viewer);
        List<ExportView> found = live.ask(window -> window.findExports(number)).orElse(List.of());
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found.stream()
                .map(one -> new Export(
                        one.orderNo(),
                        one.ebpCode(),
                        one.invtNo(),
                        one.status() == null ? "waiting" : one.status().name().toLowerCase(Locale.ROOT),
                        one.missing().stream().map(Enum::name).toList(),
                        one.summary(),
                        one.history().stream()
                                .map(entry -> entry.text(viewer.language(), RiskRules.NONE))
                                .toList()))
                .toList();
    }

    @GetMapping("/summaries")
    @Operation(
            summary =
                    "Applications to sum up export lists (CEB701) that were decided, the latest first; needs an account")
    List<SummaryView> summaries(Viewer viewer) throws IOException {
        signedIn(viewer);
        return live.ask(Window::summaries).orElse(List.of());
    }

    @GetMapping("/summaries/{sumNo}")
    @Operation(summary = "The declarations that the lists of a summary became, with their totals; needs an account")
    List<SummaryDeclaration> summary(Viewer viewer, @PathVariable String sumNo) throws IOException {
        signedIn(viewer);
        List<SummaryDeclaration> found =
                live.ask(window -> window.declarations(sumNo)).orElse(List.of());
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    private static void signedIn(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
    }
}
