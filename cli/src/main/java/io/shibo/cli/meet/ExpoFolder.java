package io.shibo.cli.meet;

import io.shibo.codes.input.InputException;
import io.shibo.hub.io.ZipFolder;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads an expo where a command names a folder, or a ZIP file of one as the hub's export gives it. */
final class ExpoFolder {
    private ExpoFolder() {}

    /** @throws InputException with every problem of every file */
    static Expo read(Path folder) throws IOException {
        return ExpoReader.read(List.of(source(folder)));
    }

    /** The same with further folders after it. */
    static Expo read(Path folder, List<Path> further) throws IOException {
        return ExpoReader.read(
                Stream.concat(Stream.of(source(folder)), further.stream().map(ExpoSource::of))
                        .toList());
    }

    private static ExpoSource source(Path folder) throws IOException {
        if (!Files.isRegularFile(folder)) {
            return ExpoSource.of(folder);
        }
        try (InputStream in = Files.newInputStream(folder)) {
            return ExpoSource.ofBytes(ZipFolder.read(folder.toString(), in, ExpoReader.FILES, ZipFolder.MAX_BYTES));
        }
    }
}
