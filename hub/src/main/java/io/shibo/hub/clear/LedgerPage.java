package io.shibo.hub.clear;

import io.shibo.clear.ExportView;
import io.shibo.clear.QuotaLedger;
import io.shibo.clear.SummaryView;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.Mask;
import io.shibo.clear.export.SummaryDeclaration;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.ChinaTime;
import io.shibo.hub.web.Viewer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Accounts and exports: a buyer's own year, a guarantor's account, export lists and summaries. */
@Controller
class LedgerPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int MAX_SUMMARIES = 100;

    private final QuotaBook quotas;
    private final LiveWindow live;
    private final Clock clock;

    LedgerPage(QuotaBook quotas, LiveWindow live, Clock clock) {
        this.quotas = quotas;
        this.live = live;
        this.clock = clock;
    }

    /** @param kind lower-hyphen */
    record Entry(String at, String orderNo, String kind, BigDecimal amount, BigDecimal used) {}

    /** @param released the day, and {@code due} the day on which what is left of it is settled */
    record Open(LocalDate released, LocalDate due, long bills, BigDecimal yuan) {}

    @GetMapping("/clear/quota")
    String ask(Model model) {
        model.addAttribute("year", ChinaTime.year(clock.millis()));
        model.addAttribute("asked", false);
        return "clear/quota";
    }

    /** By POST, so that no identity number stands in an address or a log of addresses. */
    @PostMapping("/clear/quota")
    String quota(@RequestParam String identity, @RequestParam String order, @RequestParam int year, Model model)
            throws IOException {
        model.addAttribute("year", year);
        Optional<QuotaLedger> found =
                valid(identity, order, year) ? quotas.find(identity.strip(), order.strip(), year) : Optional.empty();
        model.addAttribute("asked", true);
        found.ifPresent(ledger -> {
            model.addAttribute("masked", Mask.IDENTITY.apply(identity.strip()));
            model.addAttribute("ledger", ledger);
            model.addAttribute("left", ledger.limit().subtract(ledger.used()));
            model.addAttribute(
                    "entries",
                    ledger.entries().stream()
                            .map(one -> new Entry(
                                    TIME.format(ChinaTime.of(one.at())),
                                    one.orderNo(),
                                    one.kind().name().toLowerCase(Locale.ROOT),
                                    one.amount(),
                                    one.used()))
                            .toList());
        });
        return "clear/quota";
    }

    static boolean valid(String identity, String order, int year) {
        return !identity.isBlank()
                && identity.length() <= 60
                && !order.isBlank()
                && order.length() <= 60
                && year >= 2016
                && year <= 2200;
    }

    @GetMapping("/clear/guarantee")
    String guarantee(Viewer viewer, @RequestParam(defaultValue = "") String code, Model model) throws IOException {
        model.addAttribute("signedIn", viewer.signedIn());
        model.addAttribute("code", code);
        if (viewer.signedIn() && !code.isBlank() && code.length() <= 18) {
            Guarantee account =
                    live.ask(window -> window.guarantee(code.strip())).orElse(Guarantee.NONE);
            model.addAttribute("account", account);
            model.addAttribute("deposited", Amounts.yuanOfFen(account.deposited()));
            model.addAttribute("reserved", Amounts.yuanOfFen(account.reserved()));
            model.addAttribute("unpaid", Amounts.yuanOfFen(account.settled() - account.paid()));
            model.addAttribute("available", Amounts.yuanOfFen(account.available()));
            model.addAttribute(
                    "open",
                    account.open().stream()
                            .map(one -> new Open(
                                    LocalDate.ofEpochDay(one.released()),
                                    LocalDate.ofEpochDay(Guarantee.due(one.released())),
                                    one.bills(),
                                    Amounts.yuanOfFen(one.fen())))
                            .toList());
        }
        return "clear/guarantee";
    }

    @GetMapping("/clear/exports")
    String exports(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) throws IOException {
        model.addAttribute("signedIn", viewer.signedIn());
        model.addAttribute("q", q);
        if (viewer.signedIn()) {
            List<SummaryView> all = live.ask(Window::summaries).orElse(List.of());
            model.addAttribute("summaries", all.subList(0, Math.min(MAX_SUMMARIES, all.size())));
            model.addAttribute("found", q.isBlank() ? List.of() : shown(viewer, q.strip()));
        }
        return "clear/exports";
    }

    /** An export as the page shows it. */
    record Shown(
            ExportView export, String state, List<ParcelHistory.Event> events, List<ParcelHistory.Receipt> receipts) {}

    private List<Shown> shown(Viewer viewer, String number) throws IOException {
        return live.ask(window -> window.findExports(number)).orElse(List.of()).stream()
                .map(export -> {
                    ParcelHistory history = ParcelHistory.of(export.history(), viewer.language(), RiskRules.NONE);
                    String state = export.status() == null
                            ? "waiting"
                            : export.status().name().toLowerCase(Locale.ROOT);
                    return new Shown(export, state, history.events(), history.receipts());
                })
                .toList();
    }

    @GetMapping("/clear/summaries/{sumNo}")
    String summary(Viewer viewer, @PathVariable String sumNo, Model model) throws IOException {
        List<SummaryDeclaration> declarations = viewer.signedIn()
                ? live.ask(window -> window.declarations(sumNo)).orElse(List.of())
                : List.of();
        if (declarations.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("sumNo", sumNo);
        model.addAttribute("declarations", declarations);
        return "clear/summary";
    }
}
