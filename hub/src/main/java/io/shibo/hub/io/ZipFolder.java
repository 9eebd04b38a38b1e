package io.shibo.hub.io;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder of known files in one ZIP file, read in memory and bounded by what comes out, not by what the file claims. */
public final class ZipFolder {
    /** Bytes of all files together, unpacked: the CSV files of an expo of half a million. */
    public static final long MAX_BYTES = 400L << 20;

    /** Entries of any name. */
    public static final int MAX_ENTRIES = 1_000;

    private ZipFolder() {}

    /**
     * The files of these names: contents by name. They may lie in a folder of the archive; what has another name is passed
     * over.
     *
     * @param label what a message calls the archive
     * @param names as in {@code previous/organisations.csv}; a longer name is looked for first
     * @param maxBytes unpacked, at most {@link #MAX_BYTES}
     * @throws InputException if it is no ZIP file, too large unpacked, or has a file twice
     */
    public static Map<String, byte[]> read(String label, InputStream in, List<String> names, long maxBytes)
            throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long left = Math.min(maxBytes, MAX_BYTES);
        int entries = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw refuse(label, "more than %d entries.".formatted(MAX_ENTRIES));
                }
                String name = known(entry.getName().replace('\\', '/'), names);
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                for (int got = zip.read(buffer); got >= 0; got = zip.read(buffer)) {
                    left -= got;
                    if (left < 0) {
                        throw refuse(label, "more than %,d bytes unpacked.".formatted(maxBytes));
                    }
                    if (!name.isEmpty()) {
                        kept.write(buffer, 0, got);
                    }
                }
                if (!name.isEmpty() && files.put(name, kept.toByteArray()) != null) {
                    throw refuse(label, "%s is in it twice.".formatted(name));
                }
            }
        } catch (EOFException cut) {
            throw refuse(label, "ends before its last file does. Maybe it was not sent whole.");
        } catch (ZipException | IllegalArgumentException broken) {
            throw refuse(label, "cannot be unpacked: " + Problem.show(String.valueOf(broken.getMessage())));
        }
        if (entries == 0) {
            throw refuse(label, "is no ZIP file, or an empty one.");
        }
        return files;
    }

    /** Writes the files in their order; the same files give the same bytes. */
    public static void write(Map<String, String> files, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static String known(String path, List<String> names) {
        String found = "";
        for (String name : names) {
            if ((path.equals(name) || path.endsWith("/" + name)) && name.length() > found.length()) {
                found = name;
            }
        }
        return found;
    }

    private static InputException refuse(String label, String message) {
        return new InputException(new Problem(label, 0, "", message));
    }
}
