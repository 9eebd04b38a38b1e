package io.shibo.scale;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What of a log is still to be read.
 *
 * @param from the first record, ≥ 1
 */
record LogSplit(String folder, long from) implements SourceSplit {
    static final SimpleVersionedSerializer<LogSplit> BYTES = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(LogSplit split) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeUTF(split.folder());
                out.writeLong(split.from());
            }
            return bytes.toByteArray();
        }

        @Override
        public LogSplit deserialize(int version, byte[] bytes) throws IOException {
            if (version != getVersion()) {
                throw new IOException("a place in a log of version %d; this program reads version %d"
                        .formatted(version, getVersion()));
            }
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                return new LogSplit(in.readUTF(), in.readLong());
            }
        }
    };

    @Override
    public String splitId() {
        return folder;
    }
}
