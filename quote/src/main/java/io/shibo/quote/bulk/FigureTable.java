package io.shibo.quote.bulk;

import io.shibo.codes.input.Problem;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.Totals;
import io.shibo.quote.sale.Sale;
import java.util.Currency;
import java.util.List;

/**
 * Writes assessments as rows of CSV: one a sale, and where wanted one a charge. Amounts are in the destination's currency
 * except {@code landed_in_sale_currency}.
 */
public final class FigureTable {
    /** Of {@link #sale} and {@link #wrong}. */
    public static final String HEADER =
            "sale,status,destination,channel,currency,customs_value,goods,carriage,insurance,charges,creditable,landed,sale_currency,landed_in_sale_currency,open,message\n";

    /** Of {@link #charges}. */
    public static final String CHARGES_HEADER = "sale,line,layer,program,rule,base,rate,formula,amount,currency\n";

    private FigureTable() {}

    /**
     * Adds a row for a sale. Its {@code status} is {@code quoted}; {@code open} where an amount depends on what the sale
     * does not say (named in {@code open}), so that the figures are a lower bound; {@code refused} where the channel does
     * not admit it.
     */
    public static void sale(Assessment assessment, StringBuilder out) {
        Sale sale = assessment.sale();
        text(sale.id(), out).append(',');
        out.append(!assessment.admitted() ? "refused" : assessment.complete() ? "quoted" : "open")
                .append(',');
        out.append(sale.destination().code()).append(',');
        text(assessment.channel().name(), out).append(',');
        out.append(assessment.pack().currency().getCurrencyCode()).append(',');
        Totals totals = assessment.totals();
        int digits = digits(totals.currency());
        for (int number = Totals.CUSTOMS_VALUE; number <= Totals.LANDED; number++) {
            totals.exact(number).show(digits, out).append(',');
        }
        out.append(sale.currency().getCurrencyCode()).append(',');
        totals.exact(Totals.LANDED_IN_SALE_CURRENCY)
                .show(digits(totals.saleCurrency()), out)
                .append(',');
        open(assessment.questions(), out);
        out.append(',');
        for (Refusal refusal : assessment.refusals()) {
            text(refusal.rule() + ": " + refusal.text(), out);
            break; // one row a sale: the first is the one that stops it
        }
        out.append('\n');
    }

    /** Adds a row, with status {@code wrong}, for a sale that could not be read or quoted. */
    public static void wrong(String id, List<Problem> problems, StringBuilder out) {
        text(id, out).append(",wrong,,,,,,,,,,,,,,");
        StringBuilder message = new StringBuilder();
        for (Problem problem : problems) {
            message.append(message.isEmpty() ? "" : "; ").append(problem);
        }
        text(message.toString(), out).append('\n');
    }

    /** Adds a row for each charge of a sale. */
    public static void charges(Assessment assessment, StringBuilder out) {
        for (Charge charge : assessment.charges()) {
            text(assessment.sale().id(), out).append(',');
            text(charge.line() == null ? "" : charge.line(), out).append(',');
            text(charge.layer().name(), out).append(',');
            Charge.AppliedRule rule = charge.rule();
            text(rule == null || rule.program() == null ? "" : rule.program(), out)
                    .append(',');
            text(rule == null ? "" : rule.id(), out).append(',');
            if (charge.unroundedBase() != null) {
                charge.unroundedBase().show(digits(charge.currency()), out);
            }
            out.append(',');
            text(charge.rate() == null ? "" : charge.rate(), out).append(',');
            text(charge.formula(), out).append(',');
            charge.rounded().show(digits(charge.currency()), out).append(',');
            out.append(charge.currency().getCurrencyCode()).append('\n');
        }
    }

    private static void open(List<Question> questions, StringBuilder out) {
        if (questions.isEmpty()) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (Question question : questions) {
            names.append(names.isEmpty() ? "" : " ").append(question.name());
        }
        text(names.toString(), out);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    private static StringBuilder text(String field, StringBuilder out) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return out.append('"').append(field.replace("\"", "\"\"")).append('"');
            }
        }
        return out.append(field);
    }
}
