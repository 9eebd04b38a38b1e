package io.shibo.cli.clear;

import io.shibo.clear.Outcome;
import io.shibo.clear.ParcelView;
import io.shibo.clear.Register;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.clear.step.Reason;
import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Step;
import io.shibo.cli.demo.StepFailedException;
import io.shibo.cli.samples.CebSamples;
import io.shibo.hub.clear.RemarkFiles;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.io.RulebookCache;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The window's step of the demo: 20,000 parcels, and what came of them must be what was planted. */
public final class ClearStep implements Step {
    private static final SampleParcels.Settings SAMPLE = new SampleParcels.Settings(20_000, 1);

    @Override
    public String verb() {
        return "clear";
    }

    @Override
    public String title() {
        return "match, assess and decide 20,000 parcels, and answer every document";
    }

    @Override
    public io.shibo.cli.demo.Outcome run(Context context) throws IOException {
        Path samples = context.samples().resolve("ceb");
        Planted planted = CebSamples.ensure(samples, SAMPLE, context.progress());
        Path folder = context.dir("clear");
        clean(folder);
        ingest(context, MessageFiles.find(List.of(samples)), folder);
        context.progress().phase("reading the window's log back");
        Counts counts = new Counts();
        try (Disk disk = Disk.forReading(folder.resolve("log"))) {
            Register register = Register.read(disk);
            ParcelTable.write(register, folder, counts::count);
            compare(planted, counts, register);
        }
        return outcome(context, planted, counts, folder);
    }

    private static void ingest(Context context, List<Path> files, Path folder) throws IOException {
        RetailRegime rules = RetailRegime.of(RulebookCache.under(context.home()).rulebook(List.of(context.packs())))
                .with(RemarkFiles.ofChina(context.packs()));
        // The sample's time is its own: no clock is read, so that every run gives the same figures.
        InstantSource none = () -> {
            throw new IllegalStateException("the demo reads no clock");
        };
        try (Window window = Window.open(Disk.forWriting(folder.resolve("log")), rules)) {
            window.publish(RiskFiles.ofChina(context.packs()));
            context.progress().phase("parcels: messages");
            Ingest ingest = new Ingest(
                    window,
                    new ReceiptFolder(folder.resolve("receipts"), UnaryOperator.identity()),
                    Clock.MESSAGE,
                    none,
                    SignatureCheck.NONE,
                    (line, concludes) -> {});
            ingest.run(files, context.progress());
        }
    }

    private static void clean(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What came of the parcels. */
    private static final class Counts {
        private int released;
        private int held;
        private int waiting;
        private int waitingForPayment;
        private final Map<Reason, Integer> returned = new LinkedHashMap<>();
        private BigDecimal value = BigDecimal.ZERO;
        private BigDecimal tax = BigDecimal.ZERO;

        Counts() {
            for (Reason reason : Reason.values()) {
                returned.put(reason, 0);
            }
        }

        private void count(ParcelView parcel) {
            Outcome outcome = parcel.outcome();
            if (outcome == null) {
                waiting++;
                waitingForPayment += parcel.missing().equals(Set.of(MessageType.CEB411)) ? 1 : 0;
                return;
            }
            Reason reason = outcome.reason();
            if (reason != null) {
                returned.merge(reason, 1, Integer::sum);
                return;
            }
            if (outcome.held()) {
                held++;
                return;
            }
            released++;
            Assessment assessment = outcome.assessment();
            if (assessment != null) {
                value = value.add(assessment.value());
                tax = tax.add(assessment.total());
            }
        }

        int parcels() {
            return released
                    + held
                    + waiting
                    + returned.values().stream().mapToInt(Integer::intValue).sum();
        }

        int returned(Reason reason) {
            return returned.getOrDefault(reason, 0);
        }
    }

    private static void compare(Planted planted, Counts counts, Register register) {
        List<String> differences = new ArrayList<>();
        expect("parcels", planted.parcels(), counts.parcels(), differences);
        // Which parcels the rules of risk hold is not planted one by one: see shibo clear risk evaluate.
        expect("released or held", planted.released(), counts.released + counts.held, differences);
        expect("amount mismatch", planted.amountMismatch(), counts.returned(Reason.MISMATCH), differences);
        expect(
                "over the limit of an order",
                planted.overOrderLimit(),
                counts.returned(Reason.OVER_ORDER_LIMIT),
                differences);
        expect(
                "over the limit of a year",
                planted.overYearLimit(),
                counts.returned(Reason.OVER_YEAR_LIMIT),
                differences);
        expect("not on the list", planted.notOnList(), counts.returned(Reason.NOT_ON_LIST), differences);
        expect("not assessed", 0, counts.returned(Reason.NOT_ASSESSED), differences);
        expect("waiting for payment", planted.missingPayment(), counts.waitingForPayment, differences);
        expect("waiting", planted.missingPayment(), counts.waiting, differences);
        register.broken().forEach(broken -> differences.add("invariant " + broken));
        if (!differences.isEmpty()) {
            throw new StepFailedException(
                    "the window came to something else than was planted: " + String.join("; ", differences));
        }
    }

    private static void expect(String what, int planted, int found, List<String> differences) {
        if (planted != found) {
            differences.add("%s: planted %d, found %d".formatted(what, planted, found));
        }
    }

    private static io.shibo.cli.demo.Outcome outcome(Context context, Planted planted, Counts counts, Path folder) {
        Map<String, Object> returned = new LinkedHashMap<>();
        counts.returned.forEach((reason, count) -> {
            if (count > 0) {
                returned.put(ParcelTable.lower(reason), count);
            }
        });
        int sum = counts.returned.values().stream().mapToInt(Integer::intValue).sum();
        return io.shibo.cli.demo.Outcome.builder()
                .figure("parcels", counts.parcels())
                .figure("messages", planted.messages())
                .figure("documents", planted.documents())
                .figure("released", counts.released)
                .figure("held", counts.held)
                .figure("returned", returned)
                .figure("waitingForPayment", counts.waitingForPayment)
                .figure("plantedRepeatedSendings", planted.repeatedSendings())
                .figure("plantedRepeatedOrders", planted.repeatedOrders())
                .figure("releasedValue", yuan(counts.value))
                .figure("tax", yuan(counts.tax))
                .figure("signatures", "not checked")
                .line(
                        "%,d parcels in %,d messages, %,d documents; signatures not checked"
                                .formatted(counts.parcels(), planted.messages(), planted.documents()),
                        context.samples().resolve("ceb"))
                .line("released %,d, tax %s yuan".formatted(counts.released, grouped(counts.tax)), "/clear")
                .line("held for an officer %,d".formatted(counts.held), "/clear?state=held")
                .line("returned %,d: %s".formatted(sum, inWords(counts)), folder.resolve("parcels.csv"))
                .line(
                        "waiting %,d, all for their payment (CEB411)".formatted(counts.waiting),
                        folder.resolve("history.csv"))
                .line("every count of parcels equals what was planted; receipts written", folder.resolve("receipts"))
                .build();
    }

    private static String inWords(Counts counts) {
        return "amount mismatch %,d, over the limit of an order %,d, of a year %,d, not on the list %,d"
                .formatted(
                        counts.returned(Reason.MISMATCH),
                        counts.returned(Reason.OVER_ORDER_LIMIT),
                        counts.returned(Reason.OVER_YEAR_LIMIT),
                        counts.returned(Reason.NOT_ON_LIST));
    }

    private static io.shibo.codes.Money yuan(BigDecimal amount) {
        return io.shibo.codes.Money.of(amount, io.shibo.codes.Money.currency("CNY"));
    }

    private static String grouped(BigDecimal amount) {
        return "%,.2f".formatted(amount);
    }
}
