package io.shibo.cli.trade;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.trade.Deal;
import io.shibo.trade.Documents;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Consistency;
import io.shibo.trade.check.Finding;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A deal's papers, made and held against the rules; only papers that keep them all are signed.
 *
 * @param findings one a rule
 */
record Papers(Deal deal, List<StoredFile> documents, List<Finding> findings) {
    /** @throws InputException if the deal cannot be read, or its papers break a rule */
    static Papers of(Path file) throws IOException {
        Deal deal = Deal.read(file.toString(), Json.read(file));
        List<StoredFile> documents = Documents.of(deal);
        List<Finding> findings = Consistency.check(documents);
        Problems problems = new Problems();
        findings.stream()
                .filter(Finding::broken)
                .forEach(finding -> problems.add(
                        new Problem(file.toString(), 0, finding.rule().name(), finding.says(Language.EN))));
        problems.throwIfAny();
        return new Papers(deal, documents, findings);
    }

    long kept() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Finding.Outcome.KEPT)
                .count();
    }

    Bundle seal(SigningKey key) {
        return Bundle.seal(deal, documents, key);
    }

    /** Writes the files of a bundle into a folder and the same as one ZIP file beside them; gives the ZIP file. */
    static Path write(Bundle bundle, Path folder, String name) throws IOException {
        for (StoredFile file : bundle.files()) {
            Outputs.write(folder.resolve(file.name()), out -> out.write(file.content()));
        }
        Path zip = folder.resolve(name + ".zip");
        Outputs.write(zip, out -> out.write(bundle.toZip()));
        return zip;
    }
}
