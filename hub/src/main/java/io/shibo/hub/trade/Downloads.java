package io.shibo.hub.trade;

import io.shibo.trade.StoredFile;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way out and in, byte for byte. */
final class Downloads {
    private Downloads() {}

    /** Always as an attachment: a browser shall not run what a document may hold. */
    static ResponseEntity<byte[]> of(StoredFile file) {
        String name = file.name();
        MediaType type = name.endsWith(".xml")
                ? MediaType.APPLICATION_XML
                : name.endsWith(".json") ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_OCTET_STREAM;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file.content());
    }

    /** What was sent, under the last part of the name that it was given, which is only ever shown. */
    static StoredFile received(MultipartFile file) throws IOException {
        return received(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
    }

    static StoredFile received(String name, byte[] content) {
        String last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        String shown = last.isBlank() ? "upload" : last.substring(0, Math.min(100, last.length()));
        return StoredFile.of(shown, content);
    }
}
