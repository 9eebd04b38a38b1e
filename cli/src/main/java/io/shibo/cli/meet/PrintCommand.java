package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.codes.Language;
import io.shibo.hub.io.Outputs;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.paper.Timetables;
import io.shibo.meet.paper.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet print}: timetables for paper. */
@Command(
        name = "print",
        mixinStandardHelpOptions = true,
        description = {
            "Write timetables to print: a page a participant, a list a hall, a page a table.",
            "HTML files that stand alone; a browser prints them on A4. Participants are written 200 to a file."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo meet print samples/expo out -o paper --lang zh",
            "  shibo meet print samples/expo out -o paper --for B00042 --lang ar"
        })
final class PrintCommand implements Callable<Integer> {
    private static final int A_FILE = 200;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "PLAN", description = "The folder that run has written.")
    private Path plan;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to.")
    private Path output;

    @Option(names = "--for", paramLabel = "ID", description = "Only these participants; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--lang", defaultValue = "en", description = "en, zh, id or ar; default: ${DEFAULT-VALUE}.")
    private String language;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("reading " + folder);
        Expo expo = ExpoFolder.read(folder);
        List<Organisation> own = new ArrayList<>();
        for (String id : only) {
            own.add(expo.find(id)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--for: there is no organisation '%s' in %s".formatted(id, folder))));
        }
        MeetPlan read = PlanFiles.read(expo, plan);
        Timetables paper = new Timetables(Words.in(Language.ofTag(language)), expo, read.meetings());
        progress.phase("writing " + output);
        int files = own.isEmpty() ? all(expo, paper) : some(own, paper);
        progress.clear();
        spec.commandLine().getOut().printf("%,d files in %s, to be printed from a browser.%n", files, output);
        return 0;
    }

    private int some(List<Organisation> own, Timetables paper) throws IOException {
        for (Organisation each : own) {
            Outputs.write(output.resolve(each.id() + ".html"), paper.participants(List.of(each)));
        }
        return own.size();
    }

    private int all(Expo expo, Timetables paper) throws IOException {
        int files = 0;
        List<Organisation> everybody = expo.organisations();
        for (int from = 0; from < everybody.size(); from += A_FILE) {
            files++;
            Outputs.write(
                    output.resolve("participants-%03d.html".formatted(files)),
                    paper.participants(everybody.subList(from, Math.min(everybody.size(), from + A_FILE))));
        }
        for (String hall : paper.halls()) {
            Outputs.write(output.resolve(fileName("hall-" + hall)), paper.hall(hall));
            Outputs.write(output.resolve(fileName("tables-" + hall)), paper.tables(hall));
            files += 2;
        }
        return files;
    }

    /** A hall may be called anything; a file may not. */
    private static String fileName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_-]", "_") + ".html";
    }
}
