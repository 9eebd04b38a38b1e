package io.shibo.cli.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.hub.io.ZipFolder;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command takes the ZIP file that a hub exports as it takes the folder. */
class ExpoFolderTest {
    @TempDir
    private Path folder;

    private Path zip(Map<String, String> files) throws IOException {
        Path zip = folder.resolve("expo.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            ZipFolder.write(files, out);
        }
        return zip;
    }

    @Test
    void anArchiveIsReadAsItsFolder() throws IOException {
        Map<String, String> files = SampleExpo.files(5, 12, 1);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve("expo").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Expo fromFolder = ExpoFolder.read(folder.resolve("expo"));
        Expo fromZip = ExpoFolder.read(zip(files));
        assertThat(fromZip.organisations()).isEqualTo(fromFolder.organisations());
        assertThat(fromZip.particulars()).isEqualTo(fromFolder.particulars());
        assertThat(fromZip.findPrevious()).isEqualTo(fromFolder.findPrevious());
    }

    @Test
    void whatIsWrongInsideIsNamedByItsFileAndLine() throws IOException {
        Map<String, String> files = new LinkedHashMap<>(SampleExpo.files(5, 12, 1));
        files.computeIfPresent("offers.csv", (name, text) -> text + "O9,E0099,x,en,847950,,,,,,\n");
        Path zip = zip(files);
        assertThatThrownBy(() -> ExpoFolder.read(zip))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("offers.csv")
                .hasMessageContaining("'E0099' is not in organisations.csv");
    }
}
