package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever comes from outside gives a result or a told problem, and soon. */
class FuzzTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root", ".."));
    private static final List<String> TOKENS = List.of(
            "5",
            "0",
            "12.5",
            "%",
            "of",
            "cif",
            "duty",
            "(",
            ")",
            ",",
            "+",
            "-",
            "/",
            "|",
            "min",
            "max",
            "gross",
            "top-up",
            "clamp",
            "free",
            "per",
            "KGM",
            "CNY",
            "EUR",
            "sheet",
            ">=",
            "<",
            "=",
            "and",
            "or",
            "not",
            "known",
            "form-e",
            "99999999999999999999",
            "$",
            "é",
            "\u0000");

    @Test
    void formulasAreReadAsTheyPrintOrRefused() {
        SplittableRandom random = new SplittableRandom(1);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(TOKENS.get(random.nextInt(TOKENS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            try {
                Formula formula = FormulaParser.formula(text.toString());
                assertThat(FormulaParser.formula(formula.toString()))
                        .as(text.toString())
                        .isEqualTo(formula);
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            try {
                Predicate predicate = FormulaParser.predicate(text.toString());
                assertThat(FormulaParser.predicate(predicate.toString()))
                        .as(text.toString())
                        .isEqualTo(predicate);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void longAndDeepFormulasAreRefused() {
        for (String text : List.of(
                "(".repeat(900), "min(".repeat(300), "not ".repeat(300), "1% of ".repeat(200), "x".repeat(5_000))) {
            assertThat(catchThrowable(() -> FormulaParser.formula(text))).isInstanceOf(IllegalArgumentException.class);
            assertThat(catchThrowable(() -> FormulaParser.predicate(text)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void damagedPacksAreReadOrTold() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        TreeMap<String, byte[]> whole = new TreeMap<>();
        for (String name : List.of("pack.yaml", "goods.csv")) {
            whole.put(name, Files.readAllBytes(ROOT.resolve("packs/ID").resolve(name)));
        }
        for (int i = 0; i < 1_500; i++) {
            TreeMap<String, byte[]> files = new TreeMap<>(whole);
            String victim = random.nextInt(5) == 0 ? "goods.csv" : "pack.yaml";
            files.put(victim, damaged(whole.getOrDefault(victim, new byte[0]), random));
            Problems problems = new Problems();
            boolean read = PackReader.read(new PackFiles("fuzz", files), problems) != null;
            assertThat(read).isEqualTo(problems.isEmpty());
        }
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        int hits = 1 + random.nextInt(4);
        for (int i = 0; i < hits; i++) {
            int at = random.nextInt(copy.length);
            copy[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) "{}[]:,-&*#|>'\"%\n ".charAt(random.nextInt(17));
                case 2 -> copy[random.nextInt(copy.length)];
                default -> (byte) ('0' + random.nextInt(10));
            };
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }

    @Test
    void damagedSalesAreReadOrTold() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Tree whole = JsonTree.read("sale", Files.readAllBytes(ROOT.resolve("samples/deals/robot-arm.json")));
        int told = 0;
        for (int i = 0; i < 5_000; i++) {
            try {
                SaleReader.read("fuzz", damaged(whole, random));
            } catch (InputException problems) {
                assertThat(problems.problems()).isNotEmpty();
                told++;
            }
        }
        assertThat(told).isGreaterThan(1_000);
    }

    private static final List<String> VALUES = List.of(
            "",
            "-1",
            "0",
            "1e9",
            "999999999999999999999999",
            "2026-02-30",
            "0001-01-01",
            "CN",
            "ZZ",
            "yes",
            "FOB",
            "EUR",
            "EBOPS:SI2",
            "84795000",
            "x".repeat(3_000),
            "\u0000",
            "１２");

    private static Tree damaged(Tree tree, SplittableRandom random) {
        if (random.nextInt(25) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new Tree.Items(List.of(tree, tree), 1);
                case 1 -> new Tree.Fields(Map.of("id", tree), 1);
                case 2 -> new Tree.Scalar(null, 1);
                default -> new Tree.Scalar(VALUES.get(random.nextInt(VALUES.size())), 1);
            };
        }
        return switch (tree) {
            case Tree.Fields fields -> {
                Map<String, Tree> copy = new LinkedHashMap<>();
                fields.byName().forEach((name, value) -> {
                    if (random.nextInt(40) != 0) {
                        copy.put(random.nextInt(60) == 0 ? name + "s" : name, damaged(value, random));
                    }
                });
                yield new Tree.Fields(copy, fields.line());
            }
            case Tree.Items items -> {
                List<Tree> copy = new ArrayList<>();
                items.list().forEach(item -> copy.add(damaged(item, random)));
                yield new Tree.Items(copy, items.line());
            }
            case Tree.Scalar scalar -> scalar;
        };
    }

    @Test
    void randomBytesAreNoPack() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes = new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
            }
            TreeMap<String, byte[]> files = new TreeMap<>();
            files.put("pack.yaml", bytes);
            Problems problems = new Problems();
            assertThat(PackReader.read(new PackFiles("fuzz", files), problems)).isNull();
            assertThat(problems.isEmpty()).isFalse();
        }
    }
}
