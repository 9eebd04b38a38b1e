package io.shibo.cli.quote;

import io.shibo.clear.risk.RiskRules;
import io.shibo.hub.clear.RemarkFiles;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.json.Json;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules}: what an official does with packs. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description =
                "Check, compile and import the rule packs that quotes rest on; tell what they say on a day, what changes, and what a change would have meant.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  shibo rules check packs",
        subcommands = {
            RulesCommand.Check.class,
            RulesCompile.class,
            RulesAt.class,
            RulesDiff.class,
            RulesReplay.class,
            RulesImport.class,
            RulesDuty.class
        })
public final class RulesCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code shibo rules check}: everything that is wrong with packs, at once. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Tell everything that is wrong with packs, each with file, line and what to do: unknown codes, bases and citations, overlaps, gaps, cycles, rules that nothing reaches.",
            footerHeading = "%nExample:%n",
            footer = "  shibo rules check packs/CN packs/ID")
    static final class Check implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "DIR", description = "A pack, or a folder of packs.")
        private List<Path> folders;

        @Option(names = "--json", description = "Print what was found as JSON.")
        private boolean json;

        @Option(
                names = "--confidence",
                description =
                        "Count how many measures are verified, a pack a line, and name each text they were compared with.")
        private boolean confidence;

        @Override
        public Integer call() throws IOException {
            Rulebook rulebook = PackReader.rulebook(folders);
            if (confidence) {
                VerifiedRules verified = VerifiedRules.of(rulebook);
                PrintWriter to = spec.commandLine().getOut();
                if (json) {
                    to.println(Json.write(verified.document()));
                } else {
                    verified.print(to);
                }
                return 0;
            }
            List<RiskFiles.Found> risk = RiskFiles.find(folders);
            int remarks = RemarkFiles.count(folders);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(document(rulebook)));
                return 0;
            }
            for (Pack pack : rulebook.packs()) {
                out.printf(
                        "%s  %s: %d channels, %d measures, %d tariff lines, law as of %s%n",
                        pack.name(),
                        pack.title(),
                        pack.channels().size(),
                        pack.measures().size(),
                        pack.goods().size(),
                        pack.vintage());
                out.printf(
                        "    %d of %d measures unverified%n",
                        unverified(pack), pack.measures().size());
            }
            for (Agreement agreement : rulebook.agreements().values()) {
                out.printf(
                        "%s  %s: %d members, %d product rules, law as of %s%n",
                        agreement.name(),
                        agreement.title(),
                        agreement.members().size(),
                        agreement.rules().rules().size(),
                        agreement.vintage());
            }
            if (!rulebook.nomenclature().isEmpty()) {
                out.printf(
                        "HS  nomenclature: %d titles%n",
                        rulebook.nomenclature().entries().size());
            }
            for (RiskFiles.Found found : risk) {
                RiskRules rules = found.rules();
                out.printf(
                        "%s  rules of risk: %d, on the blocklist %d%n",
                        found.folder(),
                        rules.rules().size(),
                        rules.blocklist().entries().size());
            }
            if (remarks > 0) {
                out.printf("remarks of the positive list: %d%n", remarks);
            }
            out.println("rulebook " + rulebook.hash());
            out.println("no problems");
            return 0;
        }

        private static long unverified(Pack pack) {
            return pack.measures().stream()
                    .filter(m -> m.citation().unverified())
                    .count();
        }

        private static Map<String, Object> document(Rulebook rulebook) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("hash", rulebook.hash());
            out.put("vintage", rulebook.vintage().toString());
            out.put("packs", rulebook.packs().stream().map(Check::document).toList());
            return out;
        }

        private static Map<String, Object> document(Pack pack) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("pack", pack.name());
            out.put("hash", pack.hash());
            out.put("measures", pack.measures().size());
            out.put("unverified", unverified(pack));
            out.put("tariffLines", pack.goods().size());
            return out;
        }
    }
}
