package io.shibo.meet.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.meet.expo.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFitTest {
    private static Subject subject(String text) {
        return text.contains(":")
                ? new Subject.Service(ServiceCode.parse(text))
                : new Subject.Goods(HsCode.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "850440, 850440, SAME",
        "8504, 850440, SAME",
        "85044014, 85044090, SAME",
        "850440, 8504, HEADING",
        "850440, 850423, HEADING",
        "850440, 851713, CHAPTER",
        "850440, 090121, NONE",
        "CPC:83143, CPC:83143, SAME",
        "CPC:8314, CPC:83143, SAME",
        "CPC:83143, CPC:83141, HEADING",
        "CPC:83143, CPC:83912, CHAPTER",
        "EBOPS:SI2, EBOPS:SI21, SAME",
        "EBOPS:SI21, EBOPS:SI22, HEADING",
        "EBOPS:SI21, EBOPS:SK1, NONE",
        "EBOPS:SI21, CPC:83143, HEADING",
        "CPC:83143, EBOPS:SI21, HEADING",
        "EBOPS:SI22, CPC:83143, CHAPTER",
        "850440, CPC:83143, NONE",
    })
    void nearnessInTheTree(String need, String offer, CodeFit fit) {
        assertThat(CodeFit.of(subject(need), subject(offer))).isEqualTo(fit);
    }
}
