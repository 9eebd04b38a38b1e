package io.shibo.cli.quote;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.io.PemKeys;
import io.shibo.hub.json.Json;
import io.shibo.quote.Explainer;
import io.shibo.quote.LandedCost;
import io.shibo.quote.QuoteSeal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes quotes as files that can be recomputed and signed, and checks them. */
final class Sealing {
    private static final long MAX_BYTES = 16L << 20;

    private final Language language;
    private final Explainer say;

    Sealing(Language language) {
        this.language = language;
        this.say = new Explainer(language);
    }

    /** Writes the canonical bytes, signed where a key is named. */
    void write(Map<String, Object> document, Path to, @Nullable Path key, PrintWriter out) throws IOException {
        Map<String, Object> written = document;
        String signer = "";
        if (key != null) {
            KeyPair pair = PemKeys.pair(key);
            written = QuoteSeal.sign(document, pair.getPrivate(), pair.getPublic());
            signer = ", signed with key " + QuoteSeal.kid(pair.getPublic());
        }
        byte[] bytes = QuoteSeal.bytes(written);
        Outputs.write(to, stream -> stream.write(bytes));
        out.println("%s  %d bytes%s".formatted(to, bytes.length, signer));
    }

    /** Exit code 0 for VALID alone. */
    int verify(Path file, @Nullable Path key, LandedCost engine, boolean json, PrintWriter out) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException(new Problem(
                    file.toString(), 0, "", "%d bytes; at most %d are read.".formatted(Files.size(file), MAX_BYTES)));
        }
        PublicKey trusted = key == null ? null : PemKeys.open(key);
        QuoteSeal.Result result = QuoteSeal.verify(file.toString(), Files.readAllBytes(file), engine, trusted);
        if (json) {
            out.println(Json.write(document(result)));
        } else {
            out.println(file + ": " + headline(result));
            reasons(result).forEach(reason -> out.println("  " + reason));
        }
        return result.verdict() == QuoteSeal.Verdict.VALID ? 0 : 2;
    }

    private String headline(QuoteSeal.Result result) {
        String key = "seal." + lower(result.verdict());
        return switch (result.verdict()) {
            case CHANGED -> say.text(key, result.differences().size());
            case OTHER_RULEBOOK -> say.text(key, Problem.show(result.statedRulebook()), result.rulebook());
            case VALID, WRONG_SIGNATURE, NOT_CHECKED -> say.text(key, String.valueOf(result.kid()));
            case NOT_SIGNED -> say.text(key);
        };
    }

    private List<String> reasons(QuoteSeal.Result result) {
        String key = "seal.signature." + lower(result.signed());
        String signature =
                result.signed() == QuoteSeal.Signed.NONE ? say.text(key) : say.text(key, String.valueOf(result.kid()));
        List<String> reasons = new java.util.ArrayList<>(List.of(signature));
        for (QuoteSeal.Difference each : result.differences()) {
            reasons.add(say.text("seal.difference", each.path(), shown(each.stated()), shown(each.recomputed())));
        }
        return reasons;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private Map<String, Object> document(QuoteSeal.Result result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("verdict", result.verdict());
        out.put("headline", headline(result));
        out.put("signature", result.signed());
        if (result.kid() != null) {
            out.put("kid", result.kid());
        }
        out.put("statedRulebook", result.statedRulebook());
        out.put("rulebook", result.rulebook());
        out.put("differences", result.differences());
        out.put("language", language.tag());
        return out;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
