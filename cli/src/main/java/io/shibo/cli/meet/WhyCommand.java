package io.shibo.cli.meet;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.Why;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.score.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo meet why}: why two meet, or what stood in the way. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Say why two participants meet, or do not.",
        footerHeading = "%nExample:%n",
        footer = "  shibo meet why samples/expo out E0001 B00042 --lang zh")
public final class WhyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "OUT", description = "The folder that run has written.")
    private Path output;

    @Parameters(index = "2", paramLabel = "A", description = "An organisation's id.")
    private String a;

    @Parameters(index = "3", paramLabel = "B", description = "The other's.")
    private String b;

    @Option(names = "--lang", defaultValue = "en", description = "en, zh, id or ar; default: ${DEFAULT-VALUE}.")
    private String language;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Expo expo = ExpoFolder.read(folder);
        Organisation one = organisation(expo, a);
        Organisation other = organisation(expo, b);
        MeetPlan plan = PlanFiles.read(expo, output);
        Why why = new Why.Answers(expo, plan).why(one, other);
        Language reader = Language.ofTag(language);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("met", why.met());
            answer.put("reason", why.reason().text(reader));
            answer.put(
                    "parts",
                    why.parts().stream().map(part -> part(part, reader)).toList());
            out.println(Json.write(answer));
            return 0;
        }
        out.println(one.name() + " — " + other.name());
        out.println(why.reason().text(reader));
        for (Part part : why.parts()) {
            out.printf(
                    "  %4d + %3d  %s%n",
                    part.toBuyer(), part.toExhibitor(), part.why().text(reader));
        }
        return 0;
    }

    private static Map<String, Object> part(Part part, Language reader) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("criterion", part.criterion());
        fields.put("toBuyer", part.toBuyer());
        fields.put("toExhibitor", part.toExhibitor());
        fields.put("why", part.why().text(reader));
        return fields;
    }

    private Organisation organisation(Expo expo, String id) {
        return expo.find(id)
                .orElseThrow(() -> new InputException(new Problem(
                        folder.resolve("organisations.csv").toString(),
                        0,
                        "id",
                        "there is no organisation '%s'. Search for it with: shibo meet search %s NAME"
                                .formatted(Problem.show(id), folder))));
    }
}
