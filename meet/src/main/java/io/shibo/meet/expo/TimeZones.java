package io.shibo.meet.expo;

import io.shibo.codes.Country;
import io.shibo.codes.input.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The clock an expo's times are meant by. */
public final class TimeZones {
    private static final Map<String, String> BY_COUNTRY = read();

    private TimeZones() {}

    /** The zone of a country that has one official time; empty for a country with several, and for one not in the table. */
    public static Optional<ZoneId> find(Country country) {
        return Optional.ofNullable(BY_COUNTRY.get(country.code())).map(ZoneId::of);
    }

    /**
     * The zone of an edition: what it says, else its country's one official time; empty where it says nothing and the country
     * has several.
     */
    public static Optional<ZoneId> find(Edition edition) {
        return Optional.ofNullable(edition.timeZone()).or(() -> find(edition.country()));
    }

    /** @param text a name of the IANA time zone database, as in {@code Asia/Jakarta} */
    public static ZoneId parse(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "'%s' is not a time zone. Write a name of the IANA database, as in Asia/Shanghai."
                            .formatted(Problem.show(text)),
                    unknown);
        }
    }

    private static Map<String, String> read() {
        Map<String, String> zones = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(TimeZones.class.getResourceAsStream("zones.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 2))
                    .forEach(pair -> zones.put(pair[0], pair[1]));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return zones;
    }
}
