package io.shibo.hub.register;

import io.shibo.codes.Language;
import io.shibo.hub.quote.GoodsCodes;
import io.shibo.meet.expo.Subject;
import io.shibo.meet.search.TermCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Codes for what somebody offers or needs in words: of the tariff for goods, of the trade-term dictionary for both. */
@Service
class Suggestions {
    private static final int MOST_GOODS = 5;
    private static final int MOST_TEXT = 200;

    private final GoodsCodes goods;

    Suggestions(GoodsCodes goods) {
        this.goods = goods;
    }

    /** @param code as a line takes it: {@code 850440} or {@code CPC:83143} */
    record Suggested(String code, String title) {}

    List<Suggested> of(String title, Language reader) {
        String text = title.substring(0, Math.min(MOST_TEXT, title.length())).strip();
        if (text.isEmpty()) {
            return List.of();
        }
        Map<String, Suggested> found = new LinkedHashMap<>();
        for (TermCodes.Named named : TermCodes.of(text)) {
            String code = named.subject() instanceof Subject.Goods(var hs)
                    ? hs.digits()
                    : named.subject().toString();
            found.putIfAbsent(code, new Suggested(code, named.term()));
        }
        for (GoodsCodes.Suggestion each : goods.suggest(text, reader, MOST_GOODS)) {
            String code = each.code().digits();
            found.put(code, new Suggested(code, each.title()));
        }
        return List.copyOf(found.values());
    }
}
