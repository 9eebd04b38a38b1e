package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Tree;
import io.shibo.quote.pack.JsonTree;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is asked gets an answer or a told problem, and soon; nothing damaged is called valid. */
class AnswerFuzzTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();

    @Test
    void noDamagedQuoteIsValid() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] whole = QuoteSeal.bytes(QuoteSeal.sign(
                QuoteDocument.of(ENGINE.quote(Samples.deal("coffee")), Language.EN),
                key.getPrivate(),
                key.getPublic()));
        SplittableRandom random = new SplittableRandom(11);
        int told = 0;
        for (int i = 0; i < 400; i++) {
            byte[] copy = whole.clone();
            int at = random.nextInt(copy.length);
            copy[at] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt(256));
            if (copy[at] == whole[at]) {
                continue;
            }
            try {
                assertThat(QuoteSeal.verify("fuzz", copy, ENGINE, key.getPublic())
                                .verdict())
                        .as("byte %d", at)
                        .isNotEqualTo(QuoteSeal.Verdict.VALID);
            } catch (InputException problems) {
                assertThat(problems.problems()).isNotEmpty();
                told++;
            }
        }
        assertThat(told).isGreaterThan(20);
    }

    @Test
    void damagedSalesAreAnsweredOrToldWithEverythingAtOnce() throws Exception {
        Tree whole = JsonTree.read("sale", Files.readAllBytes(Packs.root().resolve("samples/deals/robot-arm.json")));
        SplittableRandom random = new SplittableRandom(12);
        int answered = 0;
        for (int i = 0; i < 600; i++) {
            try {
                Quote quote = ENGINE.quote(ENGINE.read("fuzz", damaged(whole, random), null));
                QuoteSeal.bytes(QuoteDocument.of(quote, Language.ID));
                answered++;
            } catch (InputException problems) {
                assertThat(problems.problems()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
        assertThat(answered).isGreaterThan(20);
    }

    private static final List<String> VALUES = List.of(
            "",
            "-1",
            "0",
            "1e9",
            "999999999999999",
            "0.0000000001",
            "84",
            "8479",
            "847950",
            "DDP",
            "EXW",
            "CN",
            "ID",
            "XX",
            "unknown",
            "general",
            "2026-02-30",
            "2024-01-01",
            "USD",
            "IDR",
            "yes",
            "no",
            "\u0000");

    private static Tree damaged(Tree tree, SplittableRandom random) {
        return switch (tree) {
            case Tree.Fields fields -> {
                Map<String, Tree> copy = new LinkedHashMap<>();
                fields.byName().forEach((name, value) -> {
                    if (random.nextInt(60) != 0) {
                        copy.put(name, damaged(value, random));
                    }
                });
                yield new Tree.Fields(copy, fields.line());
            }
            case Tree.Items items -> {
                List<Tree> copy = new ArrayList<>();
                items.list().forEach(item -> copy.add(damaged(item, random)));
                yield new Tree.Items(copy, items.line());
            }
            case Tree.Scalar scalar ->
                random.nextInt(25) == 0 ? new Tree.Scalar(VALUES.get(random.nextInt(VALUES.size())), 1) : scalar;
        };
    }

    @Test
    void enormousAmountsUnderDdpAreNotSlow() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(Model.line("l" + i, "EUR", i == 0 ? "999999999999999" : "0.01"));
        }
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .layer("duty", "select: all, rounding: cent", "formula: 'max(300% of cif, 7 EUR per H87)'")
                .layer("fee", "at: entry, select: all, rounding: cent", "formula: 'clamp(1% of cif, 5 EUR, 9 EUR)'");
        Sale sale = Model.sale("EUR", lines.toArray(Line[]::new))
                .terms(new Terms(Incoterm.DDP, "the door"))
                .freight(Fact.of(Money.of("0", "EUR")))
                .build();

        Assertions.assertTimeout(
                Duration.ofSeconds(30),
                () -> assertThatCode(() -> model.engine().assess(sale)).doesNotThrowAnyException());
    }

    @Test
    void aShortCodeOfAWholeChapterIsAnswered() {
        Sale sale = Samples.deal("robot-arm");
        Quote quote = ENGINE.quote(sale.withCodes(Map.of(sale.lines().getFirst().id(), HsCode.of("84"))));

        CodeRange range = java.util.Objects.requireNonNull(quote.range());
        assertThat(range.lowest().landed()).isLessThanOrEqualTo(range.highest().landed());
        assertThat(new String(QuoteSeal.bytes(QuoteDocument.of(quote, Language.AR)), StandardCharsets.UTF_8))
                .contains("\"hs\":\"84\"");
    }
}
