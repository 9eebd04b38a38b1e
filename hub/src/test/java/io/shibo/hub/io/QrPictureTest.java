package io.shibo.hub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrPictureTest {
    private static final String TOKEN = "SB1" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(6);

    /** A code turned, small in a large picture, on a grey and noisy ground, as a photograph has it. */
    private static byte[] photograph(int width, int height, int code, double turned, String format) throws Exception {
        BitMatrix matrix = new QRCodeWriter().encode(TOKEN, BarcodeFormat.QR_CODE, code, code);
        BufferedImage qr = new BufferedImage(code, code, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < code; y++) {
            for (int x = 0; x < code; x++) {
                qr.setRGB(x, y, matrix.get(x, y) ? 0x202830 : 0xE8E4D8);
            }
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        graphics.rotate(turned, width / 2.0, height / 2.0);
        graphics.drawImage(qr, (width - code) / 2, (height - code) / 2, null);
        graphics.dispose();
        Random noise = new Random(1);
        for (int i = 0; i < width * height / 100; i++) {
            image.setRGB(noise.nextInt(width), noise.nextInt(height), noise.nextInt(0x1000000));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "640, 480, 420, 0.0, jpg",
        "1000, 750, 500, 0.12, jpg",
        "3000, 4000, 1600, 0.2, jpg",
        "800, 800, 500, 3.1, png",
    })
    void readsABadgeInAPhotograph(int width, int height, int code, double turned, String format) throws Exception {
        assertThat(QrPicture.read(photograph(width, height, code, turned, format)))
                .contains(TOKEN);
    }

    @Test
    void seesNoCodeWhereThereIsNone() throws Exception {
        BufferedImage grey = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(grey, "png", out);
        assertThat(QrPicture.read(out.toByteArray())).isEmpty();
    }

    @Test
    void refusesWhatIsNoPictureOrHasTooManyPixels() throws IOException {
        for (byte[] none :
                new byte[][] {{}, "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[999]}) {
            assertThatThrownBy(() -> QrPicture.read(none)).isInstanceOf(QrPicture.RefusedException.class);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
        byte[] bomb = out.toByteArray();
        // Width and height of the head say 65,536 by 65,536; the check sum of the head is not looked at before.
        bomb[17] = 1;
        bomb[21] = 1;
        assertThatThrownBy(() -> QrPicture.read(bomb)).hasMessageContaining("at most 50,000,000 pixels");
        byte[] torn = java.util.Arrays.copyOf(out.toByteArray(), 40);
        assertThatThrownBy(() -> QrPicture.read(torn)).isInstanceOf(QrPicture.RefusedException.class);
    }
}
