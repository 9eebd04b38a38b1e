package io.shibo.meet.search;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.meet.expo.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Codes as terms: a code is indexed with all that it lies under, so that 8504 finds 850440. */
final class Codes {
    private static final Pattern GOODS = Pattern.compile("(?:HS[: ]?)?([0-9][0-9. ]{3,12})");

    private Codes() {}

    static List<String> prefixes(Subject subject) {
        List<String> codes = new ArrayList<>();
        switch (subject) {
            case Subject.Goods goods -> {
                for (int length = 4; length <= goods.code().length(); length += 2) {
                    codes.add("HS:" + goods.code().prefix(length));
                }
            }
            case Subject.Service service -> {
                String code = service.code().code();
                for (int length = 2; length <= code.length(); length++) {
                    codes.add(service.code().scheme() + ":" + code.substring(0, length));
                }
            }
        }
        return codes;
    }

    /** The code that a search text is; empty where it is none. */
    static Optional<String> find(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            if (upper.startsWith("CPC:") || upper.startsWith("EBOPS:")) {
                return Optional.of(ServiceCode.parse(upper).toString());
            }
            var goods = GOODS.matcher(upper);
            return goods.matches()
                    ? Optional.of("HS:" + HsCode.parse(goods.group(1)).prefix(6))
                    : Optional.empty();
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }
}
