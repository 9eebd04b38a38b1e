package io.shibo.hub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipFolderTest {
    private static final List<String> NAMES = List.of("a.csv", "previous/a.csv", "b.csv");

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipFolder.write(files, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> read(byte[] bytes, long most) throws IOException {
        return ZipFolder.read("x.zip", new ByteArrayInputStream(bytes), NAMES, most);
    }

    private static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    @Test
    void findsFilesWithinAFolderAndPassesOverOthers() throws IOException {
        Map<String, byte[]> read = read(
                zip(files("expo/a.csv", "1", "expo/previous/a.csv", "2", "expo/notes.txt", "3", "../b.csv", "4")), 100);
        assertThat(read.keySet()).containsExactly("a.csv", "previous/a.csv", "b.csv");
        assertThat(new String(read.getOrDefault("previous/a.csv", new byte[0]), StandardCharsets.UTF_8))
                .isEqualTo("2");
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws IOException {
        assertThat(zip(files("a.csv", "1"))).isEqualTo(zip(files("a.csv", "1")));
    }

    @Test
    void whatUnpacksToMoreThanTheLimitIsRefusedWhateverItsName() throws IOException {
        byte[] bomb = zip(files("harmless.txt", "0".repeat(1 << 20)));
        assertThat(bomb.length).isLessThan(4096);
        assertThatThrownBy(() -> read(bomb, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 1,000 bytes unpacked");
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        byte[] twice = zip(files("a.csv", "1", "expo/a.csv", "2"));
        assertThatThrownBy(() -> read(twice, 100)).hasMessageContaining("a.csv is in it twice");
    }

    @Test
    void damagedArchivesAreReadOrRefusedButNeverBreakTheReader() throws IOException {
        byte[] good = zip(files("a.csv", "id,name\n1,x\n".repeat(50), "previous/a.csv", "2"));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = good.clone();
            for (int k = random.nextInt(1, 5); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(bytes, 10_000)).isNotNull();
            } catch (InputException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
