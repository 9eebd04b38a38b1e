package io.shibo.trade.check;

import io.shibo.trade.check.UblDocument.Line;
import io.shibo.trade.check.UblDocument.PartyFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rules between the documents of one deal: goods, parties, dates, references. */
final class GoodsRules {
    private final @Nullable UblDocument order;
    private final @Nullable UblDocument invoice;
    private final @Nullable UblDocument packingList;
    private final List<Finding> findings;

    GoodsRules(
            @Nullable UblDocument order,
            @Nullable UblDocument invoice,
            @Nullable UblDocument packingList,
            List<Finding> findings) {
        this.order = order;
        this.invoice = invoice;
        this.packingList = packingList;
        this.findings = findings;
    }

    void check() {
        Audit quantities = new Audit(Rule.QUANTITIES);
        Audit codes = new Audit(Rule.GOODS_CODE);
        Audit origins = new Audit(Rule.ORIGIN);
        Audit parties = new Audit(Rule.PARTIES);
        pairs(
                (first, second) -> {
                    lines(first, second, quantities, codes, origins);
                    party(first.seller(), second.seller(), parties);
                    party(first.buyer(), second.buyer(), parties);
                },
                quantities,
                codes,
                origins,
                parties);
        Audit dates = new Audit(Rule.DATES);
        dates(dates);
        Audit references = new Audit(Rule.REFERENCES);
        references(references);
        List.of(quantities, codes, origins, parties, dates, references).forEach(audit -> audit.conclude(findings));
    }

    /** Order with invoice, invoice with packing list; order with packing list where there is no invoice. */
    private void pairs(BiConsumer<UblDocument, UblDocument> compare, Audit... audits) {
        if (order != null && invoice != null) {
            compare.accept(order, invoice);
        } else if (order != null && packingList != null) {
            compare.accept(order, packingList);
        }
        if (invoice != null && packingList != null) {
            compare.accept(invoice, packingList);
        }
        for (Audit audit : audits) {
            absent(audit);
        }
    }

    private void absent(Audit audit) {
        if (order == null) {
            audit.missing("Order");
        }
        if (invoice == null) {
            audit.missing("Invoice");
        }
        if (packingList == null) {
            audit.missing("PackingList");
        }
    }

    private static void lines(UblDocument first, UblDocument second, Audit quantities, Audit codes, Audit origins) {
        for (Line line : first.lines()) {
            Line other = find(second, line.id());
            if (other == null) {
                quantities.broken(line.id(), first.name(), "∅", second.name());
                continue;
            }
            quantities.same(line.quantity(), other.quantity(), "Quantity " + line.id());
            quantities.same(line.unit(), other.unit(), "unitCode " + line.id());
            codes.same(sixDigits(line.goodsCode()), sixDigits(other.goodsCode()), "HS " + line.id());
            origins.same(line.origin(), other.origin(), "OriginCountry " + line.id());
        }
        for (Line line : second.lines()) {
            if (find(first, line.id()) == null) {
                quantities.broken("∅", first.name(), line.id(), second.name());
            }
        }
    }

    private static @Nullable Line find(UblDocument document, String id) {
        return document.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Found<String> sixDigits(@Nullable Found<String> code) {
        return code == null
                ? null
                : new Found<>(
                        code.value().substring(0, Math.min(6, code.value().length())),
                        code.document(),
                        code.line(),
                        code.path());
    }

    private static void party(PartyFacts first, PartyFacts second, Audit parties) {
        parties.same(first.id(), second.id(), "PartyIdentification/ID");
        parties.same(first.name(), second.name(), "RegistrationName");
        parties.same(first.country(), second.country(), "Country");
    }

    private void dates(Audit audit) {
        absent(audit);
        Found<LocalDate> ordered = order == null ? null : order.issueDate();
        Found<LocalDate> invoiced = invoice == null ? null : invoice.issueDate();
        Found<LocalDate> packed = packingList == null ? null : packingList.issueDate();
        Found<LocalDate> leaves = packingList == null ? null : packingList.departure();
        notAfter(ordered, invoiced, audit);
        notAfter(ordered, packed, audit);
        // A departure may be unknown when the list is written; where it is stated it must fit.
        notAfter(invoiced, leaves, audit);
        notAfter(packed, leaves, audit);
        notAfter(invoiced, invoice == null ? null : invoice.dueDate(), audit);
    }

    private static void notAfter(@Nullable Found<LocalDate> first, @Nullable Found<LocalDate> second, Audit audit) {
        if (first == null || second == null) {
            return;
        }
        if (first.value().isAfter(second.value())) {
            audit.broken(first.value(), first.place(), second.value(), second.place());
        } else {
            audit.kept(second.place());
        }
    }

    private void references(Audit audit) {
        absent(audit);
        if (order != null && invoice != null) {
            audit.same(order.id(), invoice.orderReference(), "OrderReference/ID");
        }
        if (order != null && packingList != null) {
            audit.same(order.id(), packingList.orderReference(), "DocumentReference 220");
        }
        if (invoice != null && packingList != null) {
            audit.same(invoice.id(), packingList.invoiceReference(), "DocumentReference 380");
        }
    }
}
