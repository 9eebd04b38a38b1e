package io.shibo.cli.meet;

import io.shibo.cli.TextTable;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Evaluation;
import io.shibo.meet.search.LabelledNeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures the search on labelled needs and prints the figures. */
record SearchEvaluation(boolean json, PrintWriter out, PrintWriter err) {
    void run(Path folder, Path labelled) throws IOException {
        Problems problems = new Problems();
        List<LabelledNeed> needs;
        try (InputStream in = Files.newInputStream(labelled)) {
            needs = LabelledNeed.read(labelled.toString(), in, problems);
        }
        problems.throwIfAny();
        Expo expo = ExpoReader.read(folder);
        Directory directory = Directory.of(expo);
        Meaning.learn(directory, err);
        Evaluation search = Evaluation.of(directory, expo, needs);
        if (search.groups().getFirst().needs() == 0) {
            throw new InputException(new Problem(
                    labelled.toString(), 0, "", "holds no need that an exhibitor of %s could meet.".formatted(folder)));
        }
        List<Evaluation> all = List.of(search, Evaluation.ofWordsAlone(directory, expo, needs));
        if (json) {
            out.println(Json.write(all));
            return;
        }
        out.printf("%,d needs of %s, exhibitors of %s; means with 95 %% interval%n", needs.size(), labelled, folder);
        TextTable table = new TextTable();
        table.row(List.of(
                "method", "language", "needs", "recall@10", "nDCG@10", "needs across", "recall@10 across languages"));
        all.forEach(evaluation -> rows(table, evaluation));
        table.lines().forEach(out::println);
    }

    private static void rows(TextTable table, Evaluation evaluation) {
        for (Evaluation.Group group : evaluation.groups()) {
            table.row(List.of(
                    evaluation.method(),
                    group.language().isEmpty() ? "all" : group.language(),
                    Integer.toString(group.needs()),
                    show(group.recall()),
                    show(group.ndcg()),
                    Integer.toString(group.needsAcross()),
                    show(group.across())));
        }
    }

    private static String show(Evaluation.Mean mean) {
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean.value(), mean.error());
    }
}
