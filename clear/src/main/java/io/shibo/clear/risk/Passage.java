package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

/**
 * A parcel on its way past the watches: what it leaves there, and the figures it has gathered.
 *
 * @param company the payment company's fingerprint
 * @param interval from payment to waybill, seconds; negative where reversed
 * @param seen how many watches it has passed
 */
public record Passage(RiskFacts facts, long company, long interval, int seen, Figures figures) {
    /** At the start of the way: with the figures that the parcel has by itself. */
    public static Passage begin(RiskFacts facts, long company, long interval) {
        return new Passage(
                facts, company, interval, 0, facts.figures().with(Indicator.PAYMENT_TO_WAYBILL, Span.NOW, interval));
    }

    /** Watches on the whole way. */
    public int watches() {
        return facts.sightings() + 1;
    }

    public boolean done() {
        return seen == watches();
    }

    /** What it leaves at the next watch. */
    public Sighting next() {
        return seen < facts.sightings() ? facts.sighting(seen) : payment(company, false);
    }

    /** A payment seen at its company; such as were made by another than the buyer are counted beside. */
    public static Sighting payment(long company, boolean stranger) {
        return new Sighting(Subject.PAYMENT_COMPANY, company, stranger ? 1 : 0, 0);
    }

    /** One watch further. */
    public Passage past(Figures told) {
        return new Passage(facts, company, interval, seen + 1, figures.and(told));
    }

    public void write(Sink out) {
        facts.write(out);
        out.fixed(company);
        out.signed(interval);
        out.unsigned(seen);
        figures.write(out);
    }

    /** @throws IllegalStateException if the bytes are no passage */
    public static Passage read(Source in) {
        return new Passage(RiskFacts.read(in), in.fixed(), in.signed(), (int) in.unsigned(), Figures.read(in));
    }
}
