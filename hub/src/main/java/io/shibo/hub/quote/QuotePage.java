package io.shibo.hub.quote;

import io.shibo.codes.Country;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.hub.web.Viewer;
import io.shibo.quote.LandedCost;
import io.shibo.quote.rule.Pack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form and, under the same address, its answer. */
@Controller
class QuotePage {
    private static final List<String> CURRENCIES =
            List.of("USD", "CNY", "EUR", "IDR", "JPY", "GBP", "SGD", "AED", "HKD");

    private final Rules rules;

    QuotePage(Rules rules) {
        this.rules = rules;
    }

    @GetMapping("/quote")
    String page(Viewer viewer, @RequestParam Map<String, String> parameters, Model model) {
        LandedCost engine = rules.engine();
        String example = parameters.getOrDefault("example", "");
        boolean asked = parameters.containsKey("code");
        QuoteForm form = asked ? QuoteForm.of(parameters) : example(example);
        Pack pack = pack(engine, form.value("to"));
        model.addAttribute("form", form);
        model.addAttribute("example", asked || !Rules.EXAMPLES.contains(example) ? "" : example);
        model.addAttribute("examples", rules.examples());
        model.addAttribute("choices", QuoteView.Choices.of(engine.rulebook(), pack, viewer));
        model.addAttribute("units", Arrays.stream(Unit.values()).map(Unit::name).toList());
        model.addAttribute(
                "incoterms",
                Arrays.stream(Incoterm.values()).map(Incoterm::name).toList());
        model.addAttribute("currencies", CURRENCIES);
        model.addAttribute("problems", Map.of());
        if (asked || !form.value("code").isEmpty()) {
            answer(engine, form, pack, viewer, model);
        }
        return "quote/quote";
    }

    private QuoteForm example(String id) {
        return rules.examples().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> QuoteForm.of(one.sale()))
                .orElseGet(QuoteForm::empty);
    }

    private static void answer(LandedCost engine, QuoteForm form, @Nullable Pack pack, Viewer viewer, Model model) {
        try {
            String currency = pack == null ? null : pack.currency().getCurrencyCode();
            model.addAttribute("quote", new QuoteView(engine.quote(form.sale(currency)), viewer.language()));
        } catch (InputException wrong) {
            model.addAttribute(
                    "problems", QuoteForm.byField(wrong.in(viewer.language()).problems()));
        }
    }

    /** In which a destination's amounts are stated; null where no pack speaks for it. */
    static @Nullable String currency(LandedCost engine, String destination) {
        Pack pack = pack(engine, destination);
        return pack == null ? null : pack.currency().getCurrencyCode();
    }

    private static @Nullable Pack pack(LandedCost engine, String destination) {
        try {
            return engine.rulebook().find(Country.parse(destination)).orElse(null);
        } catch (IllegalArgumentException unknown) {
            return null; // The reader of the sale tells what is wrong with it.
        }
    }
}
