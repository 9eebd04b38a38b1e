package io.shibo.hub.clear;

import io.shibo.clear.retail.Remarks;
import io.shibo.clear.retail.RemarksReader;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.PackReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The remarks of China's positive list, from the pack's folder {@code retail}. */
public final class RemarkFiles {
    private RemarkFiles() {}

    /**
     * @param packs the folder of packs
     * @return {@link Remarks#NONE} where the pack has none
     * @throws InputException with everything that is wrong with them
     * @throws IOException if the file cannot be read
     */
    public static Remarks ofChina(Path packs) throws IOException {
        return ofPack(packs.resolve("CN"));
    }

    /**
     * How many remarks lie under folders, each read as if it were to be used.
     *
     * @param folders each a pack or a folder of packs
     * @throws InputException with everything that is wrong with the first file that has something wrong
     * @throws IOException if a file cannot be read
     */
    public static int count(List<Path> folders) throws IOException {
        int count = 0;
        for (Path folder : folders) {
            count += ofPack(folder).all().size() + ofChina(folder).all().size();
        }
        return count;
    }

    private static Remarks ofPack(Path pack) throws IOException {
        Path file = pack.resolve(RemarksReader.FOLDER).resolve(RemarksReader.FILE);
        if (!Files.exists(file)) {
            return Remarks.NONE;
        }
        Problems problems = new Problems();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(PackReader.MAX_FILE + 1);
        }
        if (bytes.length > PackReader.MAX_FILE) {
            problems.add(file.toString(), 0, "", "more than %d bytes.".formatted(PackReader.MAX_FILE));
        }
        Remarks remarks = problems.isEmpty() ? RemarksReader.read(file.toString(), bytes, problems) : Remarks.NONE;
        problems.throwIfAny();
        return remarks;
    }
}
