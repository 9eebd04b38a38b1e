package io.shibo.bench.peers;

/** A measure in the working memory of Drools; public for rules. Days are epoch days. */
public final class MeasureFact {
    private final Tariff.Row row;
    private final long from;
    private final long to;

    MeasureFact(Tariff.Row row) {
        this.row = row;
        this.from = row.kind().from().toEpochDay();
        this.to = row.kind().to() == null ? Long.MAX_VALUE : row.kind().to().toEpochDay();
    }

    public String getLayer() {
        return row.kind().layer();
    }

    public String getCode() {
        return row.code();
    }

    public int getArea() {
        return row.kind().area();
    }

    public long getFrom() {
        return from;
    }

    /** The day after the last. */
    public long getTo() {
        return to;
    }

    public boolean isProof() {
        return row.kind().proof();
    }

    public int getPriority() {
        return row.kind().priority();
    }

    public Rate getRate() {
        return row.rate();
    }
}
