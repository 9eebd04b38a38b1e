package io.shibo.trade;

import io.shibo.codes.DateRange;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.SigningKey;
import io.shibo.trade.internal.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** The robot arm of the demo, and what tests make of it. */
public final class Samples {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    public static final DateRange VALID = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 1, 1));

    private Samples() {}

    public static String dealText() {
        Path root = Path.of(System.getProperty("shibo.root", ".."));
        try {
            return Files.readString(root.resolve("samples/deals/robot-arm.json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static Deal deal() {
        return deal(text -> text);
    }

    /** The deal after an edit of its text. */
    public static Deal deal(UnaryOperator<String> edit) {
        String name = "robot-arm.json";
        String text = edit.apply(dealText());
        return Deal.read(name, StrictJson.read(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A fresh key of the deal's seller. */
    public static SigningKey key(Deal deal) {
        return SigningKey.generate(deal.seller().id(), deal.seller().name(), VALID, new SecureRandom());
    }

    public static Bundle bundle(SigningKey key) {
        return Bundle.seal(deal(), Documents.of(deal()), key);
    }
}
