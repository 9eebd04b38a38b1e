package io.shibo.clear.step;

import io.shibo.clear.export.ExportSlice;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.BondedStock;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.risk.Watch;
import java.util.ArrayList;
import java.util.List;

/**
 * The byte layout of slices, the same in memory, in snapshots and with a distributed engine.
 *
 * <pre>
 *   slice   = head (1) body               head = version {@value #VERSION} in the upper three bits, kind in the lower five
 *   0 claim   = order (8) at (varint)
 *   1 dossier = count paper… count parcel…          {@link Paper} draws its own
 *   3 dossier of a parcel that waits, in the usual case                {@link WaitingBytes} draws it
 *   2 buyer's year = used (varint) parcels (varint)
 *  10 watched = watch                                {@link io.shibo.clear.risk.Watch} draws its own
 *  11 rules   = since (varint) terms
 *   8 guarantor's account = {@link Guarantee#write}    9 item of a warehouse = {@link BondedStock#write}
 *  12 exports = a blob                              {@link io.shibo.clear.export.ExportSlice#write}
 *   parcel  = platform (8) flags (1) [case] [ending]     flags = 1 asked + 2 ended + 4 held
 * </pre>
 *
 * Kinds 4 to 7 and 12 to 31 are kept for further registers.
 */
final class StateBytes {
    static final int VERSION = 2;

    private static final int KIND_BITS = 5;

    private static final int ENDED = 2;

    private StateBytes() {}

    static void write(State state, Sink out) {
        switch (state) {
            case State.Claim claim -> {
                head(0, out);
                out.fixed(claim.order());
                out.unsigned(claim.at());
            }
            case State.Dossier dossier -> {
                Waiting waiting = new Waiting();
                if (dossier.parcels().isEmpty() && WaitingPapers.take(waiting, dossier)) {
                    waiting(waiting, out);
                } else {
                    dossier(dossier, out);
                }
            }
            case State.BuyerYear year -> {
                head(2, out);
                out.unsigned(year.used());
                out.unsigned(year.parcels());
            }
            case State.Watched watched -> {
                head(10, out);
                watched.watch().write(out);
            }
            case State.Rules rules -> {
                head(11, out);
                out.unsigned(rules.since());
                rules.terms().write(out);
            }
            case State.Account account -> {
                head(8, out);
                account.guarantee().write(out);
            }
            case State.Exports exports -> {
                head(12, out);
                out.blob(ExportSlice.write(exports.slice()));
            }
            case State.Stock stock -> {
                head(9, out);
                stock.goods().write(out);
            }
        }
    }

    static State read(Source in) {
        int head = in.one();
        if (head >>> KIND_BITS != VERSION) {
            throw new IllegalStateException(
                    "slice of layout version %d; this program reads version %d".formatted(head >>> KIND_BITS, VERSION));
        }
        int kind = head & (1 << KIND_BITS) - 1;
        return switch (kind) {
            case 0 -> new State.Claim(in.fixed(), in.unsigned());
            case 1 -> dossier(in);
            case 3 -> WaitingPapers.dossier(WaitingBytes.read(new Waiting(), in), in);
            case 2 -> new State.BuyerYear(in.unsigned(), in.unsigned());
            case 10 -> new State.Watched(Watch.read(in));
            case 11 -> {
                long since = in.unsigned();
                yield new State.Rules(RiskTerms.read(in), since);
            }
            case 8 -> new State.Account(Guarantee.read(in));
            case 9 -> new State.Stock(BondedStock.read(in));
            case 12 -> new State.Exports(ExportSlice.read(in.blob()));
            default -> throw new IllegalStateException("no kind of slice %d".formatted(kind));
        };
    }

    private static void head(int kind, Sink out) {
        out.one(VERSION << KIND_BITS | kind);
    }

    private static State.Dossier dossier(Source in) {
        int count = in.count();
        List<Paper> papers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            papers.add(Paper.read(in));
        }
        int parcelCount = in.count();
        List<State.Parcel> parcels = new ArrayList<>(parcelCount);
        for (int i = 0; i < parcelCount; i++) {
            parcels.add(parcel(in));
        }
        return new State.Dossier(papers, parcels);
    }

    private static void dossier(State.Dossier dossier, Sink out) {
        head(1, out);
        out.unsigned(dossier.papers().size());
        for (Paper paper : dossier.papers()) {
            paper.write(out);
        }
        out.unsigned(dossier.parcels().size());
        for (State.Parcel parcel : dossier.parcels()) {
            parcel(parcel, out);
        }
    }

    static void waiting(Waiting waiting, Sink out) {
        head(3, out);
        WaitingBytes.write(waiting, out);
    }

    static boolean isWaiting(byte head) {
        return head == (byte) (VERSION << KIND_BITS | 3);
    }

    /** The dossier of a parcel that was released in the usual case: its papers in the order of arrival, and its end. */
    static void released(Waiting waiting, Ending ending, Source dues, Sink out) {
        head(1, out);
        out.unsigned(4);
        long last = -1;
        for (int i = 0; i < 4; i++) {
            int next = waiting.after(last);
            last = waiting.sequence(next);
            Paper.writeBare(
                    Waiting.type(next), waiting.sending(next), last, waiting.at(next), waiting.number(next), out);
        }
        out.unsigned(1);
        out.fixed(waiting.platform);
        out.one(ENDED);
        ending.write(dues, out);
    }

    private static void parcel(State.Parcel parcel, Sink out) {
        Case asked = parcel.asked();
        Ending ending = parcel.ending();
        out.fixed(parcel.platform());
        out.one((asked == null ? 0 : 1) | (ending == null ? 0 : ENDED) | (parcel.held() ? 4 : 0));
        if (asked != null) {
            asked.write(out);
        }
        if (ending != null) {
            ending.write(out);
        }
    }

    private static State.Parcel parcel(Source in) {
        long platform = in.fixed();
        int flags = in.one();
        return new State.Parcel(
                platform,
                (flags & 1) == 0 ? null : Case.read(in),
                (flags & 4) != 0,
                (flags & ENDED) == 0 ? null : Ending.read(in));
    }
}
