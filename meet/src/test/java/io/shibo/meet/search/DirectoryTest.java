package io.shibo.meet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.meet.Samples;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
    private static final Expo EXPO = Samples.expo(400, 300);
    private static final Directory DIRECTORY = Directory.of(EXPO);

    private static Set<String> found(String text) {
        return DIRECTORY.find(Search.of(text, Role.EXHIBITOR, 200)).hits().stream()
                .map(hit -> hit.organisation().id())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"逆变器", "inverter", "عاكس", "العاكس", "solar inverter", "光伏逆变器"})
    void findsTheSameExhibitorsInEveryLanguage(String text) {
        Set<String> all = EXPO.offers().stream()
                .filter(offer -> offer.subject().toString().equals("HS:850440"))
                .map(offer -> offer.organisation())
                .collect(Collectors.toSet());
        assertThat(all).isNotEmpty();
        assertThat(found(text)).containsAll(all);
    }

    @Test
    void findsAllKindsOfAThingByItsGeneralName() {
        assertThat(found("coffee")).isEqualTo(found("咖啡")).isNotEmpty();
        assertThat(found("kopi")).isNotEmpty();
        assertThat(found("机器人")).isNotEmpty();
    }

    @Test
    void saysWhatMatched() {
        Hits.Hit hit =
                DIRECTORY.find(Search.of("عاكس", Role.EXHIBITOR, 5)).hits().getFirst();
        assertThat(hit.why()).extracting(why -> why.text(Language.EN)).contains("means the same as “عاكس”");
    }

    @Test
    void findsAHeadingAndAllBelowIt() {
        assertThat(found("8504")).isNotEmpty().containsAll(found("850440"));
        assertThat(found("8504.40")).isEqualTo(found("850440"));
        assertThat(found("CPC:8314")).isNotEmpty();
    }

    @Test
    void findsAWordOneLetterOff() {
        assertThat(found("perfume")).isNotEmpty();
        assertThat(found("perfume")).containsAll(found("perfme"));
        assertThat(found("perfme")).isNotEmpty();
    }

    @Test
    void findsANameInEitherScript() {
        var chinese = EXPO.organisations().getFirst();
        assertThat(found(chinese.name())).contains(chinese.id());
        assertThat(found(String.valueOf(chinese.latinName()))).contains(chinese.id());
    }

    @Test
    void narrowsByCountryAndHallAndCountsBoth() {
        Hits all = DIRECTORY.find(Search.of("", Role.EXHIBITOR, 1));
        assertThat(all.total()).isEqualTo(400);
        assertThat(all.countries().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(400);
        Hits indonesian = DIRECTORY.find(new Search("", Role.EXHIBITOR, Country.of("ID"), null, 0, 200));
        assertThat(indonesian.total()).isEqualTo(all.countries().get("ID"));
        Hits hall = DIRECTORY.find(new Search("", null, null, "1A", 0, 200));
        assertThat(hall.hits()).allMatch(hit -> "1A".equals(hit.organisation().hall()));
    }

    @Test
    void pagesDoNotOverlap() {
        List<String> first = ids(new Search("coffee", null, null, null, 0, 5));
        List<String> second = ids(new Search("coffee", null, null, null, 5, 5));
        assertThat(first).hasSize(5).doesNotContainAnyElementsOf(second);
        assertThat(ids(new Search("coffee", null, null, null, 1_000_000, 5))).isEmpty();
    }

    private static List<String> ids(Search search) {
        return DIRECTORY.find(search).hits().stream()
                .map(hit -> hit.organisation().id())
                .toList();
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThatThrownBy(() -> Search.of("x".repeat(201), null, 5)).hasMessageContaining("201 characters");
    }

    @Property(tries = 300)
    void anyTextIsAnswered(@ForAll @StringLength(max = 60) String text) {
        assertThat(DIRECTORY.find(Search.of(text, null, 5)).total()).isNotNegative();
    }
}
