package io.shibo.hub.quote;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Viewer;
import io.shibo.quote.market.Market;
import io.shibo.quote.market.Markets;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.sale.Sale;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One sale to every destination, ranked: the form's own address with another path. */
@Controller
class ComparePage {
    private final Rules rules;

    ComparePage(Rules rules) {
        this.rules = rules;
    }

    @GetMapping("/quote/compare")
    String page(Viewer viewer, @RequestParam Map<String, String> parameters, Model model) {
        QuoteForm form = form(parameters);
        model.addAttribute("problems", Map.of());
        model.addAttribute("back", form.address("/quote"));
        RateTable given;
        try {
            given = rules.operatorRates();
        } catch (InputException wrong) {
            model.addAttribute(
                    "ratesWrong",
                    wrong.in(viewer.language()).problems().stream()
                            .map(Problem::toString)
                            .toList());
            return "quote/compare";
        }
        RateTable rates = given == null ? rules.sampleRates() : given;
        model.addAttribute("invented", given == null);
        model.addAttribute("sources", sources(rates));
        try {
            Sale sale = form.sale(QuotePage.currency(rules.engine(), form.value("to")));
            List<Market> markets = Markets.of(rules.engine(), rates).rank(sale);
            model.addAttribute("compare", new CompareView(sale, form, markets, viewer.language()));
        } catch (InputException wrong) {
            model.addAttribute(
                    "problems", QuoteForm.byField(wrong.in(viewer.language()).problems()));
        }
        return "quote/compare";
    }

    private QuoteForm form(Map<String, String> parameters) {
        return rules.examples().stream()
                .filter(one -> one.id().equals(parameters.get("example")))
                .findFirst()
                .map(one -> QuoteForm.of(one.sale()))
                .orElseGet(() -> QuoteForm.of(parameters));
    }

    /** Where the exchange rates come from: said once, since they shape the whole ranking. */
    private static List<String> sources(RateTable rates) {
        return rates.rates().stream()
                .map(rate -> rate.source() + (rate.date() == null ? "" : ", " + rate.date()))
                .distinct()
                .toList();
    }
}
