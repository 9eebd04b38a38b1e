package io.shibo.hub.trade;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.hub.web.Viewer;
import io.shibo.trade.Deal;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Consistency;
import io.shibo.trade.check.UblDocument;
import io.shibo.trade.evidence.IssuerCard;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The pages of trade: deals, one deal, one document to read, and the desk that verifies. */
@Controller
class TradePages {
    private final TradeStore store;
    private final VerifyDesk desk;

    TradePages(TradeStore store, VerifyDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    @GetMapping("/trade")
    String deals(Viewer viewer, Model model) {
        model.addAttribute("deals", store.list(viewer));
        return "trade/deals";
    }

    @GetMapping("/trade/deals/{id}")
    String deal(@PathVariable String id, Viewer viewer, Model model) {
        TradeStore.Stored stored = get(id, viewer);
        Deal deal =
                Deal.read(id, Json.read(id, StoredFile.of(id, stored.source()).open()));
        model.addAttribute("names", new Names(viewer.language()));
        model.addAttribute("language", viewer.language());
        model.addAttribute("deal", deal);
        model.addAttribute("sample", stored.summary().sample());
        model.addAttribute(
                "documents",
                stored.bundle().documents().stream()
                        .map(UblDocument::read)
                        .sorted(Comparator.comparing(UblDocument::kind))
                        .toList());
        model.addAttribute("verification", desk.verify(stored.bundle()));
        model.addAttribute("findings", Consistency.check(stored.bundle().documents()));
        return "trade/deal";
    }

    @GetMapping("/trade/deals/{id}/documents/{name}")
    String document(@PathVariable String id, @PathVariable String name, Viewer viewer, Model model) {
        TradeStore.Stored stored = get(id, viewer);
        model.addAttribute("names", new Names(viewer.language()));
        model.addAttribute("language", viewer.language());
        model.addAttribute("id", id);
        model.addAttribute("dealTitle", stored.summary().title());
        model.addAttribute("document", UblDocument.read(file(stored, name)));
        model.addAttribute("verification", desk.verify(stored.bundle()));
        return "trade/document";
    }

    @GetMapping("/trade/deals/{id}/files/{name}")
    ResponseEntity<byte[]> download(@PathVariable String id, @PathVariable String name, Viewer viewer) {
        return Downloads.of(file(get(id, viewer), name));
    }

    @GetMapping("/trade/deals/{id}/bundle.zip")
    ResponseEntity<byte[]> bundle(@PathVariable String id, Viewer viewer) {
        return Downloads.of(StoredFile.of(id + ".zip", get(id, viewer).bundle().toZip()));
    }

    @GetMapping("/trade/verify")
    String verify() {
        return "trade/verify";
    }

    @PostMapping("/trade/verify")
    String verify(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable MultipartFile card,
            Viewer viewer,
            Model model)
            throws IOException {
        model.addAttribute("language", viewer.language());
        try {
            if (file == null || file.isEmpty()) {
                model.addAttribute("nothing", true);
            } else {
                model.addAttribute("answer", desk.verify(Downloads.received(file), card(card), viewer));
            }
        } catch (InputException bad) {
            model.addAttribute("problems", bad.problems());
        }
        return "trade/verify";
    }

    private static @Nullable IssuerCard card(@Nullable MultipartFile card) throws IOException {
        return card == null || card.isEmpty()
                ? null
                : IssuerCard.read(Problem.show(String.valueOf(card.getOriginalFilename())), card.getBytes());
    }

    private TradeStore.Stored get(String id, Viewer viewer) {
        return store.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static StoredFile file(TradeStore.Stored stored, String name) {
        List<StoredFile> known = stored.bundle().files();
        return known.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Names of codes in the reader's language, for the templates. */
    record Names(Language language) {
        public String country(@Nullable String code) {
            if (code == null) {
                return "";
            }
            try {
                return Country.parse(code).name(language);
            } catch (IllegalArgumentException unknown) {
                return code;
            }
        }

        /** An amount of a document; a currency that is none is shown with the sign for no currency. */
        public Money money(BigDecimal amount, @Nullable String currency) {
            try {
                return Money.of(amount, Money.currency(currency == null ? "XXX" : currency));
            } catch (IllegalArgumentException unknown) {
                return Money.of(amount, Money.currency("XXX"));
            }
        }
    }
}
