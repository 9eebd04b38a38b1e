package io.shibo.hub.trade;

import io.shibo.codes.Money;
import io.shibo.hub.web.Viewer;
import io.shibo.trade.Deal;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.IssuerCard;
import io.shibo.trade.evidence.Manifest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deals and the exact bytes of their papers. Whoever is not signed in sees the samples alone. */
@Repository
class TradeStore {
    /** Manifests looked through for the one an altered document comes from. */
    private static final int RECENT = 200;

    private static final int LISTED = 500;

    private final JdbcClient jdbc;

    TradeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of the list of deals. */
    record Summary(
            String id, boolean sample, String title, String seller, String buyer, LocalDate invoiceDate, Money total) {}

    /** @param source the deal file as given */
    record Stored(Summary summary, byte[] source, Bundle bundle) {}

    List<Summary> list(Viewer viewer) {
        return jdbc.sql(SUMMARY + " where sample or :signedIn order by invoice_date desc, id limit " + LISTED)
                .param("signedIn", viewer.signedIn())
                .query(TradeStore::summary)
                .list();
    }

    Optional<Stored> find(String id, Viewer viewer) {
        return jdbc.sql(SUMMARY + " where id = :id and (sample or :signedIn)")
                .param("id", id)
                .param("signedIn", viewer.signedIn())
                .query(TradeStore::summary)
                .optional()
                .map(summary -> new Stored(summary, source(id), bundle(id)));
    }

    /** The deal that has a file of that hash, else one whose document bears that number. */
    Optional<String> findDeal(String sha256, @Nullable String documentId, Viewer viewer) {
        return jdbc.sql("""
                        select deal_id from trade_file join trade_deal on trade_deal.id = deal_id
                        where (sha256 = :sha256 or document_id = :document) and (sample or :signedIn)
                        order by case when sha256 = :sha256 then 0 else 1 end, deal_id limit 1""")
                .param("sha256", sha256)
                .param("document", documentId == null ? "" : documentId)
                .param("signedIn", viewer.signedIn())
                .query(String.class)
                .optional();
    }

    /** The deal among recent ones whose manifest lists something the file was made from. */
    Optional<String> findAlike(StoredFile file, Viewer viewer) {
        return jdbc
                .sql("""
                        select content from trade_file join trade_deal on trade_deal.id = deal_id
                        where name = :name and (sample or :signedIn)
                        order by invoice_date desc limit :recent""")
                .param("name", Bundle.MANIFEST)
                .param("signedIn", viewer.signedIn())
                .param("recent", RECENT)
                .query(byte[].class)
                .list()
                .stream()
                .map(bytes -> Manifest.read(Bundle.MANIFEST, bytes))
                .filter(manifest -> manifest.findAlike(file) != null)
                .map(Manifest::deal)
                .findFirst();
    }

    List<IssuerCard> trusted() {
        return jdbc.sql("select card from trade_issuer order by kid").query(byte[].class).list().stream()
                .map(bytes -> IssuerCard.read(Bundle.CARD, bytes))
                .toList();
    }

    /** How many documents of how many deals a reader may see. */
    record Counts(long documents, long deals) {}

    Counts count(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) as documents, count(distinct deal_id) as deals
                        from trade_file join trade_deal on trade_deal.id = deal_id
                        where document_id is not null and (sample or :signedIn)""")
                .param("signedIn", viewer.signedIn())
                .query((row, n) -> new Counts(row.getLong("documents"), row.getLong("deals")))
                .single();
    }

    void clearSamples() {
        jdbc.sql("delete from trade_deal where sample").update();
        jdbc.sql("delete from trade_issuer where sample").update();
    }

    void addSample(Deal deal, byte[] source, Bundle bundle, IssuerCard card) {
        jdbc.sql("insert into trade_deal values (?, true, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        deal.id(),
                        deal.title(),
                        deal.seller().name(),
                        deal.buyer().name(),
                        deal.papers().invoiceDate(),
                        deal.total().amount(),
                        deal.currency().getCurrencyCode(),
                        source)
                .update();
        Manifest manifest = Manifest.of(bundle);
        int place = 0;
        for (StoredFile file : bundle.files()) {
            Manifest.Entry entry = manifest.find(file.name());
            jdbc.sql("insert into trade_file values (?, ?, ?, ?, ?, ?)")
                    .param(deal.id())
                    .param(file.name())
                    .param(place++)
                    .param(entry == null ? null : entry.id())
                    .param(file.sha256())
                    .param(file.content())
                    .update();
        }
        jdbc.sql("insert into trade_issuer values (?, true, ?) on conflict (kid) do nothing")
                .params(card.kid(), card.write())
                .update();
    }

    private static final String SUMMARY =
            "select id, sample, title, seller, buyer, invoice_date, amount, currency from trade_deal";

    private static Summary summary(ResultSet row, int number) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new Summary(
                row.getString("id"),
                row.getBoolean("sample"),
                row.getString("title"),
                row.getString("seller"),
                row.getString("buyer"),
                row.getObject("invoice_date", LocalDate.class),
                Money.of(amount, Money.currency(row.getString("currency"))));
    }

    private byte[] source(String id) {
        return jdbc.sql("select source from trade_deal where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    private Bundle bundle(String id) {
        return Bundle.of(jdbc.sql("select name, content from trade_file where deal_id = ? order by place")
                .param(id)
                .query((row, n) -> StoredFile.of(row.getString("name"), row.getBytes("content")))
                .list());
    }
}
