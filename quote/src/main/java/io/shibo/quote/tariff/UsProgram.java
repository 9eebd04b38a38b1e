package io.shibo.quote.tariff;

import io.shibo.codes.input.Values;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scheme of the special column of the HTS, by the symbol in its brackets.
 *
 * @param origins country codes separated by blanks; empty where the scheme does not go by the country alone
 * @param ended the first day without it; null while it is in force
 */
record UsProgram(
        String symbol,
        String name,
        String origins,
        @Nullable LocalDate ended) {
    private static final Map<String, UsProgram> BY_SYMBOL = Tables.read(
                    "us-programs.csv",
                    java.util.List.of("symbol", "name", "origins", "ended", "source"),
                    row -> new UsProgram(
                            row.text("symbol"),
                            row.text("name"),
                            row.text("origins"),
                            row.parseOptional("ended", Values::date)))
            .stream()
            .collect(Collectors.toMap(UsProgram::symbol, Function.identity()));

    static @Nullable UsProgram find(String symbol) {
        return BY_SYMBOL.get(symbol);
    }
}
