package io.shibo.quote.origin;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.codes.input.Values;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Production;
import io.shibo.quote.sale.ProductionReader;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads goods and their bill of materials from parsed JSON, apart from any sale: the form of {@code samples/origin/}.
 *
 * @param title for people; empty where the file has none
 * @param good amounts for one unit
 * @param day whose members and rules count; null where the file does not say
 */
public record GoodReader(String title, Good good, @Nullable LocalDate day) {
    /** @throws InputException with every problem of the file */
    public static GoodReader read(String file, Tree tree) {
        Problems problems = new Problems();
        Node root = Node.root(file, tree, problems)
                .only(
                        "title",
                        "hs",
                        "origin",
                        "destination",
                        "date",
                        "currency",
                        "fob",
                        "netKg",
                        "materials",
                        "processes",
                        "directCosts",
                        "netCost",
                        "exWorksPrice");
        String title = root.field("title").optionalText();
        HsCode code = root.field("hs").parse(HsCode::parse);
        Country exporter = root.field("origin").parse(Country::parse);
        Country importer = root.field("destination").parseOptional(Country::parse);
        LocalDate day = root.field("date").parseOptional(Values::date);
        // Amounts need no conversion here: the currency is for people, yet a mistyped one is a mistake.
        root.field("currency").parseOptional(io.shibo.codes.Money::currency);
        Exact fob = amount(root.field("fob"));
        Exact netKg = amount(root.field("netKg"));
        Production production = ProductionReader.read(root);
        problems.throwIfAny();
        if (code == null || exporter == null) {
            throw new IllegalStateException("no goods and no problem");
        }
        Production how = production == null
                ? new Production(List.of(), Fact.unknown(), Map.of(), Fact.unknown(), Fact.unknown())
                : production;
        BigDecimal exWorks = how.exWorksPrice().orNull();
        return new GoodReader(
                title == null ? "" : title,
                new Good(code, exporter, importer, fob, exWorks == null ? null : Exact.of(exWorks), netKg, how),
                day);
    }

    private static @Nullable Exact amount(Node node) {
        BigDecimal amount = node.parseOptional(Decimals::parse);
        if (amount != null && (amount.signum() < 0 || amount.compareTo(Sale.MAX_AMOUNT) >= 0)) {
            node.problem("%s must be from 0 to below %s."
                    .formatted(amount.toPlainString(), Sale.MAX_AMOUNT.toPlainString()));
            return null;
        }
        return amount == null ? null : Exact.of(amount);
    }
}
