package io.shibo.meet.expo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the files of an expo are: a folder, or texts somebody holds. */
public interface ExpoSource {
    /** The file's contents; null where there is none of that name. @param file one of {@link ExpoReader#FILES} */
    @Nullable
    InputStream open(String file) throws IOException;

    /** What a message calls the file. */
    String label(String file);

    static ExpoSource of(Path folder) {
        return new ExpoSource() {
            @Override
            public @Nullable InputStream open(String file) throws IOException {
                Path path = folder.resolve(file);
                return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
            }

            @Override
            public String label(String file) {
                return folder.resolve(file).toString();
            }
        };
    }

    /** Texts by the names of the files. */
    static ExpoSource of(Map<String, String> files) {
        return new ExpoSource() {
            @Override
            public @Nullable InputStream open(String file) {
                @Nullable String text = files.get(file);
                return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public String label(String file) {
                return file;
            }
        };
    }

    /** Bytes by the names of the files, as they were sent. */
    static ExpoSource ofBytes(Map<String, byte[]> files) {
        return new ExpoSource() {
            @Override
            public @Nullable InputStream open(String file) {
                byte @Nullable [] bytes = files.get(file);
                return bytes == null ? null : new ByteArrayInputStream(bytes);
            }

            @Override
            public String label(String file) {
                return file;
            }
        };
    }
}
