package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.engine.Replay;
import io.shibo.clear.log.LogReader;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The invariants hold of a good log, are tried on its facts, and are seen to break where two logs are mixed into one. */
class InvariantTest {
    private static final List<ParcelDocument> PARCEL = Samples.parcel();

    private record Seen(Event.Logged event, Effect effect) {}

    private static MemoryIo log(List<? extends ParcelDocument> documents) {
        MemoryIo io = new MemoryIo();
        try (Window window = Window.open(io, new FixedRates())) {
            for (ParcelDocument document : documents) {
                window.submit(Samples.message(document), Samples.NOON);
            }
            window.commit();
        }
        return io;
    }

    private static List<Seen> effects(MemoryIo io) throws IOException {
        List<Seen> seen = new ArrayList<>();
        Replay replay = new Replay((event, effect) -> seen.add(new Seen(event, effect)));
        LogReader.read(io, 1, replay::accept);
        return seen;
    }

    private static List<String> broken(List<Seen> seen) {
        Audit audit = new Audit();
        seen.forEach(one -> audit.watch(one.event(), one.effect()));
        return audit.broken();
    }

    @Test
    void holdOfAGoodLogAndAreTriedOnItsFacts() throws IOException {
        List<ParcelDocument> stream = new ArrayList<>();
        Samples.byOrder(60, 5).values().forEach(stream::addAll);
        Register register = Register.read(log(stream));

        assertThat(register.broken()).isEmpty();
        assertThat(register.invariants()).hasSize(12).allMatch(Invariant::holds);
        assertThat(register.invariants())
                .filteredOn(one -> Set.of(1, 2, 3, 4, 6, 7, 8, 9, 10, 11).contains(one.number()))
                .allMatch(one -> one.facts() > 0);
        assertThat(register.invariants().getFirst().facts()).isEqualTo(stream.size());
    }

    @Test
    void aReleaseWithoutItsDocumentsIsSeen() throws IOException {
        List<Seen> ends = effects(log(PARCEL)).stream()
                .filter(one -> one.effect() instanceof Effect.Ended)
                .toList();

        assertThat(ends).hasSize(1);
        assertThat(broken(ends)).anyMatch(one -> one.startsWith("3: "));
    }

    @Test
    void aPaymentThatServesTwoOrdersIsSeen() throws IOException {
        Payment payment = (Payment) PARCEL.get(1);
        List<Seen> mixed = new ArrayList<>(effects(log(List.of(payment))));
        mixed.addAll(effects(log(List.of(Samples.with(payment, "orderNo", "OTHER")))));

        assertThat(broken(mixed)).singleElement().asString().startsWith("6: ");
    }

    @Test
    void aDocumentThatWasAnsweredTwiceIsSeen() throws IOException {
        List<Seen> seen = effects(log(PARCEL));
        Seen first = seen.getFirst();
        List<Seen> twice = new ArrayList<>(seen);
        twice.add(0, first);

        assertThat(broken(seen)).isEmpty();
        assertThat(broken(twice)).singleElement().asString().startsWith("1: ");
    }

    @Test
    void aGapIsSeen() {
        Audit audit = new Audit();
        audit.record(1);
        audit.record(3);

        assertThat(audit.broken()).singleElement().asString().startsWith("11: ");
        assertThat(Invariant.of(audit, audit.broken()))
                .filteredOn(one -> !one.holds())
                .extracting(Invariant::number)
                .containsExactly(11);
    }
}
