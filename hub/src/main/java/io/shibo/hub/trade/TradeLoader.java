package io.shibo.hub.trade;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.hub.load.ResultLoader;
import io.shibo.trade.Deal;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.IssuerCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Loads the deals that the demo made: a folder a deal, with {@code deal.json} and the bundle's files. Their issuers were
 * made on this machine by the same run, so the hub trusts their cards.
 */
@Component
class TradeLoader implements ResultLoader {
    private static final String DEAL = "deal.json";
    private static final int MAX_DEALS = 1_000;

    private final TradeStore store;

    TradeLoader(TradeStore store) {
        this.store = store;
    }

    @Override
    public String verb() {
        return "trade";
    }

    @Override
    public void load(Path directory) throws IOException {
        store.clearSamples();
        List<Path> folders;
        try (Stream<Path> inside = Files.list(directory)) {
            folders = inside.filter(folder -> Files.exists(folder.resolve(DEAL)))
                    .sorted()
                    .limit(MAX_DEALS)
                    .toList();
        }
        for (Path folder : folders) {
            Path file = folder.resolve(DEAL);
            byte[] source = Files.readAllBytes(file);
            Bundle bundle = Bundle.readFolder(folder);
            StoredFile card = bundle.find(Bundle.CARD);
            if (card == null) {
                throw new InputException(new Problem(
                        folder.resolve(Bundle.CARD).toString(), 0, "", "is missing. Run 'shibo demo' again."));
            }
            store.addSample(
                    Deal.read(file.toString(), Json.read(file)),
                    source,
                    bundle,
                    IssuerCard.read(folder.resolve(Bundle.CARD).toString(), card.content()));
        }
    }
}
