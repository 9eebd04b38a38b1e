package io.shibo.trade.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.trade.Samples;
import io.shibo.trade.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ZIP files from outside: what is unclear, unsafe or too large is refused with its reason. */
class ZipTest {
    private static final SigningKey KEY = Samples.key(Samples.deal());
    private static final Bundle BUNDLE = Samples.bundle(KEY);

    @Test
    void bundleReadsBackWhatItWritesWhateverTheTimeZone() {
        byte[] here = BUNDLE.toZip();
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(BUNDLE.toZip()).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(Bundle.readZip("b.zip", here).files()).isEqualTo(BUNDLE.files());
    }

    @Test
    void zipMadeByAnotherProgramIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (StoredFile file : BUNDLE.files()) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
        }
        Bundle read = Bundle.readZip("b.zip", out.toByteArray());
        assertThat(Verifier.verify(read, List.of(KEY.card()), Samples.TODAY).genuine())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../invoice.xml", "/etc/passwd", "a/b.xml", "..\\x.xml", "C:x.xml", ".hidden", "in voice.xml", ""
            })
    void nameThatIsNotPlainIsRefused(String name) throws IOException {
        assertThatThrownBy(() -> Bundle.readZip("b.zip", zip(name, "x".getBytes(UTF_8), false)))
                .isInstanceOf(InputException.class);
    }

    @Test
    void bombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] bomb = zip("invoice.xml", new byte[64 << 20], true);
        assertThat(bomb.length).isLessThan(200_000);
        assertThatThrownBy(() -> Bundle.readZip("bomb.zip", bomb))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("67108864 bytes");
    }

    @Test
    void bombThatLiesAboutItsSizeEndsAtThatSize() throws IOException {
        byte[] bomb = zip("invoice.xml", new byte[8 << 20], true);
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        int central = bytes.getInt(bomb.length - 22 + 16);
        bytes.putInt(central + 24, 1_000);
        assertThatThrownBy(() -> Bundle.readZip("bomb.zip", bomb))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not unpack to the size it states");
    }

    @Test
    void sameNameTwiceIsRefused() {
        byte[] zip = twoFiles();
        byte[] twice = new String(zip, ISO_8859_1).replace("bb.xml", "aa.xml").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> Bundle.readZip("b.zip", twice))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void directoryAndLocalHeaderThatDisagreeAreRefused() {
        byte[] zip = twoFiles();
        zip[30] = 'z';
        assertThatThrownBy(() -> Bundle.readZip("b.zip", zip))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("disagree");
    }

    @Test
    void bytesBeforeOrAfterAreRefused() {
        byte[] zip = twoFiles();
        byte[] before = concat(new byte[] {'P', 'K', 3, 4}, zip);
        byte[] after = concat(zip, new byte[] {0});
        assertThatThrownBy(() -> Bundle.readZip("b.zip", before)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Bundle.readZip("b.zip", after))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("follows its end");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 65; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
            }
        }
        assertThatThrownBy(() -> Bundle.readZip("b.zip", out.toByteArray()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("65 files");
    }

    @Test
    void mutatedZipIsReadOrRefusedAndNeverBothGenuineAndDifferent() {
        byte[] zip = BUNDLE.toZip();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 4_000; i++) {
            byte[] changed = zip.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                Bundle read = Bundle.readZip("b.zip", changed);
                assertThat(read.documents()).isEqualTo(BUNDLE.documents());
            } catch (InputException refused) {
                assertThat(refused.problems()).hasSize(1);
            }
        }
    }

    @Test
    void anyBytesAreReadOrRefused() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertThatThrownBy(() -> Bundle.readZip("b.zip", bytes)).isInstanceOf(InputException.class);
        }
    }

    private static byte[] twoFiles() {
        return Bundle.of(List.of(
                        StoredFile.of("aa.xml", "<a/>".getBytes(UTF_8)),
                        StoredFile.of("bb.xml", "<b/>".getBytes(UTF_8))))
                .toZip();
    }

    private static byte[] zip(String name, byte[] content, boolean deflated) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(deflated ? 9 : 0);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
