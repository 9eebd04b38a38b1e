package io.shibo.hub.trade;

import io.shibo.codes.input.InputException;
import io.shibo.hub.web.Viewer;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Found;
import io.shibo.trade.check.UblDocument;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.IssuerCard;
import io.shibo.trade.evidence.Verification;
import io.shibo.trade.evidence.Verifier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes what somebody sent and has it verified: a bundle by what it carries, a single document against the deal it comes
 * from, found by its bytes, its number or its likeness.
 */
@Service
class VerifyDesk {
    private final TradeStore store;
    private final Clock clock;

    VerifyDesk(TradeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was verified and what came of it.
     *
     * @param deal id of the deal a single document was compared with; null for a bundle, or where none was found
     */
    record Answer(String name, @Nullable String deal, Verification verification) {}

    /**
     * @param card a card that the sender of the question trusts beside those of this hub; null where none was given
     * @throws InputException if it can be read neither as a bundle nor as a document
     */
    Answer verify(StoredFile sent, @Nullable IssuerCard card, Viewer viewer) {
        List<IssuerCard> trusted = new ArrayList<>(store.trusted());
        if (card != null) {
            trusted.add(card);
        }
        LocalDate today = LocalDate.now(clock);
        if (Bundle.looksLikeZip(sent.content())) {
            Bundle bundle = Bundle.readZip(sent.name(), sent.content());
            return new Answer(sent.name(), null, Verifier.verify(bundle, trusted, today));
        }
        return findDeal(sent, viewer)
                .flatMap(id -> store.find(id, viewer))
                .map(deal -> new Answer(
                        sent.name(), deal.summary().id(), Verifier.verify(sent, deal.bundle(), trusted, today)))
                .orElseGet(() -> new Answer(sent.name(), null, Verifier.unknown(sent, today)));
    }

    /** A deal's own bundle, verified as it is stored. */
    Verification verify(Bundle bundle) {
        return Verifier.verify(bundle, store.trusted(), LocalDate.now(clock));
    }

    /** A damaged document may be no XML any more; only where nothing is like it is that the sender's to mend. */
    private Optional<String> findDeal(StoredFile sent, Viewer viewer) {
        String number = null;
        InputException unreadable = null;
        try {
            Found<String> id = UblDocument.read(sent).id();
            number = id == null ? null : id.value();
        } catch (InputException bad) {
            unreadable = bad;
        }
        Optional<String> deal = store.findDeal(sent.sha256(), number, viewer).or(() -> store.findAlike(sent, viewer));
        if (deal.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return deal;
    }
}
