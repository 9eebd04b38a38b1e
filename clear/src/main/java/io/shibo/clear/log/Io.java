package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The folder that a log lives in. {@link Disk} is a real one. */
public interface Io extends AutoCloseable {
    /** The names of the files in it, in any order. */
    List<String> list() throws IOException;

    /** Opens a file for reading and writing; it is made where it is absent. */
    Handle open(String name) throws IOException;

    /** Removes a file that nothing needs any more. A folder that cannot empties it, which means the same to all readers. */
    default void delete(String name) throws IOException {
        try (Handle file = open(name)) {
            file.truncate(0);
        }
    }

    /** Forces the folder's own entries to disk, so that a new file is found after a crash. */
    void syncFolder() throws IOException;

    @Override
    void close() throws IOException;

    /** An open file. */
    interface Handle extends AutoCloseable {
        long size() throws IOException;

        /** Reads into what remains of the buffer; fewer bytes only at the end of the file. */
        void read(ByteBuffer into, long position) throws IOException;

        /** Writes all that remains of the buffer. */
        void write(ByteBuffer from, long position) throws IOException;

        /** Forces what was written to disk; when this returns, it is there. */
        void sync() throws IOException;

        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }
}
