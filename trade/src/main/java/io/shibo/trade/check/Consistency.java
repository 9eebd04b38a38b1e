package io.shibo.trade.check;

import io.shibo.trade.DocumentKind;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Finding.Outcome;
import io.shibo.trade.internal.ubl.UblSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds documents against the rules: each within itself, and those of one deal against each other. */
public final class Consistency {
    private final List<UblDocument> documents;
    private final List<Finding> findings = new ArrayList<>();

    private Consistency(List<UblDocument> documents) {
        this.documents = documents;
    }

    /**
     * Every rule, in the order of {@link Rule}; one finding for a rule that is kept or cannot be checked, one a place for
     * a broken one.
     *
     * @param files one document, or the documents of one deal: at most one of a kind
     * @throws io.shibo.codes.input.InputException if one cannot be read at all
     */
    public static List<Finding> check(List<StoredFile> files) {
        List<UblDocument> documents = files.stream().map(UblDocument::read).toList();
        Consistency consistency = new Consistency(documents);
        consistency.schema(files);
        UblDocument order = consistency.find(DocumentKind.ORDER);
        UblDocument invoice = consistency.find(DocumentKind.INVOICE);
        UblDocument packingList = consistency.find(DocumentKind.PACKING_LIST);
        new MoneyRules(order, invoice, consistency.findings).check();
        new GoodsRules(order, invoice, packingList, consistency.findings).check();
        new PackingRules(packingList, consistency.findings).check();
        consistency.findings.sort(Comparator.comparing(Finding::rule));
        return List.copyOf(consistency.findings);
    }

    private void schema(List<StoredFile> files) {
        int before = findings.size();
        for (int i = 0; i < files.size(); i++) {
            StoredFile file = files.get(i);
            for (UblSchema.Flaw flaw : UblSchema.flaws(documents.get(i).kind(), file.content())) {
                String place = file.name() + ":" + flaw.line();
                findings.add(new Finding(
                        Rule.SCHEMA, Outcome.BROKEN, List.of(place), List.of("", "", flaw.message(), place)));
            }
        }
        if (findings.size() == before) {
            findings.add(new Finding(
                    Rule.SCHEMA,
                    Outcome.KEPT,
                    files.stream().map(StoredFile::name).toList(),
                    List.of()));
        }
    }

    private @Nullable UblDocument find(DocumentKind kind) {
        return documents.stream()
                .filter(document -> document.kind() == kind)
                .findFirst()
                .orElse(null);
    }
}
