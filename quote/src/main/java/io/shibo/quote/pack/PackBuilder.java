package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.DateRange;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTableBuilder;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.ExchangeRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds one pack from its files, gathering problems; what its parts mean together is checked by {@link RuleCheck}. */
final class PackBuilder {
    private final PackFiles files;
    private final Problems problems;

    PackBuilder(PackFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    @Nullable
    Pack build() {
        byte[] main = files.find(PackReader.MAIN);
        if (main == null) {
            problems.add(files.label(), 0, "", "holds no %s.".formatted(PackReader.MAIN));
            return null;
        }
        PackParts parts = new PackParts(files, main, problems);
        Node root = parts.main();
        String name = root.field("pack").text();
        Wording title = wording(root.field("title"));
        Currency currency = root.field("currency").parse(Money::currency);
        LocalDate vintage = root.field("vintage").parse(Values::date);
        Words words = Words.read(parts, files, problems);
        Set<Country> territories = words.countries(root.field("territories"));
        Map<String, Node> written = parts.fields("channels");
        List<Channel> channels = new ChannelReader(words).read(written);
        List<Measure> measures = new MeasureTableBuilder();
        MeasureReader reader = new MeasureReader(words, channels, written.keySet(), problems);
        parts.all().forEach(part -> reader.read(part.field("measures"), measures));
        TreeMap<HsCode, Wording> goods = goods(root.field("goods"), words);
        List<ExchangeRate> rates = rates(root.field("exchange-rates"));
        Map<String, List<Pack.Value>> values = values(parts.fields("values"), words);
        if (name == null || title == null || currency == null || vintage == null || !problems.isEmpty()) {
            return null;
        }
        return new Pack(
                name,
                title,
                territories,
                currency,
                vintage,
                words.facts(),
                words.state(),
                words.units(),
                values,
                words.requirements(),
                channels,
                measures,
                goods,
                rates,
                files.hash(parts.included()));
    }

    /**
     * A text by language, or one text for all readers: a ministry writes its own language, and need not know Arabic to
     * publish a rate. Null, and problems, where there is none, or where some languages are written and others are not.
     */
    static @Nullable Wording wording(Node node) {
        return wording(node, "");
    }

    /** The same, with one field beside the languages that somebody else reads. */
    static @Nullable Wording wording(Node node, String beside) {
        if (node.single()) {
            String text = node.text();
            if (text == null || text.isBlank()) {
                node.problem("is empty.");
                return null;
            }
            return Wording.english(text);
        }
        if (beside.isEmpty()) {
            node.only("en", "zh", "id", "ar");
        } else {
            node.only("en", "zh", "id", "ar", beside);
        }
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String text = node.present() ? node.field(language.tag()).text() : null;
            if (text != null && !text.isBlank()) {
                texts.put(language, text);
            }
        }
        if (!node.present()) {
            node.problem("is missing. Write a text, or {en: …, zh: …, id: …, ar: …}.");
        }
        return texts.containsKey(Language.EN) ? new Wording(texts) : null;
    }

    /** {@code from} and {@code to} of a rule. */
    static @Nullable DateRange range(Node node) {
        LocalDate from = node.field("from").parse(Values::date);
        LocalDate to = node.field("to").parseOptional(Values::date);
        if (from == null) {
            return null;
        }
        try {
            return new DateRange(from, to);
        } catch (IllegalArgumentException empty) {
            node.field("to").problem(String.valueOf(empty.getMessage()));
            return null;
        }
    }

    static Money money(String text) {
        int space = text.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException(
                    "'%s' is not an amount. Write the number, a space and the currency, as in 5000 CNY."
                            .formatted(text));
        }
        return new Money(Decimals.parse(text.substring(0, space)), Money.currency(text.substring(space + 1)));
    }

    private static TreeMap<HsCode, Wording> goods(Node node, Words words) {
        TreeMap<HsCode, Wording> goods = new TreeMap<>();
        Set<HsCode> seen = new HashSet<>();
        for (Node item : node.items()) {
            String list = item.text();
            Lists.Table table = list == null ? null : words.list(item, list);
            if (table == null) {
                continue;
            }
            for (Lists.Row row : table.rows()) {
                HsCode code = row.code();
                if (code == null) {
                    item.problem("list '%s' has a row without a code (%s), so it is no list of tariff lines."
                            .formatted(list, row.where()));
                } else if (seen.add(code)) {
                    goods.put(code, title(table, row, code));
                }
            }
        }
        return goods;
    }

    /** What a list calls a tariff line; its code as tariffs print it stands where there is no English title. */
    private static Wording title(Lists.Table table, Lists.Row row, HsCode code) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        texts.put(Language.EN, code.dotted());
        for (Language language : Language.values()) {
            String text = table.cell(row, language.tag());
            if (text != null) {
                texts.put(language, text);
            }
        }
        return new Wording(texts);
    }

    private static List<ExchangeRate> rates(Node node) {
        List<ExchangeRate> rates = new ArrayList<>();
        for (Node item : node.items()) {
            item.only("from", "to", "rate", "date", "source");
            Currency from = item.field("from").parse(Money::currency);
            Currency to = item.field("to").parse(Money::currency);
            var rate = item.field("rate").parse(Decimals::parse);
            LocalDate date = item.field("date").parseOptional(Values::date);
            String source = item.field("source").text();
            if (from != null && to != null && rate != null && source != null) {
                try {
                    rates.add(new ExchangeRate(from, to, rate, date, source));
                } catch (IllegalArgumentException bad) {
                    item.problem(String.valueOf(bad.getMessage()));
                }
            }
        }
        return rates;
    }

    private static Map<String, List<Pack.Value>> values(Map<String, Node> named, Words words) {
        Map<String, List<Pack.Value>> values = new LinkedHashMap<>();
        named.forEach((name, list) -> {
            List<Pack.Value> dated = new ArrayList<>();
            for (Node item : list.items()) {
                item.only("amount", "from", "to", "citation");
                Money amount = item.field("amount").parse(PackBuilder::money);
                DateRange range = range(item);
                Citation citation = words.citation(item.field("citation"));
                if (amount != null && range != null && citation != null) {
                    dated.add(new Pack.Value(amount, range, citation));
                }
            }
            values.put(name, dated);
        });
        return values;
    }
}
