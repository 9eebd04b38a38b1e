package io.shibo.clear.step;

import io.shibo.clear.internal.Bytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.Source;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The usual case, decided on the bytes where they lie: a new document of a parcel whose papers are of one mind, and the
 * release of one that no rule of risk is asked about. That is nearly every document, and takes a tenth of the time of
 * {@link Step}. Whatever is unusual is left to {@code Step}, untouched; both come to the same slices and effects, which a
 * test holds them to.
 */
final class Express {
    private final Shelf shelf;
    private final SliceTable orders;
    private final SliceTable buyers;
    private final Accounts accounts;
    private final Waiting waiting = new Waiting();
    private final Source source = new Source(new byte[0]);
    private final Sink sink = new Sink();

    /** The dues of a complete parcel where they lie, to be kept as they are. */
    private final Source duesBytes = new Source(new byte[0]);

    Express(Shelf shelf, SliceTable orders, SliceTable buyers, Accounts accounts) {
        this.shelf = shelf;
        this.orders = orders;
        this.buyers = buyers;
        this.accounts = accounts;
    }

    /**
     * Decides a filed document.
     *
     * @param bytes the event's, from {@code from} to {@code end}
     * @return whether it was a usual case; if not, nothing was changed
     */
    boolean file(byte[] bytes, int from, int end, Consumer<? super Effect> effects) {
        int kind = end - from < FiledBytes.LEAST ? -1 : Waiting.kind(bytes[from + FiledBytes.TYPE] & 0xFF);
        if (kind < 0
                || bytes[from + FiledBytes.FLAGS] != FiledBytes.NEW_AND_DECLARES
                || !Waiting.hasLength(kind, end - from)) {
            return false;
        }
        long high = Bytes.eight(bytes, from + FiledBytes.ORDER_HIGH);
        long low = Bytes.eight(bytes, from + FiledBytes.ORDER_LOW);
        boolean claimed = kind == Waiting.PAYMENT || kind == Waiting.WAYBILL;
        if (!readOrder(high, low) || !waiting.add(kind, bytes, from, end) || claimed && !claimable(bytes, from, low)) {
            return false;
        }
        Ending ending = null;
        Label label = null;
        SliceTable table = orders;
        if (waiting.complete()) {
            Source declared = waiting.declared();
            int start = declared.at();
            Dues dues = Dues.read(declared);
            duesBytes.over(declared.array(), start, declared.at());
            label = Label.read(declared);
            boolean judged = declared.one() != 0;
            declared.over(declared.array(), start, start);
            ending = judged ? null : release(dues, kind);
            if (ending == null) {
                return false;
            }
            StateBytes.released(waiting, ending, duesBytes, sink.reset());
            orders.remove(high, low);
            table = shelf.ended();
        } else {
            StateBytes.waiting(waiting, sink.reset());
        }
        table.put(high, low, sink.array(), sink.length());
        if (claimed) {
            StateBytes.write(new State.Claim(low, waiting.at(kind)), sink.reset());
            shelf.claims()
                    .put(
                            Bytes.eight(bytes, from + FiledBytes.CLAIM),
                            waiting.number(kind),
                            sink.array(),
                            sink.length());
        }
        effects.accept(new Effect.Reply(
                new Paper(
                        Waiting.type(kind),
                        waiting.sending(kind),
                        waiting.sequence(kind),
                        waiting.at(kind),
                        Paper.Standing.FILED,
                        Objection.NONE,
                        0,
                        waiting.number(kind),
                        0,
                        null),
                false));
        if (ending != null) {
            effects.accept(new Effect.Ended(
                    new Key(Key.Space.ORDER, high, low), waiting.platform, label, ending, List.of(), false));
        }
        return true;
    }

    /** Whether the order number has no papers yet, or those of a usual case; they are then read. */
    private boolean readOrder(long high, long low) {
        int place = orders.find(high, low);
        if (place == SliceTable.NONE) {
            waiting.clear();
            return shelf.lacks(Shelf.ORDER, high, low);
        }
        byte[] page = orders.array(place);
        int at = SliceTable.from(place);
        if (!StateBytes.isWaiting(page[at])) {
            return false;
        }
        WaitingBytes.read(waiting, source.over(page, at + 1, at + orders.length(place)));
        return true;
    }

    /** Whether the document's own number serves no order, or this one. */
    private boolean claimable(byte[] bytes, int from, long order) {
        long high = Bytes.eight(bytes, from + FiledBytes.CLAIM);
        long low = Bytes.eight(bytes, from + FiledBytes.NUMBER);
        if (shelf.claims().find(high, low, source)) {
            return StateBytes.read(source) instanceof State.Claim claim && claim.order() == order;
        }
        return shelf.lacks(Shelf.CLAIM, high, low);
    }

    /** Takes what a complete parcel needs from the ledgers; null where that is no usual case, and nothing was taken. */
    private @Nullable Ending release(Dues dues, int last) {
        long at = waiting.at(last);
        int day = ChinaTime.epochDay(at);
        if (dues.refusal() != null
                || !dues.items().isEmpty()
                || !dues.allowances().isEmpty()
                || Matching.withheld(waiting.withheld(), dues) != 0) {
            return null;
        }
        Key buyer = dues.buyerYear(ChinaTime.year(at));
        State.BuyerYear year = buyers.find(buyer.high(), buyer.low(), source)
                        && StateBytes.read(source) instanceof State.BuyerYear known
                ? known
                : State.BuyerYear.EMPTY;
        Accounts.Line account = accounts.on(day, dues.guarantor());
        if (dues.value() > dues.perYear() - year.used() || account == null || !account.reaches(dues.tax())) {
            return null;
        }
        StateBytes.write(new State.BuyerYear(year.used() + dues.value(), year.parcels() + 1), sink.reset());
        buyers.put(buyer.high(), buyer.low(), sink.array(), sink.length());
        long left = account.before();
        account.reserve(dues.tax());
        return new Ending(
                null,
                0,
                waiting.sequence(Waiting.DECLARATION),
                waiting.at(Waiting.DECLARATION),
                waiting.sequence(last),
                at,
                dues,
                new Grants(year.used(), left, 0),
                null);
    }
}
