package io.shibo.hub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrSvgTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1");
    private static final int QUIET = 4;

    /** The modules that the drawing shows. */
    private static BitMatrix modules(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        BitMatrix modules = new BitMatrix(Integer.parseInt(box.group(1)) - 2 * QUIET);
        RUN.matcher(svg).results().forEach(run -> {
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                modules.set(Integer.parseInt(run.group(1)) - QUIET + i, Integer.parseInt(run.group(2)) - QUIET);
            }
        });
        return modules;
    }

    @Test
    void theDrawingIsReadBackAndABadgeStaysSmall() throws Exception {
        String token = "SB1" + "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYU".repeat(6);
        BitMatrix modules = modules(QrSvg.of(token));
        assertThat(new Decoder().decode(modules).getText()).isEqualTo(token);
        assertThat(modules.getWidth()).isLessThanOrEqualTo(53);
        assertThat(new Decoder().decode(modules(QrSvg.of("市舶 é"))).getText()).isEqualTo("市舶 é");
    }

    @Test
    void aTextThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> QrSvg.of("x".repeat(5_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5000 characters");
    }
}
