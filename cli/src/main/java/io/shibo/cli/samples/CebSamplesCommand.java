package io.shibo.cli.samples;

import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.seal.Authority;
import io.shibo.clear.seal.SealAlgorithm;
import io.shibo.cli.shell.Home;
import io.shibo.cli.shell.Progress;
import io.shibo.hub.seal.SealFiles;
import io.shibo.hub.seal.TrialKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code shibo samples ceb}: parcels in the real message formats. */
@Command(
        name = "ceb",
        mixinStandardHelpOptions = true,
        description = {
            "Make parcels as CEB311, 411, 511 and 621 messages of up to 100 documents, with known defects planted.",
            "planted.json says how many of each, planted.csv which; planted-risk.csv names parcels whose papers agree and that",
            "rules of risk are to find. Nobody in them exists. Unless --signed, declarations say that nobody signed them."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo samples ceb --parcels 20000 --seed 1",
            "  shibo samples ceb --parcels 2000 --signed -o /tmp/ceb",
            "  shibo clear ingest /tmp/ceb --time message --trust /tmp/ceb/keys/trust"
        })
final class CebSamplesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--parcels", paramLabel = "N", defaultValue = "20000", description = "How many; 20000 unless told.")
    private int parcels;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed gives the same bytes.")
    private int seed;

    @Option(
            names = "--signed",
            description =
                    "Sign every message (SM2 over SM3) by the key of their sender, a broker that is registered for all companies in them. Keys and the folder of trust are in DIR/keys, made if they are not there.")
    private boolean signed;

    @Option(names = "-o", paramLabel = "DIR", description = "Where they go; samples/ceb unless told.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        SampleParcels.Settings settings;
        try {
            settings = new SampleParcels.Settings(parcels, seed);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()), outOfRange);
        }
        Path to = folder == null ? Home.samples().resolve("ceb") : folder;
        Planted planted = CebSamples.make(
                to,
                settings,
                signed ? seal(to.resolve("keys")) : UnaryOperator.identity(),
                Progress.to(spec.commandLine().getErr()));
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d parcels, %,d documents in %,d messages, %,d parcels for the rules of risk to find: %s%n",
                        planted.parcels(),
                        planted.documents(),
                        planted.messages(),
                        planted.risks().size(),
                        to);
        return 0;
    }

    /** Keys are made by chance, so signed messages repeat only with the same keys. */
    private static UnaryOperator<byte[]> seal(Path keys) throws IOException {
        String sender = SampleParcels.sender();
        if (!Files.exists(keys.resolve(SealFiles.PASSWORD))) {
            Map<String, String> companies = new TreeMap<>(SampleParcels.companies());
            String name = String.valueOf(companies.remove(sender));
            TrialKeys.make(
                    keys,
                    SealAlgorithm.SM2_SM3,
                    List.of(new TrialKeys.Company(sender, name, companies)),
                    new Authority.Period(Instant.parse("2025-12-31T16:00:00Z"), Instant.parse("2035-12-31T15:59:59Z")),
                    new SecureRandom());
        }
        return SealFiles.sealer(keys.resolve(sender + ".p12"), null)::sign;
    }
}
