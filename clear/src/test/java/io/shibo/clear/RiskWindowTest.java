package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.FactsReader;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.log.Disk;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.RiskRulesReader;
import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.State;
import io.shibo.codes.Language;
import io.shibo.codes.input.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of risk and officers' decisions from message to receipt, through the log and back. */
class RiskWindowTest {
    static RiskRules shipped() {
        Path folder = Path.of(System.getProperty("shibo.root", ".."), "packs", "CN", RiskRulesReader.FOLDER);
        Problems problems = new Problems();
        try {
            byte[] rules = Files.readAllBytes(folder.resolve(RiskRulesReader.RULES));
            return Objects.requireNonNull(RiskRulesReader.read(folder.toString(), rules, null, null, problems));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The shipped rules with no draw, so that a parcel's channel depends on the parcel. */
    static RiskRules withoutDraw() throws IOException {
        Path folder = Path.of(System.getProperty("shibo.root", ".."), "packs", "CN", RiskRulesReader.FOLDER);
        String text = Files.readString(folder.resolve(RiskRulesReader.RULES))
                .replace("{indicator: lot, below: 50}", "{indicator: lot, below: 0}");
        return Objects.requireNonNull(RiskRulesReader.read(
                "test", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), null, null, new Problems()));
    }

    private static Map<String, String> statuses(Window.Batch batch) {
        Map<String, String> statuses = new HashMap<>();
        batch.answers().forEach(answer -> {
            if (answer.type().name().equals("CEB621")) {
                statuses.put(answer.key(), answer.receipt().returnStatus());
            }
        });
        return statuses;
    }

    @Test
    void holdsWhatTheRulesHitAndReplaysToTheSame(@TempDir Path folder) throws IOException {
        Map<String, String> last = new HashMap<>();
        Planted planted;
        String hash;
        try (Window window = Window.open(Disk.forWriting(folder), new FixedRates())) {
            window.publish(shipped());
            planted = SampleParcels.generate(new SampleParcels.Settings(1500, 11), (name, bytes) -> {
                Reading.Message message = (Reading.Message) CebReader.read(new ByteArrayInputStream(bytes));
                long at = message.documents().stream()
                        .mapToLong(Intake::statedAt)
                        .max()
                        .orElse(0);
                window.submit(message, bytes, at);
                last.putAll(statuses(window.commit()));
            });
            hash = window.stateHash();
        }
        Set<String> held = new HashSet<>();
        last.forEach((key, status) -> {
            if (status.equals("300") || status.equals("500")) {
                held.add(key);
            }
        });
        Set<String> reversed = new HashSet<>();
        Set<String> wrong = new HashSet<>();
        for (Planted.Risk risk : planted.risks()) {
            String key = Document.key(risk.ebpCode(), risk.orderNo());
            if (risk.pattern() == Planted.Pattern.INTERVAL_REVERSED) {
                reversed.add(key);
            }
            if (risk.pattern() == Planted.Pattern.WRONG_IDENTITY) {
                wrong.add(key);
            }
        }
        assertThat(reversed).isNotEmpty().allSatisfy(key -> assertThat(last).containsEntry(key, "500"));
        assertThat(wrong)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(last)
                        .hasEntrySatisfying(key, status -> assertThat(status).isIn("300", "500")));
        long released = last.values().stream().filter("800"::equals).count();
        assertThat(released + held.size()).isEqualTo(planted.released());
        Register register;
        try (Disk disk = Disk.forReading(folder)) {
            register = Register.read(disk);
            assertThat(register.stateHash()).isEqualTo(hash);
            assertThat(register.broken()).isEmpty();
            String order = reversed.iterator().next().split("\\|")[1];
            ParcelView parcel = register.find(order).getFirst().parcel();
            assertThat(parcel.state()).isEqualTo(ParcelView.Standing.HELD);
            assertThat(parcel.history().stream().map(entry -> entry.text(Language.EN, shipped())))
                    .anyMatch(text -> text.startsWith(
                            "The waybill was made out before the payment: time from payment to waybill -"))
                    .anyMatch(text -> text.startsWith("To be looked at: inspection"));
        }
        try (Window again = Window.open(Disk.forWriting(folder), new FixedRates())) {
            // The same rules are in force already: nothing is written.
            long place = again.lastSequence();
            again.publish(shipped());
            assertThat(again.lastSequence()).isEqualTo(place);
        }
    }

    private static OfficerDecision decision(OfficerAction action, long at) {
        return new OfficerDecision(action, "li", "箱内与申报一致", at);
    }

    /** A parcel held for its buyer's identity number, which has a wrong check digit. */
    private static Declaration held(Window window) throws IOException {
        window.publish(withoutDraw());
        List<ParcelDocument> parcel = Samples.parcel().stream()
                .map(document -> switch (document) {
                    case io.shibo.clear.ceb.Order order ->
                        (ParcelDocument) Samples.with(order, "buyerIdNumber", wrong(order.buyerIdNumber()));
                    case io.shibo.clear.ceb.Payment payment ->
                        Samples.with(payment, "payerIdNumber", wrong(payment.payerIdNumber()));
                    case Declaration declaration ->
                        Samples.with(declaration, "buyerIdNumber", wrong(declaration.buyerIdNumber()));
                    default -> document;
                })
                .toList();
        parcel.forEach(document -> window.submit(Samples.message(document), Samples.NOON));
        assertThat(statuses(window.commit()).values()).containsExactly("300");
        return (Declaration) parcel.getLast();
    }

    private static String wrong(String number) {
        return number.substring(0, 17) + (number.charAt(17) == '7' ? '8' : '7');
    }

    @Test
    void officerInspectsThenReleasesAndClosesButNotTwice(@TempDir Path folder) throws IOException {
        Window window = Window.open(Disk.forWriting(folder), new FixedRates());
        Declaration declaration = held(window);
        String order = declaration.orderNo();
        String platform = declaration.ebpCode();

        assertThat(window.decide(order, platform, decision(OfficerAction.CLOSE, Samples.NOON + 1)))
                .isEqualTo(new Window.Ruling(false, ParcelStatus.REVIEW));
        assertThat(window.decide(order, "other", decision(OfficerAction.RELEASE, Samples.NOON + 2)))
                .isEqualTo(new Window.Ruling(false, null));
        assertThat(window.commit().answers()).isEmpty();

        assertThat(window.decide(order, platform, decision(OfficerAction.INSPECT, Samples.NOON + 3))
                        .taken())
                .isTrue();
        assertThat(statuses(window.commit())).containsExactly(Map.entry(declaration.key(), "500"));
        // The declaration sent again is told where its parcel stands, and asks nothing of the quota.
        window.submit(Samples.message(declaration), Samples.NOON + 4);
        assertThat(window.commit().answers().stream()
                        .map(answer -> answer.receipt().returnStatus()))
                .containsExactly("120", "500");

        assertThat(window.decide(order, platform, decision(OfficerAction.RELEASE, Samples.NOON + 5))
                        .taken())
                .isTrue();
        Output.Answer released = window.commit().answers().getFirst();
        assertThat(released.receipt().returnStatus()).isEqualTo("800");
        assertThat(released.receipt().returnTime()).isEqualTo(ChinaTime.seventeen(Samples.NOON + 5));
        assertThat(window.decide(order, platform, decision(OfficerAction.RELEASE, Samples.NOON + 6)))
                .isEqualTo(new Window.Ruling(false, ParcelStatus.RELEASED));
        assertThat(window.decide(order, platform, decision(OfficerAction.CLOSE, Samples.NOON + 7))
                        .taken())
                .isTrue();
        assertThat(statuses(window.commit())).containsExactly(Map.entry(declaration.key(), "899"));
        assertThat(window.parcels(order).getFirst().history().stream().map(entry -> entry.text(Language.EN)))
                .contains("li decided: inspect. 箱内与申报一致", "li decided: release. 箱内与申报一致", "li decided: close. 箱内与申报一致");
        String hash = window.stateHash();
        window.close();
        try (Disk disk = Disk.forReading(folder)) {
            Register register = Register.read(disk);
            assertThat(register.broken()).isEmpty();
            assertThat(register.stateHash()).isEqualTo(hash);
        }
    }

    @Test
    void returningGivesTheQuotaBack(@TempDir Path folder) throws IOException {
        Window window = Window.open(Disk.forWriting(folder), new FixedRates());
        Declaration declaration = held(window);
        long year = ChinaTime.year(Samples.NOON);
        Key buyer = new FactsReader()
                .of(
                        declaration,
                        new FixedRates().assess(declaration, ChinaTime.day(Samples.NOON)),
                        List.of(),
                        null,
                        Reading.Signature.NOT_CHECKED)
                .dues()
                .buyerYear((int) year);

        assertThat(window.quota(buyer).used()).isPositive();
        // A year later: what was granted in one year is given back to that year.
        long later = Samples.NOON + 365L * 86_400_000;
        assertThat(window.decide(declaration.orderNo(), declaration.ebpCode(), decision(OfficerAction.RETURN, later))
                        .taken())
                .isTrue();
        Output.Answer returned = window.commit().answers().getFirst();
        assertThat(returned.receipt().returnStatus()).isEqualTo("100");
        assertThat(returned.receipt().returnInfo()).contains("箱内与申报一致");
        assertThat(window.quota(buyer)).isEqualTo(State.BuyerYear.EMPTY);
        window.close();
        try (Disk disk = Disk.forReading(folder)) {
            assertThat(Register.read(disk).broken()).isEmpty();
        }
    }

    @Test
    void withoutRulesEveryParcelIsGreen(@TempDir Path folder) throws IOException {
        try (Window window = Window.open(Disk.forWriting(folder), new FixedRates())) {
            Samples.parcel().forEach(document -> window.submit(Samples.message(document), Samples.NOON));
            assertThat(statuses(window.commit()).values()).containsExactly("800");
        }
    }

    @Test
    void cancelledWhileAnOfficerLooksAtItCannotBeReleasedAfterwards(@TempDir Path folder) throws IOException {
        try (Window window = Window.open(Disk.forWriting(folder), new FixedRates())) {
            Declaration list = held(window);
            window.decide(list.orderNo(), list.ebpCode(), decision(OfficerAction.INSPECT, Samples.NOON + 1));
            var cancellation =
                    Parcels.withAll(Parcels.cancellation(900_001, list, "000000000000000000"), "copNo", list.copNo());
            window.submit(Samples.message(cancellation), Samples.NOON + 2);
            assertThat(window.decide(list.orderNo(), list.ebpCode(), decision(OfficerAction.RELEASE, Samples.NOON + 3)))
                    .isEqualTo(new Window.Ruling(false, ParcelStatus.RETURNED));
            assertThat(statuses(window.commit())).containsValue("100").doesNotContainValue("800");
        }
        try (Disk disk = Disk.forReading(folder)) {
            assertThat(Register.read(disk).broken()).isEmpty();
        }
    }
}
