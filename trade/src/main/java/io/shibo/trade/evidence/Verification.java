package io.shibo.trade.evidence;

import io.shibo.codes.Language;
import io.shibo.codes.party.PartyId;
import io.shibo.trade.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict, and what was compared to reach it.
 *
 * @param at the day on which trust in the key was judged
 * @param deal the deal the manifest speaks of; null where no manifest could be relied on or read
 * @param signer who signed; null unless a trusted key's signature fits
 * @param documents each document that was compared
 */
public record Verification(
        Verdict verdict,
        LocalDate at,
        @Nullable String deal,
        @Nullable Signer signer,
        List<Compared> documents) {
    public Verification {
        documents = List.copyOf(documents);
    }

    /** Whose trusted key signed. */
    public record Signer(PartyId owner, String name, String kid) {}

    /** One document and how it stands against the manifest. */
    public record Compared(String document, State state) {
        /** How a document stands. */
        public enum State {
            UNCHANGED,
            CHANGED,
            MISSING,
            NOT_LISTED
        }
    }

    public boolean genuine() {
        return verdict instanceof Verdict.Genuine;
    }

    /** The differences of an altered set; else none. */
    public List<Difference> differences() {
        return verdict instanceof Verdict.Altered altered ? altered.differences() : List.of();
    }

    /** The verdict in one sentence. */
    public String headline(Language language) {
        return Words.of(language).say("verdict." + verdict.code());
    }

    /** Everything in sentences: who signed, what was found and where, and what was not looked at. */
    public List<String> reasons(Language language) {
        Words words = Words.of(language);
        List<String> said = new ArrayList<>();
        if (signer != null) {
            said.add(words.say("signed.by", signer.name(), signer.owner(), signer.kid()));
        }
        differences().forEach(difference -> said.add(say(words, difference)));
        said.addAll(notes(language));
        return said;
    }

    /** What {@link #reasons} says beside signer and differences, for a page that shows those by themselves. */
    public List<String> notes(Language language) {
        Words words = Words.of(language);
        return switch (verdict) {
            case Verdict.Genuine genuine ->
                List.of(words.say("genuine.every-byte", documents.size()), words.say("genuine.as-known", at));
            case Verdict.Altered altered
            when altered.found() > altered.differences().size() ->
                List.of(words.say(
                        "altered.more", altered.found() - altered.differences().size()));
            case Verdict.Altered altered -> List.of();
            case Verdict.NotSignedByATrustedKey untrusted ->
                List.of(words.say("reason." + untrusted.reason(), untrusted.detail()));
            case Verdict.Malformed malformed -> List.of(words.say("reason." + malformed.reason(), malformed.detail()));
            case Verdict.NotChecked open -> List.of(words.say("reason." + open.reason(), open.detail()));
        };
    }

    private static String say(Words words, Difference difference) {
        String place = difference.element().isEmpty() ? "" : words.say("difference.element", difference.element());
        String head = words.say(
                "difference." + difference.kind(),
                difference.document(),
                difference.line(),
                place,
                difference.byteFrom(),
                Math.max(difference.byteFrom(), difference.byteTo() - 1));
        String found = difference.found();
        String expected = difference.expected();
        if (expected != null && found != null) {
            return head + " " + words.say("difference.expected-found", expected, found);
        }
        if (expected != null) {
            return head + " " + words.say("difference.expected", expected);
        }
        return found == null ? head : head + " " + words.say("difference.found", found);
    }
}
