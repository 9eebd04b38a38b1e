package io.shibo.cli.samples;

import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.codes.input.Values;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of sample messages: made whole or not at all, and made again only for other settings. */
public final class CebSamples {
    /** Beside the messages: the parcels that rules of risk are to find. */
    public static final String RISKS = "planted-risk.csv";

    private static final String PLANTED = "planted.json";

    private CebSamples() {}

    /** What {@code planted.json} holds. */
    record Summary(
            int format,
            int parcels,
            long seed,
            int messages,
            int documents,
            int released,
            int amountMismatch,
            int overOrderLimit,
            int overYearLimit,
            int notOnList,
            int missingPayment,
            int repeatedSendings,
            int repeatedOrders,
            int suspicious) {
        /** Raised when the generator makes other bytes from the same settings, so that old folders are made again. */
        static final int FORMAT = 2;

        Planted planted() {
            return new Planted(
                    parcels,
                    messages,
                    documents,
                    released,
                    amountMismatch,
                    overOrderLimit,
                    overYearLimit,
                    notOnList,
                    missingPayment,
                    repeatedSendings,
                    repeatedOrders,
                    List.of(),
                    List.of());
        }
    }

    /** The folder's sample, made now if it is not there; its defects are in {@code planted.csv}. */
    public static Planted ensure(Path folder, SampleParcels.Settings settings, Progress progress) throws IOException {
        Summary there = find(folder);
        boolean fits = there != null
                && there.format() == Summary.FORMAT
                && there.parcels() == settings.parcels()
                && there.seed() == settings.seed();
        return there != null && fits ? there.planted() : make(folder, settings, UnaryOperator.identity(), progress);
    }

    /**
     * Makes the sample, in place of one that is there. {@code planted.json} comes last: without it nothing is there.
     *
     * @param seal what signs a message; what gives it back as it is, for messages that say that nobody signed them
     */
    static Planted make(Path folder, SampleParcels.Settings settings, UnaryOperator<byte[]> seal, Progress progress)
            throws IOException {
        progress.phase("making %,d sample parcels".formatted(settings.parcels()));
        Files.createDirectories(folder);
        clean(folder);
        long messagesExpected = 4L * settings.parcels() / 100 + 4;
        int[] written = {0};
        Planted planted = SampleParcels.generate(settings, (name, bytes) -> {
            Files.write(folder.resolve(name), seal.apply(bytes));
            progress.at(++written[0], messagesExpected);
        });
        Outputs.write(folder.resolve("planted.csv"), out -> {
            StringBuilder csv = new StringBuilder("kind,ebp_code,order_no\n");
            for (Planted.Defect defect : planted.defects()) {
                csv.append(Csv.line(List.of(
                                defect.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                defect.ebpCode(),
                                defect.orderNo())))
                        .append('\n');
            }
            out.write(csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        Outputs.write(folder.resolve(RISKS), out -> {
            StringBuilder csv = new StringBuilder("pattern,group,ebp_code,order_no\n");
            for (Planted.Risk risk : planted.risks()) {
                csv.append(Csv.line(List.of(
                                risk.pattern().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                String.valueOf(risk.group()),
                                risk.ebpCode(),
                                risk.orderNo())))
                        .append('\n');
            }
            out.write(csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        Outputs.write(folder.resolve(PLANTED), Json.write(summary(settings, planted)) + "\n");
        progress.clear();
        return planted;
    }

    private static Summary summary(SampleParcels.Settings settings, Planted planted) {
        return new Summary(
                Summary.FORMAT,
                settings.parcels(),
                settings.seed(),
                planted.messages(),
                planted.documents(),
                planted.released(),
                planted.amountMismatch(),
                planted.overOrderLimit(),
                planted.overYearLimit(),
                planted.notOnList(),
                planted.missingPayment(),
                planted.repeatedSendings(),
                planted.repeatedOrders(),
                planted.risks().size());
    }

    /** Removes an earlier sample's own files, its mark first; anything else in the folder stays. */
    private static void clean(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(PLANTED));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).matches("[0-9]{6}-CEB[0-9]{3}\\.xml")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static @Nullable Summary find(Path folder) throws IOException {
        Path file = folder.resolve(PLANTED);
        if (!Files.exists(file)) {
            return null;
        }
        Tree tree = Json.read(file);
        Node root = Node.root(file.toString(), tree, new Problems());
        return new Summary(
                whole(root, "format"),
                whole(root, "parcels"),
                whole(root, "seed"),
                whole(root, "messages"),
                whole(root, "documents"),
                whole(root, "released"),
                whole(root, "amountMismatch"),
                whole(root, "overOrderLimit"),
                whole(root, "overYearLimit"),
                whole(root, "notOnList"),
                whole(root, "missingPayment"),
                whole(root, "repeatedSendings"),
                whole(root, "repeatedOrders"),
                whole(root, "suspicious"));
    }

    /** −1, which fits no settings, where the file says something else. */
    private static int whole(Node root, String name) {
        Integer value = root.field(name).parse(Values.whole(0, Integer.MAX_VALUE));
        return value == null ? -1 : value;
    }
}
