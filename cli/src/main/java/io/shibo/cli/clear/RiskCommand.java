package io.shibo.cli.clear;

import io.shibo.clear.Outcome;
import io.shibo.clear.Register;
import io.shibo.clear.log.Disk;
import io.shibo.clear.risk.Channel;
import io.shibo.clear.risk.Judgement;
import io.shibo.cli.samples.CebSamples;
import io.shibo.cli.shell.Home;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code shibo clear risk}: how the rules of risk do. */
@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        description = "See how the rules of risk do.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RiskCommand.Evaluate.class)
final class RiskCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code shibo clear risk evaluate}: what was planted against what was held. */
    @Command(
            name = "evaluate",
            mixinStandardHelpOptions = true,
            description = {
                "Compare what the rules held with the suspicious parcels of a sample that was ingested.",
                "The sample is made here and its patterns are planted: the figures show that counting and rules work together, not how well they find what people really do."
            },
            footerHeading = "%nExample:%n",
            footer = {
                "  shibo clear ingest samples/ceb --time message --log /tmp/risk-log",
                "  shibo clear risk evaluate samples/ceb --log /tmp/risk-log"
            })
    static final class Evaluate implements Callable<Integer> {
        private static final Csv.Header HEADER = Csv.Header.of("pattern", "group", "ebp_code", "order_no");

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Parameters(arity = "0..1", paramLabel = "DIR", description = "The sample's folder; samples/ceb unless named.")
        private @Nullable Path sample;

        @Mixin
        private ClearCommand.LogOption log = new ClearCommand.LogOption();

        private record Risk(String pattern, String group) {}

        /** One pattern's figures. */
        private static final class Found {
            private final Set<String> groups = new HashSet<>();
            private final Set<String> caught = new HashSet<>();
            private int parcels;
            private int held;
        }

        @Override
        public Integer call() throws IOException {
            Map<String, Risk> planted = planted();
            Map<String, Found> found = new TreeMap<>();
            int[] others = new int[2];
            int[] drawn = new int[1];
            try (Disk disk = Disk.forReading(log.folder())) {
                Register.read(disk).forEach(entry -> {
                    Outcome outcome = entry.parcel().outcome();
                    if (outcome == null || outcome.reason() != null) {
                        return;
                    }
                    Judgement judgement = outcome.review() == null
                            ? Judgement.CLEAN
                            : outcome.review().judgement();
                    boolean byLot = judgement.hits().size() == 1
                            && judgement.hits().getFirst().rule().equals("by-lot");
                    boolean held = judgement.channel() != Channel.GREEN && !byLot;
                    Risk risk = planted.get(
                            entry.parcel().ebpCode() + "|" + entry.parcel().orderNo());
                    drawn[0] += byLot ? 1 : 0;
                    if (risk == null) {
                        others[0]++;
                        others[1] += held ? 1 : 0;
                        return;
                    }
                    Found pattern = found.computeIfAbsent(risk.pattern(), name -> new Found());
                    pattern.groups.add(risk.group());
                    pattern.parcels++;
                    if (held) {
                        pattern.caught.add(risk.group());
                        pattern.held++;
                    }
                });
            }
            print(found, others, drawn[0]);
            return 0;
        }

        private void print(Map<String, Found> found, int[] others, int drawn) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("generated parcels, patterns planted by us");
            out.printf("%-18s %9s %9s %9s %9s%n", "pattern", "cases", "caught", "parcels", "held");
            int cases = 0;
            int caught = 0;
            int held = 0;
            for (Map.Entry<String, Found> one : found.entrySet()) {
                Found pattern = one.getValue();
                out.printf(
                        "%-18s %,9d %,9d %,9d %,9d%n",
                        one.getKey(), pattern.groups.size(), pattern.caught.size(), pattern.parcels, pattern.held);
                cases += pattern.groups.size();
                caught += pattern.caught.size();
                held += pattern.held;
            }
            out.printf("%-18s %9s %9s %,9d %,9d%n", "(none)", "", "", others[0], others[1]);
            out.printf(
                    "recall by case %s, precision by parcel %s; besides, %,d drawn by lot%n",
                    share(caught, cases), share(held, held + others[1]), drawn);
        }

        private static String share(int some, int all) {
            return all == 0 ? "–" : "%.1f %%".formatted(100.0 * some / all);
        }

        private Map<String, Risk> planted() throws IOException {
            Path folder = sample == null ? Home.samples().resolve("ceb") : sample;
            Map<String, Risk> planted = new HashMap<>();
            Problems problems = new Problems();
            Path file = folder.resolve(CebSamples.RISKS);
            try (InputStream in = Files.newInputStream(file)) {
                Csv.read(
                        file.toString(),
                        in,
                        HEADER,
                        problems,
                        row -> planted.put(
                                row.required("ebp_code") + "|" + row.required("order_no"),
                                new Risk(row.required("pattern"), row.required("group"))));
            }
            problems.throwIfAny();
            return planted;
        }
    }
}
