package io.shibo.meet.internal.text;

import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * From CPC Version 2.1 to EBOPS 2010, in main lines: the United Nations publish the whole table as an annex of the Manual
 * on Statistics of International Trade in Services 2010; here is what a digital-trade fair needs of it, unverified.
 */
public final class Concordance {
    private static final String FILE = "services.csv";
    private static final Map<String, String> EBOPS_BY_CPC = load();

    private Concordance() {}

    /** The EBOPS code of a service: itself, or where its longest known CPC prefix leads; empty where none is known. */
    public static Optional<String> findEbops(ServiceCode service) {
        if (service.scheme() == ServiceCode.Scheme.EBOPS) {
            return Optional.of(service.code());
        }
        for (int length = service.code().length(); length > 0; length--) {
            String ebops = EBOPS_BY_CPC.get(service.code().substring(0, length));
            if (ebops != null) {
                return Optional.of(ebops);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> load() {
        Map<String, String> table = new HashMap<>();
        Problems problems = new Problems();
        try (InputStream in = Objects.requireNonNull(Concordance.class.getResourceAsStream(FILE), FILE)) {
            Csv.read(
                    FILE,
                    in,
                    Csv.Header.of("cpc", "ebops"),
                    problems,
                    row -> table.put(row.required("cpc"), row.required("ebops")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        problems.throwIfAny();
        return Map.copyOf(table);
    }
}
