package io.shibo.bench.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that stays open, for requests one after the other: HTTP/1.1 as far as a client on the same machine needs it.
 * A client of the JDK takes as much of the processors for a request as the server does for its answer; this one hardly any, so
 * that on two processors it is the server that is measured.
 */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private boolean ended;

    Connection(URI target) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        head = "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: "
                .formatted(target.getPath(), target.getHost(), target.getPort());
    }

    /**
     * Sends a body and reads the whole answer.
     *
     * @return whether its status is 200 and it says something
     * @throws IOException if the connection is lost, or no answer comes in ten seconds; it is of no use any more
     */
    boolean post(byte[] body) throws IOException {
        byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        socket.getOutputStream().write(request);
        String status = line();
        long length = -1;
        boolean chunked = false;
        for (String field = line(); !field.isEmpty(); field = line()) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            ended |= lower.startsWith("connection:") && lower.endsWith("close");
        }
        long read = chunked ? chunks() : skip(length);
        return status.startsWith("HTTP/1.1 200") && read > 0;
    }

    /** Whether the server has said that this was the last answer on this connection. */
    boolean ended() {
        return ended;
    }

    private long chunks() throws IOException {
        long all = 0;
        while (true) {
            long length = Long.parseLong(line().strip(), 16);
            all += skip(length);
            if (!line().isEmpty()) {
                throw new IOException("a chunk does not end where it says");
            }
            if (length == 0) {
                return all;
            }
        }
    }

    private long skip(long length) throws IOException {
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        in.skipNBytes(length);
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
