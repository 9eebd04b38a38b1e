package io.shibo.trade.internal;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.PartyId;
import io.shibo.trade.Deal;
import io.shibo.trade.PackageKind;
import io.shibo.trade.Party;
import io.shibo.trade.TaxCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a deal file. Fields that another verb needs (rates, preference facts) are left alone; the {@code documents} group
 * is ours, so a misspelt field there is told.
 */
public final class DealReader {
    private static final int MAX_TEXT = 300;

    private final Problems problems;
    private final Node root;
    private final Node papers;

    public DealReader(String file, Tree tree, Problems problems) {
        this.problems = problems;
        this.root = Node.root(file, tree, problems);
        this.papers = root.field("documents");
    }

    /** @throws InputException naming every problem */
    public Deal read() {
        if (!papers.present()) {
            throw new InputException(new Problem(
                    root.file(),
                    root.line(),
                    "documents",
                    "is missing: this deal says nothing of its documents. Add the group, as docs/trade.md shows."));
        }
        papers.only(
                "orderNumber",
                "orderDate",
                "invoiceNumber",
                "invoiceDate",
                "packingListNumber",
                "packingListDate",
                "seller",
                "buyer",
                "payment",
                "portOfLoading",
                "portOfDischarge",
                "marks",
                "packages",
                "charges",
                "taxCategory",
                "orderedOnline",
                "customsRegime");
        String id = root.field("id").parse(matching("[a-z0-9][a-z0-9-]{0,63}", "small letters, digits and hyphens"));
        String title = text(root.field("title"));
        Party seller = party("seller");
        Party buyer = party("buyer");
        Country dispatch = root.field("dispatch").parse(Country::parse);
        Country destination = root.field("destination").parse(Country::parse);
        Incoterm incoterm = root.field("terms").field("incoterm").parse(Incoterm::parse);
        String place = text(root.field("terms").field("place"));
        Currency currency = root.field("currency").parse(Money::currency);
        LocalDate export = root.field("dates").field("export").parseOptional(Values::date);
        List<Deal.Line> lines = currency == null ? List.of() : lines(currency);
        List<Deal.Charge> charges = currency == null ? List.of() : charges(currency);
        List<Deal.Pack> packages = packages(lines);
        Deal.Papers documents = papers();
        problems.throwIfAny();
        return new Deal(
                have(id),
                have(title),
                have(seller),
                have(buyer),
                have(dispatch),
                have(destination),
                have(incoterm),
                have(place),
                have(currency),
                export,
                lines,
                charges,
                packages,
                have(documents));
    }

    private @Nullable Party party(String role) {
        Node node = papers.field(role)
                .only("name", "nameLocal", "street", "city", "postalCode", "country", "id", "contact", "email");
        String name = text(node.field("name"));
        Country country = node.field("country").parse(Country::parse);
        PartyId id = node.field("id").parse(PartyId::parse);
        Node elsewhere = root.field(role).field("country");
        Country stated = elsewhere.parseOptional(Country::parse);
        if (country != null && stated != null && !country.equals(stated)) {
            elsewhere.problem("is %s, but the documents name %s for the %s. Say it once, or say the same twice."
                    .formatted(stated, country, role));
        }
        if (name == null || country == null || id == null) {
            return null;
        }
        return new Party(
                name,
                node.field("nameLocal").parseOptional(DealReader::plain),
                node.field("street").parseOptional(DealReader::plain),
                node.field("city").parseOptional(DealReader::plain),
                node.field("postalCode").parseOptional(DealReader::plain),
                country,
                id,
                node.field("contact").parseOptional(DealReader::plain),
                node.field("email").parseOptional(DealReader::plain));
    }

    private List<Deal.Line> lines(Currency currency) {
        Node list = root.field("lines");
        List<Deal.Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node node : bounded(list)) {
            String id = node.field("id").parse(matching("[A-Za-z0-9-]{1,20}", "letters, digits and hyphens"));
            String description = text(node.field("description"));
            HsCode hs = node.field("hs").parse(goodsCode());
            Country origin = node.field("origin").parse(Country::parse);
            BigDecimal count = node.field("quantity").parse(positive());
            Unit unit = node.field("unit").parse(Unit::parse);
            BigDecimal price = node.field("unitPrice").parse(positive());
            BigDecimal net = node.field("netKg").parse(positive());
            if (id != null && !seen.add(id)) {
                node.field("id").problem("'%s' is the number of two lines.".formatted(id));
            }
            if (id != null
                    && description != null
                    && hs != null
                    && origin != null
                    && count != null
                    && unit != null
                    && price != null
                    && net != null) {
                Quantity quantity = new Quantity(count, unit);
                lines.add(new Deal.Line(id, description, hs, origin, quantity, Money.of(price, currency), net));
            }
        }
        return lines;
    }

    private List<Deal.Charge> charges(Currency currency) {
        List<Deal.Charge> charges = new ArrayList<>();
        for (Node node : papers.field("charges").items()) {
            node.only("kind", "amount");
            var kind = node.field("kind").parse(Values.oneOf(Deal.Charge.Kind.class));
            BigDecimal amount = node.field("amount").parse(positive());
            if (kind != null && amount != null) {
                charges.add(new Deal.Charge(kind, Money.of(amount, currency)));
            }
        }
        return charges;
    }

    private List<Deal.Pack> packages(List<Deal.Line> lines) {
        List<Deal.Pack> packages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node node : bounded(papers.field("packages"))) {
            node.only(
                    "number",
                    "kind",
                    "line",
                    "quantity",
                    "contents",
                    "netKg",
                    "grossKg",
                    "lengthCm",
                    "widthCm",
                    "heightCm");
            String number = text(node.field("number"));
            PackageKind kind = node.field("kind")
                    .parse(text -> Values.oneOf(PackageKind.class).apply(text.replace(' ', '-')));
            List<Deal.Pack.Content> contents = contents(node, lines);
            BigDecimal net = node.field("netKg").parse(positive());
            BigDecimal gross = node.field("grossKg").parse(positive());
            if (number != null && !seen.add(number)) {
                node.field("number").problem("'%s' is the number of two packages.".formatted(number));
            }
            Deal.Pack.Size size = size(node);
            if (number != null && kind != null && net != null && gross != null) {
                packages.add(new Deal.Pack(number, kind, contents, net, gross, size));
            }
        }
        return packages;
    }

    private List<Deal.Pack.Content> contents(Node pack, List<Deal.Line> lines) {
        Node list = pack.field("contents");
        List<Deal.Pack.Content> contents = new ArrayList<>();
        for (Node node : list.present() ? list.items() : List.of(pack)) {
            String line = text(node.field("line"));
            BigDecimal quantity = node.field("quantity").parse(positive());
            if (line != null && lines.stream().noneMatch(known -> known.id().equals(line))) {
                node.field("line").problem("'%s' is not a line of this deal.".formatted(Problem.show(line)));
            }
            if (line != null && quantity != null) {
                contents.add(new Deal.Pack.Content(line, quantity));
            }
        }
        return contents;
    }

    private static Deal.Pack.@Nullable Size size(Node node) {
        BigDecimal length = node.field("lengthCm").parseOptional(positive());
        BigDecimal width = node.field("widthCm").parseOptional(positive());
        BigDecimal height = node.field("heightCm").parseOptional(positive());
        return length == null || width == null || height == null ? null : new Deal.Pack.Size(length, width, height);
    }

    private Deal.@Nullable Papers papers() {
        String orderNumber = text(papers.field("orderNumber"));
        LocalDate orderDate = orderDate();
        String invoiceNumber = text(papers.field("invoiceNumber"));
        LocalDate invoiceDate = papers.field("invoiceDate").parse(Values::date);
        String packingListNumber = text(papers.field("packingListNumber"));
        LocalDate packingListDate = papers.field("packingListDate").parseOptional(Values::date);
        TaxCategory tax = papers.field("taxCategory").parse(Values.oneOf(TaxCategory.class));
        Deal.Payment payment = payment();
        Deal.Port loading = port("portOfLoading");
        Deal.Port discharge = port("portOfDischarge");
        String marks = text(papers.field("marks"));
        Boolean online = papers.field("orderedOnline").parseOptional(DealReader::yesNo);
        String regime =
                papers.field("customsRegime").parseOptional(matching("[0-9]{4}", "the four digits of the regime"));
        if (orderNumber == null
                || orderDate == null
                || invoiceNumber == null
                || invoiceDate == null
                || packingListNumber == null
                || tax == null
                || payment == null
                || marks == null) {
            return null;
        }
        return new Deal.Papers(
                orderNumber,
                orderDate,
                invoiceNumber,
                invoiceDate,
                packingListNumber,
                packingListDate == null ? invoiceDate : packingListDate,
                tax,
                payment,
                loading,
                discharge,
                marks,
                online,
                regime);
    }

    /** The day of the order stands with the other days of the deal; a second statement must agree. */
    private @Nullable LocalDate orderDate() {
        Node first = root.field("dates").field("order");
        Node second = papers.field("orderDate");
        LocalDate date = first.present() ? first.parse(Values::date) : second.parse(Values::date);
        LocalDate again = second.parseOptional(Values::date);
        if (date != null && again != null && !date.equals(again)) {
            second.problem("is %s, but dates.order is %s. One deal has one order date.".formatted(again, date));
        }
        return date;
    }

    private Deal.@Nullable Payment payment() {
        Node node = papers.field("payment").only("terms", "dueDate", "account", "iban", "bic", "bank");
        String terms = text(node.field("terms"));
        LocalDate due = node.field("dueDate").parse(Values::date);
        String iban = node.field("iban").parseOptional(DealReader::plain);
        String account = node.field("account").parseOptional(DealReader::plain);
        String bic = node.field("bic")
                .parseOptional(matching("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", "8 or 11 capital letters and digits"));
        String bank = node.field("bank").parseOptional(DealReader::plain);
        return terms == null || due == null
                ? null
                : new Deal.Payment(terms, due, iban == null ? account : iban, bic, bank);
    }

    private Deal.@Nullable Port port(String field) {
        Node node = papers.field(field);
        if (!node.present()) {
            return null;
        }
        node.only("code", "name");
        String code = node.field("code").parse(matching("[A-Z]{2}[A-Z2-9]{3}", "a UN/LOCODE, as in CNNGB"));
        String name = text(node.field("name"));
        return code == null || name == null ? null : new Deal.Port(code, name);
    }

    private static List<Node> bounded(Node list) {
        List<Node> items = list.items();
        if (items.isEmpty()) {
            list.problem("is empty. A deal has at least one.");
        }
        if (items.size() > Deal.MAX_LINES) {
            list.problem("has %d items; at most %d are read.".formatted(items.size(), Deal.MAX_LINES));
            return List.of();
        }
        return items;
    }

    private static @Nullable String text(Node node) {
        return node.parse(DealReader::plain);
    }

    /** One line of readable text: what XML and a page can both show. */
    private static String plain(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text of %d characters; 1 to %d are read, without line breaks."
                    .formatted(stripped.length(), MAX_TEXT));
        }
        if (stripped.codePoints().anyMatch(DealReader::unfit)) {
            throw new IllegalArgumentException(
                    "'%s' holds a control character or half a character. Retype it.".formatted(Problem.show(stripped)));
        }
        return stripped;
    }

    private static boolean unfit(int c) {
        return Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
    }

    private static Function<String, String> matching(String form, String inWords) {
        return text -> {
            if (!text.matches(form)) {
                throw new IllegalArgumentException(
                        "'%s' does not have the form needed: %s.".formatted(Problem.show(text), inWords));
            }
            return text;
        };
    }

    private static Function<String, BigDecimal> positive() {
        return text -> {
            BigDecimal value = Decimals.parse(text);
            if (value.signum() <= 0) {
                throw new IllegalArgumentException("'%s' must be above 0.".formatted(text));
            }
            return value;
        };
    }

    private static Function<String, HsCode> goodsCode() {
        return text -> {
            HsCode code = HsCode.parse(text);
            if (code.length() < 6) {
                throw new IllegalArgumentException(
                        "'%s' has %d digits; documents need six or more.".formatted(text, code.length()));
            }
            return code;
        };
    }

    private static Boolean yesNo(String text) {
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("'%s' is not known. Write yes or no.".formatted(text));
        };
    }

    private static <T> T have(@Nullable T value) {
        return Objects.requireNonNull(value, "a missing value must have been told as a problem");
    }
}
