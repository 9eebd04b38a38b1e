package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Sample expos for tests, read through files as users' are. */
public final class Samples {
    private Samples() {}

    public static Expo expo(int exhibitors, int buyers) {
        return expo(exhibitors, buyers, 1);
    }

    public static Expo expo(int exhibitors, int buyers, long seed) {
        try {
            Path folder = Files.createTempDirectory("expo");
            try {
                write(SampleExpo.files(exhibitors, buyers, seed), folder);
                return ExpoReader.read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void write(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
