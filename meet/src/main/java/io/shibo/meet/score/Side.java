package io.shibo.meet.score;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The participants of one side of the table by index, with what is compared of them as numbers and bits.
 *
 * @param present the slots in which each can meet
 * @param onSite the slots in which each is there in person
 */
@SuppressWarnings("ArrayRecordComponent") // Read millions of times, never changed or compared.
record Side(
        List<Organisation> organisations,
        Map<String, Integer> index,
        int[] country,
        long[][] languages,
        long[][] present,
        long[][] onSite) {
    static Side of(Expo expo, Role role, Numbering<Country> countries, Numbering<String> languages) {
        List<Organisation> side = expo.list(role);
        Calendar calendar = expo.calendar();
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < side.size(); i++) {
            index.put(side.get(i).id(), i);
        }
        return new Side(
                side,
                index,
                side.stream().mapToInt(o -> countries.of(o.country())).toArray(),
                side.stream().map(o -> languages.bits(o.languages())).toArray(long[][]::new),
                side.stream().map(o -> calendar.present(o.id())).toArray(long[][]::new),
                side.stream().map(o -> calendar.onSite(o.id())).toArray(long[][]::new));
    }

    int size() {
        return organisations.size();
    }

    /** @throws IllegalArgumentException if nobody of that id is on this side */
    int indexOf(String id) {
        Integer at = index.get(id);
        if (at == null) {
            throw new IllegalArgumentException("'%s' is not on that side of this expo.".formatted(id));
        }
        return at;
    }

    static Fit attendance(Side a, int i, Side b, int j) {
        return Fit.attendance(a.present[i], a.onSite[i], b.present[j], b.onSite[j]);
    }

    static Fit language(Side a, int i, Side b, int j) {
        return Fit.language(a.languages[i], b.languages[j]);
    }

    /** The first language of {@code i}, best first, that {@code j} speaks; empty where there is none. */
    static String commonLanguage(Side a, int i, Side b, int j) {
        List<String> other = b.organisations.get(j).languages();
        return a.organisations.get(i).languages().stream()
                .filter(other::contains)
                .findFirst()
                .orElse("");
    }
}
