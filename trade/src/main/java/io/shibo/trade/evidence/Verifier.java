package io.shibo.trade.evidence;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Comparison.Differences;
import io.shibo.trade.evidence.Difference.Kind;
import io.shibo.trade.evidence.Verification.Compared;
import io.shibo.trade.evidence.Verification.Compared.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a bundle offline: signature first, then what it signs, then each document against that.
 *
 * <p>Order matters. Until a trusted key's signature fits, nothing in the manifest is believed; where no trusted key is
 * found the documents are still compared with the manifest, so that a reader learns both, but the verdict stays untrusted.
 */
public final class Verifier {
    private final List<IssuerCard> trusted;
    private final LocalDate at;
    private final @Nullable Bundle originals;
    private final List<Compared> compared = new ArrayList<>();
    private @Nullable String deal;

    private Verifier(Collection<IssuerCard> trusted, LocalDate at, @Nullable Bundle originals) {
        this.trusted = List.copyOf(trusted);
        this.at = at;
        this.originals = originals;
    }

    /**
     * Verifies a whole bundle.
     *
     * @param trusted cards whose holders the caller asked; empty gives no genuine verdict
     * @param at the day on which the key must be valid, usually today
     */
    public static Verification verify(Bundle bundle, Collection<IssuerCard> trusted, LocalDate at) {
        return new Verifier(trusted, at, null).whole(bundle);
    }

    /**
     * Verifies one document against the bundle it should belong to: by its bytes, else by most of its lines, else by its
     * file name.
     *
     * @param known the bundle as it was sealed, whose documents show what a changed line said before
     */
    public static Verification verify(StoredFile document, Bundle known, Collection<IssuerCard> trusted, LocalDate at) {
        return new Verifier(trusted, at, known).one(document, known);
    }

    /** The answer for a document that belongs to no bundle the caller knows. */
    public static Verification unknown(StoredFile document, LocalDate at) {
        return new Verifier(List.of(), at, null)
                .result(new Verdict.NotChecked(Reason.DOCUMENT_UNKNOWN, document.name()), null);
    }

    /** What became of manifest and signature. */
    private sealed interface Evidence {}

    /** They can be compared with; {@code flaw} is what stands against the signer, null where nothing does. */
    private record Checked(
            Manifest manifest,
            @Nullable IssuerCard card,
            @Nullable Verdict flaw) implements Evidence {}

    /** They cannot, and this is the verdict. */
    private record Ended(Verdict verdict) implements Evidence {}

    private Verification whole(Bundle bundle) {
        if (bundle.find(Bundle.MANIFEST) == null && bundle.find(Bundle.SIGNATURE) == null) {
            return result(new Verdict.NotChecked(Reason.NOTHING_SIGNED, Bundle.MANIFEST), null);
        }
        return switch (evidence(bundle)) {
            case Ended ended -> result(ended.verdict, null);
            case Checked checked -> conclude(checked, differences(bundle, checked));
        };
    }

    private List<Differences> differences(Bundle bundle, Checked checked) {
        List<Differences> differences = new ArrayList<>();
        for (Manifest.Entry entry : checked.manifest.documents()) {
            differences.add(compare(entry, bundle.find(entry.name())));
        }
        for (StoredFile file : bundle.documents()) {
            if (checked.manifest.find(file.name()) == null) {
                compared.add(new Compared(file.name(), State.NOT_LISTED));
                differences.add(Differences.one(Difference.ofDocument(file.name(), Kind.DOCUMENT_ADDED)));
            }
        }
        return differences;
    }

    private Verification one(StoredFile document, Bundle known) {
        return switch (evidence(known)) {
            case Ended ended -> result(ended.verdict, null);
            case Checked checked -> one(document, checked);
        };
    }

    private Verification one(StoredFile document, Checked checked) {
        Manifest.Entry alike = checked.manifest.findAlike(document);
        Manifest.Entry entry = alike == null ? checked.manifest.find(document.name()) : alike;
        if (entry == null) {
            return result(new Verdict.NotChecked(Reason.DOCUMENT_UNKNOWN, document.name()), checked.card);
        }
        return conclude(checked, List.of(compare(entry, document)));
    }

    private Differences compare(Manifest.Entry entry, @Nullable StoredFile file) {
        if (file == null) {
            compared.add(new Compared(entry.name(), State.MISSING));
            return Differences.one(Difference.ofDocument(entry.name(), Kind.DOCUMENT_MISSING));
        }
        StoredFile original = originals == null ? null : originals.find(entry.name());
        Differences differences = Comparison.compare(entry, file, original);
        compared.add(new Compared(entry.name(), differences.count() == 0 ? State.UNCHANGED : State.CHANGED));
        return differences;
    }

    private Verification conclude(Checked checked, List<Differences> differences) {
        if (checked.flaw instanceof Verdict.NotSignedByATrustedKey) {
            return result(checked.flaw, null);
        }
        long count = differences.stream().mapToLong(Differences::count).sum();
        if (count > 0) {
            List<Difference> first =
                    differences.stream().flatMap(each -> each.first().stream()).toList();
            return result(new Verdict.Altered(first, count), checked.card);
        }
        return result(checked.flaw == null ? new Verdict.Genuine() : checked.flaw, checked.card);
    }

    private Evidence evidence(Bundle bundle) {
        StoredFile manifestFile = bundle.find(Bundle.MANIFEST);
        StoredFile signatureFile = bundle.find(Bundle.SIGNATURE);
        if (manifestFile == null) {
            return new Ended(new Verdict.Malformed(Reason.NO_MANIFEST, Bundle.MANIFEST));
        }
        if (signatureFile == null) {
            return new Ended(new Verdict.Malformed(Reason.NO_SIGNATURE, Bundle.SIGNATURE));
        }
        DetachedJws jws;
        try {
            jws = DetachedJws.read(signatureFile.content());
        } catch (DetachedJws.Refused refused) {
            return new Ended(new Verdict.Malformed(refused.reason(), refused.detail()));
        }
        IssuerCard card = trusted.stream()
                .filter(candidate -> candidate.kid().equals(jws.kid()))
                .findFirst()
                .orElse(null);
        if (card != null && !jws.signs(manifestFile.content(), card)) {
            return new Ended(
                    new Verdict.Altered(List.of(Difference.ofDocument(Bundle.MANIFEST, Kind.EVIDENCE_CHANGED)), 1));
        }
        Manifest manifest;
        try {
            manifest = Manifest.read(Bundle.MANIFEST, manifestFile.content());
        } catch (InputException bad) {
            return new Ended(new Verdict.Malformed(
                    Reason.MANIFEST_FORM, bad.problems().getFirst().toString()));
        }
        deal = manifest.deal();
        return new Checked(manifest, card, flaw(jws, manifest, card));
    }

    /** What stands against a signature that fits; null where nothing does. */
    private @Nullable Verdict flaw(DetachedJws jws, Manifest manifest, @Nullable IssuerCard card) {
        if (card == null) {
            return new Verdict.NotSignedByATrustedKey(Reason.UNKNOWN_KEY, Problem.show(jws.kid()));
        }
        if (!card.owner().equals(manifest.issuer())) {
            return new Verdict.NotSignedByATrustedKey(Reason.OWNER_DIFFERS, card.owner() + " ≠ " + manifest.issuer());
        }
        if (at.isBefore(card.valid().from())) {
            return new Verdict.NotSignedByATrustedKey(
                    Reason.KEY_NOT_YET_VALID, card.valid().from().toString());
        }
        if (!card.valid().contains(at)) {
            return new Verdict.NotChecked(
                    Reason.KEY_EXPIRED, String.valueOf(card.valid().to()));
        }
        return null;
    }

    private Verification result(Verdict verdict, @Nullable IssuerCard card) {
        return new Verification(
                verdict,
                at,
                deal,
                card == null ? null : new Verification.Signer(card.owner(), card.ownerName(), card.kid()),
                compared);
    }
}
