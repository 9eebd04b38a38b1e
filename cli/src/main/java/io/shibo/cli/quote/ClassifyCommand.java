package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.cli.shell.Home;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.quote.classify.Candidate;
import io.shibo.quote.classify.Classifier;
import io.shibo.quote.classify.ClassifyDocument;
import io.shibo.quote.classify.Evaluation;
import io.shibo.quote.classify.Interval;
import io.shibo.quote.classify.LabelledText;
import io.shibo.quote.classify.TokenOverlap;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo classify}: goods codes for a description, with reasons; and how often that is right. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = {
            "Propose goods codes (Harmonized System, 6 digits) for a description in English, Chinese, Indonesian or Arabic, with reasons and with what decides between near ones.",
            "",
            "A proposal to check, no ruling: in law, headings, notes and the general rules of interpretation decide."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo classify \"decaffeinated ground coffee 250 g\"",
            "  shibo classify 不锈钢保温杯 --top 3",
            "  shibo classify \"sepatu lari\" --json | jq '.candidates[0].hs'",
            "  shibo classify --evaluate samples/classify/labelled.csv"
        })
public final class ClassifyCommand implements Callable<Integer> {
    /** Differences from other codes that are told for one code. */
    private static final int NAMED = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "A description of goods.")
    private List<String> words = List.of();

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "Language of the text: en, zh, id or ar; default: what it looks like.")
    private @Nullable Language language;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many codes, 1 to " + Classifier.MAX_CANDIDATES + "; default: 5.")
    private int top;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description =
                    "Packs whose names for national lines are searched as well, with the nomenclature beside them; may be repeated. Default: the nomenclature of the installation alone.")
    private List<Path> packs = List.of();

    @Option(
            names = "--evaluate",
            paramLabel = "FILE",
            description = "Measure on texts with known codes, CSV: language,text,hs.")
    private @Nullable Path labelled;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (top < 1 || top > Classifier.MAX_CANDIDATES) {
            throw problem("--top", "%d is not 1 to %d.".formatted(top, Classifier.MAX_CANDIDATES));
        }
        Problems problems = new Problems();
        Rulebook rulebook = packs.isEmpty() ? null : PackReader.rulebook(packs);
        Nomenclature nomenclature =
                rulebook == null ? PackReader.nomenclature(List.of(Home.packs()), problems) : rulebook.nomenclature();
        problems.throwIfAny();
        if (nomenclature.isEmpty()) {
            throw problem(
                    packs.isEmpty() ? Home.packs().toString() : packs.toString(),
                    "holds no nomenclature. Name a folder that has HS/nomenclature-*.csv.");
        }
        Classifier classifier = rulebook == null ? Classifier.of(nomenclature) : Classifier.of(rulebook);
        if (labelled != null) {
            evaluate(labelled, classifier, nomenclature);
            return 0;
        }
        String text = String.join(" ", words).strip();
        if (text.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Describe the goods, as in: shibo classify \"ground coffee\"");
        }
        Language in = language == null ? classifier.detect(text) : language;
        List<Candidate> found = classifier.classify(text, in, top);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(ClassifyDocument.of(text, in, found, nomenclature)));
        } else {
            print(text, found, in, nomenclature, out);
        }
        return 0;
    }

    private static InputException problem(String where, String message) {
        return new InputException(new Problem(where, 0, "", message));
    }

    private static void print(
            String text, List<Candidate> found, Language language, Nomenclature nomenclature, PrintWriter out) {
        if (found.isEmpty()) {
            out.printf(
                    "no word of '%s' is in the nomenclature. Say what the goods are and what they are made of.%n",
                    Problem.show(text));
            return;
        }
        for (Candidate candidate : found) {
            String heading = nomenclature
                    .find(candidate.code().prefix(4))
                    .map(title -> title.in(language))
                    .orElse("");
            String title = candidate.title().in(language);
            out.printf(
                    Locale.ROOT,
                    "%-7s  %3.0f %%  %s%s%n",
                    candidate.code().dotted(),
                    100 * candidate.share(),
                    title,
                    heading.isEmpty() || heading.equals(title) ? "" : "  (" + heading + ")");
            for (Candidate.Reason reason : candidate.reasons()) {
                out.printf(
                        "                 %s: %s '%s'%n",
                        String.join(" ", reason.words()), reason.node().dotted(), reason.phrase());
            }
            for (Candidate.Difference difference :
                    candidate.differences().stream().limit(NAMED).toList()) {
                out.printf(
                        "                 decides against %s: %s | %s%n",
                        difference.other().dotted(),
                        difference.here().isEmpty() ? "-" : difference.here(),
                        difference.there().isEmpty() ? "-" : difference.there());
            }
        }
    }

    private void evaluate(Path file, Classifier classifier, Nomenclature nomenclature) throws IOException {
        Problems problems = new Problems();
        List<LabelledText> texts;
        try (InputStream in = Files.newInputStream(file)) {
            texts = LabelledText.read(file.toString(), in, problems);
        }
        problems.throwIfAny();
        if (texts.isEmpty()) {
            throw problem(file.toString(), "holds no text.");
        }
        TokenOverlap plain = TokenOverlap.of(nomenclature);
        int longest = Evaluation.WITHIN.getLast();
        Function<LabelledText, List<HsCode>> classify =
                text -> classifier.classify(text.text(), text.language(), longest).stream()
                        .map(Candidate::code)
                        .toList();
        List<Evaluation> evaluations = new ArrayList<>();
        evaluations.add(Evaluation.of("classify", texts, classify));
        Set<String> phrases = phrases(nomenclature);
        List<LabelledText> other = texts.stream()
                .filter(text -> !phrases.contains(phrase(text.language(), text.text())))
                .toList();
        if (!other.isEmpty() && other.size() < texts.size()) {
            evaluations.add(Evaluation.of("classify, texts that are no phrase of the index", other, classify));
        }
        evaluations.add(
                Evaluation.of("word overlap", texts, text -> plain.rank(text.text(), text.language(), longest)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(ClassifyDocument.of(evaluations)));
        } else {
            out.printf("%d texts of %s; per cent found, with 95 %% interval (Wilson)%n", texts.size(), file);
            table(evaluations).forEach(out::println);
        }
    }

    /** Titles and search words: a text that is one of them, word for word, is no test. */
    private static Set<String> phrases(Nomenclature nomenclature) {
        Set<String> phrases = new HashSet<>();
        for (Nomenclature.Entry entry : nomenclature.entries()) {
            for (Language language : Language.values()) {
                phrases.add(phrase(language, entry.title().in(language)));
                entry.words(language).forEach(word -> phrases.add(phrase(language, word)));
            }
        }
        return phrases;
    }

    private static String phrase(Language language, String text) {
        return language.tag() + " " + text.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> table(List<Evaluation> evaluations) {
        TextTable table = new TextTable();
        List<String> header = new ArrayList<>(List.of("method", "language", "texts", "digits"));
        Evaluation.WITHIN.forEach(k -> header.add("top-" + k));
        table.row(header);
        for (Evaluation evaluation : evaluations) {
            for (Evaluation.Group group : evaluation.groups()) {
                Language of = group.language();
                for (int digits : Evaluation.DIGITS) {
                    List<String> row = new ArrayList<>(List.of(
                            evaluation.method(),
                            of == null ? "all" : of.tag(),
                            Integer.toString(group.texts()),
                            Integer.toString(digits)));
                    Evaluation.WITHIN.forEach(
                            k -> row.add(percent(group.get(digits, k).share())));
                    table.row(row);
                }
            }
        }
        return table.lines();
    }

    private static String percent(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                100 * interval.share(),
                100 * interval.low(),
                100 * interval.high());
    }
}
