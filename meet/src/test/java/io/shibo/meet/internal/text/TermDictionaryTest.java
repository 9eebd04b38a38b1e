package io.shibo.meet.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.ServiceCode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermDictionaryTest {
    private final TermDictionary dictionary = TermDictionary.shared();

    @ParameterizedTest
    @CsvSource({
        "逆变器, inverter",
        "出口级光伏逆变器, inverter",
        "Solar inverters for export, inverter",
        "عاكس, inverter",
        "العاكسُ الشمسي, inverter",
        "inverter surya kualitas ekspor, inverter",
        "Industrial Robots, industrial-robot",
        "机械臂试单, industrial-robot",
        "lengan robot, industrial-robot",
        "ذراع آليّة, industrial-robot",
        "Edible bird’s nest, edible-birds-nest",
        "biji kopi, green-coffee",
        "قهوة محمّصة, roasted-coffee",
        "住宅用太陽光インバーターを探しています, inverter",
        "태양광 인버터를 찾습니다, inverter",
        "로봇 팔, industrial-robot",
        "silk scarves, silk-scarf",
        "水泵, pump",
        "centrifugal pumps, pump",
        "مضخة مياه, pump",
        "pompa air, pump",
        "冷蔵庫, refrigerator",
        "타이어, tyre",
    })
    void knowsAThingByItsNamesInEveryLanguage(String text, String concept) {
        assertThat(dictionary.concepts(text)).contains(concept);
    }

    @Test
    void takesTheLongestTerm() {
        assertThat(dictionary.concepts("sepeda listrik")).containsExactly("electric-bike");
        assertThat(dictionary.concepts("烘焙咖啡豆")).containsExactly("roasted-coffee");
        assertThat(dictionary.concepts("heat pump")).containsExactly("heat-pump");
        assertThat(dictionary.concepts("rice cooker")).containsExactly("rice-cooker");
        assertThat(dictionary.concepts("something else entirely")).isEmpty();
    }

    @Test
    void everyTermFindsItsOwnConcept() {
        for (TermDictionary.Concept concept : dictionary.list()) {
            for (String language : TermDictionary.LANGUAGES) {
                for (String term : concept.terms(language)) {
                    assertThat(dictionary.concepts(term))
                            .as("%s in %s", term, language)
                            .contains(concept.id());
                }
            }
        }
    }

    @Test
    void everyConceptHasGoodsOrServiceCodesThatCorrespond() {
        for (TermDictionary.Concept concept : dictionary.list()) {
            assertThat(concept.goods() == null)
                    .as(concept.id())
                    .isEqualTo(!concept.services().isEmpty());
            List<ServiceCode> services = concept.services();
            if (!services.isEmpty()) {
                assertThat(Concordance.findEbops(services.get(0)))
                        .as(concept.id())
                        .hasValueSatisfying(ebops -> assertThat(ebops.substring(0, 2))
                                .isEqualTo(services.get(1).code().substring(0, 2)));
            }
        }
    }

    @Property(tries = 500)
    void anyTextHasConceptsOrNone(@ForAll String text) {
        assertThat(dictionary.concepts(text)).doesNotContainNull();
    }
}
