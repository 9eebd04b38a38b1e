package io.shibo.clear;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.engine.DivergedLogException;
import io.shibo.clear.engine.Engine;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.export.Conclusion;
import io.shibo.clear.export.SummaryDeclaration;
import io.shibo.clear.intake.FactsReader;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.intake.Prepared;
import io.shibo.clear.ledger.BondedStock;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.log.Commit;
import io.shibo.clear.log.Io;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.retail.TaxBills;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The single window on one machine: takes messages, decides, and answers once everything is on disk.
 *
 * <pre>{@code
 * try (Window window = Window.open(Disk.forWriting(folder), regime)) {
 *     switch (CebReader.read(new ByteArrayInputStream(raw))) {
 *         case Reading.Message message -> window.submit(message, raw, clock.millis());
 *         case Reading.Refusal refusal -> send(Intake.answer(refusal, clock.millis()));
 *     }
 *     window.commit().answers().forEach(this::send);
 * }
 * }</pre>
 *
 * <p>Single-threaded. A failed write or force stops it for good ({@link io.shibo.clear.log.LogFailedException}); opening it
 * again recovers what was acknowledged, and replays it to the identical state.
 */
public final class Window implements AutoCloseable {
    private final Engine engine;
    private final Archive archive;
    private final Packing packing;
    private final WaybillIndex waybills;
    private final Assessor assessor;

    /** Read by those who make messages ready. */
    private volatile RiskRules risk = RiskRules.NONE;

    /** What the next commit gives. */
    private final Leaving leaving;

    /** The day up to which accounts were looked at; none since the opening. */
    private int ticked = Integer.MIN_VALUE;

    /**
     * What may leave the window.
     *
     * @param answers receipts, in the order of arrival
     * @param decided parcels that have ended
     * @param settled guarantors whose tax bills were summarised
     * @param listed export lists that have come to stand elsewhere
     * @param summed applications to sum up export lists that were decided
     * @param notices what is sent without having been asked for, in order
     * @param upTo the place in the log of the last record that it comes from
     */
    public record Batch(
            List<Output.Answer> answers,
            List<Output.Decided> decided,
            List<Effect.Settled> settled,
            List<Output.Listed> listed,
            List<Output.Summed> summed,
            List<Output.Notice> notices,
            long upTo) {}

    private Window(Io io, Engine engine, Assessor rules, Packing packing) {
        this.engine = engine;
        archive = new Archive(io, packing, engine::flush);
        leaving = new Leaving(archive);
        assessor = rules;
        this.packing = packing;
        waybills = new WaybillIndex(io, packing, archive, true);
    }

    /** Opens the window with the fast packing; see {@link #open(Io, Assessor, Packing)}. */
    public static Window open(Io io, Assessor rules) {
        return open(io, rules, Packing.FAST);
    }

    /**
     * Opens the window on its log: takes the newest snapshot and replays what came after.
     *
     * @param io closed with the window
     * @param packing how raw messages are kept small
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records are damaged
     * @throws DivergedLogException if the log's decisions cannot be come to again
     */
    public static Window open(Io io, Assessor rules, Packing packing) {
        return new Window(io, Engine.open(io), rules, packing);
    }

    /** @param every events between two snapshots, ≥ 1 */
    static Window open(Io io, Assessor rules, long every) {
        return open(io, rules, Packing.FAST, every);
    }

    /** @param every events between two snapshots, ≥ 1 */
    static Window open(Io io, Assessor rules, Packing packing, long every) {
        return new Window(io, Engine.open(io, every), rules, packing);
    }

    /**
     * Takes a message's documents. Their receipts come out of the next {@link #commit}.
     *
     * @param raw the message's bytes as they arrived: the log keeps them
     * @param at arrival, milliseconds since 1970 in UTC; an earlier time than the last one's is taken as the last one's, so
     *     that the log's time never runs backwards
     */
    public void submit(Reading.Message message, byte[] raw, long at) {
        submit(prepare(message, raw, Math.max(at, engine.lastAt())));
    }

    /**
     * Makes a message ready, in any thread: several may do so beside the window's own.
     *
     * @param raw the message's bytes as they arrived: the log keeps them
     * @param at arrival, milliseconds since 1970 in UTC
     */
    public Prepared prepare(Reading.Message message, byte[] raw, long at) {
        RiskRules rules = risk;
        return Prepared.of(new Intake(assessor).with(rules).check(message, at), message, raw, at, packing, rules);
    }

    /**
     * Takes the documents of a message that was made ready, as {@link #submit(Reading.Message, byte[], long)} does. Where the
     * day or the rules of risk are others by now, they are assessed anew.
     */
    public void submit(Prepared prepared) {
        long time = Math.max(prepared.at(), engine.lastAt());
        Prepared holding = prepared.holds(time, risk) ? prepared : prepare(prepared.reading(), prepared.raw(), time);
        submit(holding.documents(), holding.message(time), time);
    }

    /**
     * Takes a message that was made here and never was bytes: it is written first.
     *
     * @throws IllegalArgumentException if one of its documents could not be read
     */
    public void submit(Reading.Message message, long at) {
        List<Document> documents = new ArrayList<>();
        for (Reading.Item item : message.documents()) {
            Document document = item.document();
            if (document == null) {
                throw new IllegalArgumentException(
                        "a document that could not be read has no bytes but those that arrived");
            }
            documents.add(document);
        }
        submit(message, CebWriter.message(message.type(), message.guid(), message.transfer(), documents, null), at);
    }

    /**
     * Lets days pass: settles what has fallen due at guarantors' accounts. Messages do so of themselves; a window that nobody
     * sends anything may be told of a new day. Durable after the next {@link #commit}.
     *
     * @param at milliseconds since 1970 in UTC; an earlier time than the last one's changes nothing
     */
    public void tick(long at) {
        int day = ChinaTime.epochDay(at);
        if (day <= ticked || at < engine.lastAt()) {
            return;
        }
        ticked = day;
        List<Key> due = new ArrayList<>();
        engine.forEach(Key.Space.GUARANTOR, (key, state) -> {
            if (state instanceof State.Account account && account.guarantee().isDue(day)) {
                due.add(key);
            }
        });
        // In an order of their own, so that the same log is written whatever the table's.
        due.sort(Comparator.comparingLong(Key::high).thenComparingLong(Key::low));
        for (Key key : due) {
            engine.apply(0, new Event.Ticked(engine.nextSequence(), at, key), leaving::ofAccount);
            engine.endGroup();
        }
    }

    private void submit(List<Intake.Checked> documents, LogEntry.Message message, long at) {
        tick(at);
        archive.remember(engine.nextSequence(), documents);
        engine.add(message);
        for (int i = 0; i < documents.size(); i++) {
            Intake.Checked document = documents.get(i);
            long sequence = engine.nextSequence();
            engine.apply(i + 1, document.event(sequence, at), effect -> leaving.ofDocument(sequence, effect, document));
        }
        leaving.takeFindings().forEach(engine::add);
        engine.endGroup();
    }

    /** Puts rules of risk into force, if they are not yet. Without any every parcel is green. */
    public void publish(RiskRules rules) {
        risk = rules;
        RiskTerms known = engine.find(Key.rules()) instanceof State.Rules inForce ? inForce.terms() : RiskTerms.NONE;
        if (!known.equals(rules.terms())) {
            engine.apply(0, new Event.Published(engine.nextSequence(), engine.lastAt(), rules.terms()), effect -> {});
            engine.endGroup();
        }
    }

    /**
     * What came of an officer's decision.
     *
     * @param taken whether it was taken; a decision that was not is in the log all the same
     * @param status where the parcel stands now; null where there is no such parcel
     */
    public record Ruling(boolean taken, @Nullable ParcelStatus status) {}

    /**
     * Takes an officer's decision. The declarant's receipt comes out of the next {@link #commit}, and only then is it on disk.
     *
     * @param ebpCode the platform, which tells apart parcels under one order number
     */
    public Ruling decide(String orderNo, String ebpCode, OfficerDecision decision) {
        OfficerDecision timed = new OfficerDecision(
                decision.action(), decision.officer(), decision.reason(), Math.max(decision.at(), engine.lastAt()));
        FactsReader reader = new FactsReader();
        long sequence = engine.nextSequence();
        Event.Acted acted = new Event.Acted(sequence, Key.order(orderNo), reader.platform(ebpCode), timed);
        Ruling[] ruling = {new Ruling(true, decision.action().leadsTo())};
        engine.apply(0, acted, effect -> {
            if (effect instanceof Effect.Declined declined) {
                ruling[0] = new Ruling(false, declined.status());
            } else {
                leaving.ofOfficer(sequence, effect);
            }
        });
        engine.endGroup();
        return ruling[0];
    }

    /** Forces everything submitted to disk and gives what may leave now. */
    public Batch commit() {
        engine.commit();
        return leaving.take(lastSequence());
    }

    /** A commit that is under way, and what may leave once it is done. */
    @FunctionalInterface
    public interface Pending {
        /** Waits until everything is on disk; throws as {@link #commit} does. */
        Batch await();
    }

    /** Forces everything submitted to disk beside the caller, who may submit further messages meanwhile. */
    public Pending commitLater() {
        Commit force = engine.commitLater();
        Batch batch = leaving.take(lastSequence());
        return () -> {
            force.await();
            return batch;
        };
    }

    /**
     * Tells an account of a deposit, a withdrawal, a payment or goods received. Durable after the next {@link #commit}.
     *
     * @param key {@link Key#guarantor} or {@link Key#stock}
     * @param amount fen, or 1/100000 of the goods' unit
     * @param at when, milliseconds since 1970 in UTC
     * @return false where it was refused, as it is more than there is
     */
    public boolean book(Key key, Event.Booking booking, long amount, long at) {
        long time = Math.max(at, engine.lastAt());
        boolean[] done = {false};
        engine.apply(0, new Event.Booked(engine.nextSequence(), time, key, booking, amount), effect -> {
            if (effect instanceof Effect.Told told) {
                done[0] = told.done();
            } else {
                leaving.ofAccount(effect);
            }
        });
        engine.endGroup();
        return done[0];
    }

    /** The account of a guarantor, by its company code; empty where nothing was ever booked. */
    public Guarantee guarantee(String assureCode) {
        return engine.find(Key.guarantor(assureCode)) instanceof State.Account account
                ? account.guarantee()
                : Guarantee.NONE;
    }

    /** An item of a bonded account book; empty where nothing was ever booked. */
    public BondedStock stock(String emsNo, String itemRecordNo) {
        return engine.find(Key.stock(emsNo, itemRecordNo)) instanceof State.Stock stock
                ? stock.goods()
                : BondedStock.NONE;
    }

    /** What a buyer's year has used, 1/100000 yuan. */
    public long used(String identity, int year) {
        return engine.find(Key.buyerYear(identity, year)) instanceof State.BuyerYear one ? one.used() : 0;
    }

    /**
     * The tax bill (CEB816) of a released parcel.
     *
     * @throws IllegalArgumentException if it was not released
     */
    public TaxBill taxBill(Output.Decided decided) {
        Archive.Filed filed = archive.find(decided.ending().declared());
        if (decided.ending().released()
                && filed != null
                && filed.document() instanceof Declaration declaration
                && filed.assessment() != null) {
            return TaxBills.of(
                    declaration,
                    filed.assessment(),
                    Answers.listNumber(decided.keys(), decided.ending()),
                    decided.ending().at());
        }
        throw new IllegalArgumentException("parcel %s has no tax bill".formatted(decided.parcel()));
    }

    /** How much the next {@link #commit} will give as it stands, so that one can tell whose is whose. */
    Leaving.Extent waiting() {
        return leaving.extent();
    }

    /** The place in the log of the last record; 0 for an empty log. */
    public long lastSequence() {
        return engine.nextSequence() - 1;
    }

    /** The parcels under an order number, each with its documents and history; empty where none is known. */
    public List<Register.Entry> entries(String orderNo) {
        State.Dossier dossier = findDossier(orderNo);
        return dossier == null
                ? List.of()
                : Register.Entry.of(orderNo, dossier, archive, engine::find, engine.lastAt());
    }

    /** The exports under an order number; empty where none is known. */
    public List<ExportView> exports(String orderNo) {
        return ExportView.of(orderNo, engine::find, archive);
    }

    /** The exports of an order number or of a waybill's; empty where none is known. */
    public List<ExportView> findExports(String orderOrWaybill) {
        List<ExportView> found = exports(orderOrWaybill);
        if (!found.isEmpty()) {
            return found;
        }
        try {
            engine.commit();
            String order = waybills.orderOf(orderOrWaybill);
            return order == null ? List.of() : exports(order);
        } catch (IOException failed) {
            throw new UncheckedIOException("the log cannot be read", failed);
        }
    }

    /** The applications to sum up export lists that were decided, the latest first. */
    public List<SummaryView> summaries() {
        return SummaryView.list(engine.slices(), archive);
    }

    /** The declarations that the lists of a summary became; none where no summary has the number. */
    public List<SummaryDeclaration> declarations(String sumNo) {
        List<SummaryDeclaration> found = new ArrayList<>();
        Archive log = archive;
        engine.forEach(Key.Space.EXPORT, (key, state) -> {
            Conclusion conclusion = SummaryView.conclusion(state);
            if (conclusion != null && conclusion.summed()) {
                SummaryView view = SummaryView.of(conclusion, log);
                if (view != null && view.sumNo().equals(sumNo)) {
                    found.addAll(Summaries.declarations(conclusion, log));
                }
            }
        });
        return found;
    }

    /** The parcels of an order number or of a waybill's; empty where none is known. */
    public List<Register.Entry> find(String orderOrWaybill) {
        List<Register.Entry> found = entries(orderOrWaybill);
        if (!found.isEmpty()) {
            return found;
        }
        try {
            engine.commit();
            String order = waybills.orderOf(orderOrWaybill);
            return order == null ? List.of() : entries(order);
        } catch (IOException failed) {
            throw new UncheckedIOException("the log cannot be read", failed);
        }
    }

    /** The parcels under an order number, each with its history; empty where none is known. */
    public List<ParcelView> parcels(String orderNo) {
        return entries(orderNo).stream().map(Register.Entry::parcel).toList();
    }

    /** The papers of an order number; null where none is known. */
    public State.@Nullable Dossier findDossier(String orderNo) {
        return (State.Dossier) engine.find(Key.order(orderNo));
    }

    /** A buyer's year; an untouched one where nothing was granted. */
    State.BuyerYear quota(Key buyerYear) {
        return engine.find(buyerYear) instanceof State.BuyerYear year ? year : State.BuyerYear.EMPTY;
    }

    /** Where all parcels stand, one after the other, in no order. */
    public void forEachStand(Consumer<Stand> visitor) {
        engine.forEach(Key.Space.ORDER, (key, state) -> {
            if (state instanceof State.Dossier dossier) {
                Stand.of(dossier).forEach(visitor);
            }
        });
    }

    /** Reads the log's documents beside the window. */
    public Archive archive() {
        return archive;
    }

    /** A hash over the whole state. */
    public String stateHash() {
        return engine.stateHash();
    }

    /** Commits, seals the log with the state's hash and closes it; a log that failed is only let go. */
    @Override
    public void close() {
        engine.close();
    }
}
