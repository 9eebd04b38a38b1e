package io.shibo.cli.clear;

import io.shibo.clear.seal.Authority;
import io.shibo.clear.seal.SealAlgorithm;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.seal.TrialKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear keys}: keys and certificates for trying out. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Keys and certificates for trying out signatures.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = KeysCommand.Make.class)
final class KeysCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private enum Kind {
        SM2,
        RSA
    }

    /** {@code shibo clear keys make}. */
    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description = {
                "Make an authority, a key for each company and one for the window, and the folder of trust that a window checks by.",
                "Not for real trade: a zone's certificates come from its electronic port."
            },
            footerHeading = "%nExample:%n",
            footer = {
                "  shibo clear keys make /tmp/keys --company 3301994S01=Broker",
                "  shibo clear sign declaration.xml --key /tmp/keys/3301994S01.p12 -o /tmp/signed.xml",
                "  shibo clear check-signature /tmp/signed.xml --trust /tmp/keys/trust",
                "  shibo clear ingest /tmp/signed.xml --trust /tmp/keys/trust --seal /tmp/keys/window.p12"
            })
    static final class Make implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "Where they go; it must hold no keys yet.")
        private Path folder = Path.of("");

        @Option(
                names = "--company",
                paramLabel = "CODE[=NAME]",
                required = true,
                description = "A company by its customs code; repeat it for more.")
        private List<String> companies = List.of();

        @Option(
                names = "--algorithm",
                paramLabel = "sm2|rsa",
                defaultValue = "sm2",
                description =
                        "What the keys are (default: ${DEFAULT-VALUE}). RSA signs over SHA-1, as the specification has it.")
        private Kind algorithm = Kind.SM2;

        @Option(
                names = "--from",
                paramLabel = "DATE",
                defaultValue = "2022-01-01",
                description =
                        "First day of the certificates (default: ${DEFAULT-VALUE}). Those of RSA from 2022-07-01 on are accepted only where trust.properties says so.")
        private LocalDate from = LocalDate.EPOCH;

        @Option(
                names = "--years",
                paramLabel = "N",
                defaultValue = "10",
                description = "How long (default: ${DEFAULT-VALUE}).")
        private int years;

        @Override
        public void run() {
            if (years < 1 || years > 50) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--years %d is not between 1 and 50.".formatted(years));
            }
            List<TrialKeys.Company> named = new ArrayList<>();
            for (String company : companies) {
                named.add(company(company));
            }
            ZoneOffset china = ZoneOffset.ofHours(8);
            try {
                TrialKeys.make(
                        folder,
                        algorithm == Kind.SM2 ? SealAlgorithm.SM2_SM3 : SealAlgorithm.RSA_SHA1,
                        named,
                        new Authority.Period(
                                from.atStartOfDay(china).toInstant(),
                                from.plusYears(years)
                                        .atStartOfDay(china)
                                        .toInstant()
                                        .minusSeconds(1)),
                        new SecureRandom());
            } catch (FileAlreadyExistsException there) {
                throw new InputException(new Problem(
                        String.valueOf(there.getMessage()), 0, "", "is there already. Name an empty folder."));
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
            spec.commandLine()
                    .getOut()
                    .printf("%d companies' keys, the window's and the folder of trust: %s%n", named.size(), folder);
        }

        private TrialKeys.Company company(String text) {
            String[] parts = text.split("=", 2);
            if (!parts[0].matches("[0-9A-Za-z]{1,18}")) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--company %s: a customs code has 1 to 18 letters and digits.".formatted(Problem.show(text)));
            }
            return new TrialKeys.Company(parts[0], parts.length > 1 ? parts[1] : parts[0], Map.of());
        }
    }
}
