package io.shibo.hub.io;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the QR code in a photograph. A picture comes from outside: its size is looked at before a pixel of it is. */
public final class QrPicture {
    /** Twice what a phone's camera gives; a bomb of a picture has far more in a few kilobytes. */
    public static final int MOST_PIXELS = 50_000_000;

    /** Longer side at which a code is looked for first: larger pictures have noise and no more code. */
    private static final int SIDE = 1200;

    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);

    private QrPicture() {}

    /** Why a picture was not looked into. */
    public static final class RefusedException extends IOException {
        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * The text of the code; empty where none is seen.
     *
     * @param picture JPEG or PNG
     * @throws RefusedException if it is neither, or too large
     */
    public static Optional<String> read(byte[] picture) throws IOException {
        BufferedImage image = image(picture);
        BufferedImage plain = scaled(image, SIDE);
        return read(plain).or(() -> read(smooth(plain))).or(() -> read(scaled(image, SIDE / 2)));
    }

    private static BufferedImage image(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null
                    || !reader.getFormatName().equalsIgnoreCase("jpeg")
                            && !reader.getFormatName().equalsIgnoreCase("png")) {
                throw new RefusedException("this is neither a JPEG nor a PNG picture.");
            }
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_PIXELS) {
                    throw new RefusedException("a picture of %d by %d pixels; at most %,d pixels are read."
                            .formatted(width, height, MOST_PIXELS));
                }
                ImageReadParam param = reader.getDefaultReadParam();
                // Every second pixel of a picture more than twice as large as needed: memory stays small.
                int step = (int) Math.max(1, Math.max(width, height) / (2 * SIDE));
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        } catch (RefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new RefusedException("the picture is broken: " + broken.getMessage());
        }
    }

    private static BufferedImage scaled(BufferedImage image, int side) {
        double factor = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    /** Each pixel with its neighbours: speckles, which a poor light leaves, part a code's bars no more. */
    private static BufferedImage smooth(BufferedImage image) {
        float[] box = new float[9];
        Arrays.fill(box, 1 / 9f);
        return new ConvolveOp(new Kernel(3, 3, box), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private static Optional<String> read(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        RGBLuminanceSource light = new RGBLuminanceSource(width, height, pixels);
        // By the neighbourhood, as shadows want it; else by the whole picture, as a code wants it that fills it.
        return read(new HybridBinarizer(light)).or(() -> read(new GlobalHistogramBinarizer(light)));
    }

    private static Optional<String> read(Binarizer binarizer) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(binarizer), HINTS)
                    .getText());
        } catch (ReaderException none) {
            return Optional.empty();
        }
    }
}
