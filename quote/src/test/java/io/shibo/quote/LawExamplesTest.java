package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.JsonTree;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import io.shibo.quote.sale.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The project's own worked examples, {@code examples/}, each as pack + sale → figures through the public interface. */
class LawExamplesTest {
    private static final List<String> FILES = List.of(
            "ladder.yaml",
            "europe.yaml",
            "americas.yaml",
            "asia-africa-oceania.yaml",
            "authorities.yaml",
            "origin.yaml");

    private static List<Node> examples() throws IOException {
        List<Node> examples = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in =
                    Objects.requireNonNull(LawExamplesTest.class.getResourceAsStream("examples/" + file))) {
                Problems problems = new Problems();
                examples.addAll(Node.root(file, JsonTree.read(file, in.readAllBytes()), problems)
                        .field("examples")
                        .items());
            }
        }
        return examples;
    }

    @TestFactory
    Stream<DynamicTest> givesTheFiguresOfTheLaw() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(Example.text(example.field("id")), () -> run(example)));
    }

    @Test
    void everyRungOfTheLadderHasAnExample() throws IOException {
        List<String> rungs =
                examples().stream().map(e -> Example.text(e.field("rung"))).toList();
        for (int rung = 1; rung <= 12; rung++) {
            String start = rung + " ";
            assertThat(rungs).as("rung " + rung).anyMatch(r -> r.startsWith(start));
        }
        assertThat(examples())
                .allSatisfy(e -> assertThat(Example.text(e.field("source"))).isNotBlank());
        assertThat(examples().stream().map(e -> Example.text(e.field("id")))).doesNotHaveDuplicates();
    }

    private static void run(Node example) {
        if (example.field("origin").present()) {
            OriginLawExample.run(example.field("origin"), example.field("expect"));
            return;
        }
        Assessment got = model(example).assess(sale(example));
        example.field("expect").fields().forEach((name, value) -> {
            String expected = Example.text(value);
            switch (name) {
                case "refused" ->
                    assertThat(got.refusals())
                            .extracting(r -> r.kind().name().toLowerCase(Locale.ROOT))
                            .containsExactly(expected);
                case "asks" ->
                    assertThat(got.questions()).extracting(Question::name).contains(expected);
                case "total" -> same(got.totals().charges(), expected, name);
                case "customs-value" -> same(got.customsValue(), expected, name);
                default -> same(got.due(name), expected, name);
            }
        });
    }

    private static void same(Money got, String expected, String name) {
        assertThat(got.amount()).as(name).isEqualByComparingTo(expected);
    }

    private static Model model(Node example) {
        Model model = Model.in(Example.text(example.field("currency"))).rounding("cent", "0.01", "half-up");
        example.field("roundings").fields().forEach((name, parts) -> {
            List<Node> both = parts.items();
            model.rounding(name, Example.text(both.get(0)), Example.text(both.get(1)));
        });
        example.field("areas").fields().forEach((name, members) -> model.area(name, String.join(", ", texts(members))));
        example.field("facts").items().forEach(fact -> model.fact(Example.text(fact)));
        example.field("state").items().forEach(state -> model.state(Example.text(state)));
        example.field("bases").items().forEach(base -> base(model, Example.text(base)));
        for (Node check : example.field("checks").items()) {
            String[] parts = Example.text(check).split(": ", 2);
            model.check(parts[0], parts[1]);
        }
        for (Node layer : example.field("layers").items()) {
            layer.fields().forEach((name, body) -> layer(model, name, body));
        }
        return model;
    }

    private static void base(Model model, String text) {
        String[] parts = text.split(": ", 2);
        String[] formula = parts[1].split("; ", 2);
        model.base(
                parts[0],
                formula[0],
                formula.length > 1 ? new String[] {formula[1].replace("; ", ", ")} : new String[0]);
    }

    private static void layer(Model model, String name, Node body) {
        if (name.equals("base")) {
            base(model, Example.text(body));
        } else if (body.fields().containsKey("options")) {
            model.layer(name, Example.text(body.field("options")), texts(body.field("measures")));
        } else {
            model.layer(name, "select: all, rounding: cent", texts(body));
        }
    }

    private static String[] texts(Node list) {
        return list.items().stream().map(Example::text).toArray(String[]::new);
    }

    private static Sale.Builder sale(Node example) {
        Node in = example.field("sale");
        String own = in.field("currency").optionalText();
        String currency = own == null ? Example.text(example.field("currency")) : own;
        int count = in.field("lines").present() ? Integer.parseInt(Example.text(in.field("lines"))) : 1;
        List<String> codes = List.of(texts(in.field("codes")));
        List<Line> lines = new ArrayList<>();
        for (Node item : in.field("items").items()) {
            lines.add(line("l" + lines.size(), item, currency, Example.text(item.field("code"))));
        }
        for (int i = 0; lines.size() < count; i++) {
            lines.add(line("l" + i, in, currency, codes.isEmpty() ? "847950" : codes.get(i)));
        }
        Sale.Builder sale = Model.sale(currency, lines.toArray(Line[]::new));
        amount(in, "freight", currency, sale::freight);
        amount(in, "insurance", currency, sale::insurance);
        String terms = in.field("terms").optionalText();
        if (terms != null) {
            sale.terms(new Terms(Incoterm.parse(terms), "somewhere"));
        }
        String transport = in.field("transport").optionalText();
        if (transport != null) {
            sale.transport(Transport.valueOf(transport.toUpperCase(Locale.ROOT)));
        }
        in.field("facts")
                .fields()
                .forEach((name, value) ->
                        sale.fact(name, Answer.valueOf(Example.text(value).toUpperCase(Locale.ROOT))));
        in.field("state").fields().forEach((name, value) -> {
            String text = Example.text(value);
            if (Character.isDigit(text.charAt(0))) {
                sale.balance(name, Quantity.parse(text));
            } else {
                sale.state(name, Money.parse(text));
            }
        });
        for (String rate : texts(in.field("rates"))) {
            String[] words = rate.split(" ");
            sale.rate(new ExchangeRate(
                    Money.currency(words[1]), Money.currency(words[4]), new BigDecimal(words[3]), null, "the example"));
        }
        return sale;
    }

    private static void amount(Node in, String field, String currency, java.util.function.Consumer<Fact<Money>> to) {
        String text = in.field(field).optionalText();
        if (text != null) {
            to.accept(Fact.of(Money.of(text, currency)));
        }
    }

    /** The price is that of the whole line. */
    private static Line line(String id, Node in, String currency, String code) {
        String quantity = in.field("quantity").optionalText();
        BigDecimal pieces = new BigDecimal(quantity == null ? "1" : quantity);
        Money price = Money.of(Example.text(in.field("price")), currency);
        Map<String, BigDecimal> measurements = new TreeMap<>();
        in.field("measurements")
                .fields()
                .forEach((name, value) -> measurements.put(name, new BigDecimal(Example.text(value))));
        List<Quantity> measures =
                Stream.of(texts(in.field("measures"))).map(Quantity::parse).toList();
        return new Line(
                id,
                "goods",
                new Line.Subject.Goods(HsCode.of(code)),
                Fact.of(Country.of(in.field("origin").present() ? Example.text(in.field("origin")) : "CN")),
                new Quantity(pieces, Unit.H87),
                Money.of(price.amount().divide(pieces, java.math.MathContext.DECIMAL64), price.currency()),
                measures,
                measurements);
    }
}
