package io.shibo.clear.intake;

import io.shibo.clear.Window;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.step.ChinaTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message made ready for the window: checked, assessed, reduced and packed, which is nearly all the work that it makes and
 * needs nothing of the window's state. {@link Window#prepare} makes it in any thread, {@link Window#submit(Prepared)} takes
 * it in the window's own.
 */
public final class Prepared {
    private final Reading.Message reading;
    private final byte[] raw;
    private final List<Intake.Checked> documents;
    private final LogEntry.Message packed;
    private final LocalDate day;
    private final RiskRules risk;

    private Prepared(
            Reading.Message reading,
            byte[] raw,
            List<Intake.Checked> documents,
            LogEntry.Message packed,
            LocalDate day,
            RiskRules risk) {
        this.reading = reading;
        this.raw = raw;
        this.documents = documents;
        this.packed = packed;
        this.day = day;
        this.risk = risk;
    }

    public static Prepared of(
            List<Intake.Checked> documents,
            Reading.Message reading,
            byte[] raw,
            long at,
            Packing packing,
            RiskRules risk) {
        Map<Integer, byte[]> answers = new TreeMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Assessment assessment = documents.get(i).assessment();
            if (assessment != null) {
                answers.put(i + 1, Arrived.bytes(assessment));
            }
        }
        return new Prepared(
                reading,
                raw,
                documents,
                new Arrived(raw, answers, reading.signature()).pack(at, packing),
                ChinaTime.day(at),
                risk);
    }

    /** Whether it was assessed by what holds at a time. */
    public boolean holds(long at, RiskRules inForce) {
        return risk == inForce && day.equals(ChinaTime.day(at));
    }

    public Reading.Message reading() {
        return reading;
    }

    public byte[] raw() {
        return raw;
    }

    public List<Intake.Checked> documents() {
        return documents;
    }

    /** When it arrived, milliseconds since 1970 in UTC. */
    public long at() {
        return packed.at();
    }

    /** The message as the log keeps it, stamped with a time of the log. */
    public LogEntry.Message message(long at) {
        return new LogEntry.Message(at, packed.packing(), packed.length(), packed.packed());
    }
}
