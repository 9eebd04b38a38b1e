package io.shibo.hub.web;

import io.shibo.hub.security.SecurityConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A page for paper that carries its own stylesheet, as the libraries write it. The stylesheet is allowed by its hash, and nothing
 * else is that other pages are not allowed.
 */
public final class PaperPage {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String OPEN = "<style>";

    private PaperPage() {}

    /** @param html a whole page with one style element */
    public static ResponseEntity<byte[]> of(String html) {
        int from = html.indexOf(OPEN) + OPEN.length();
        String style = html.substring(from, html.indexOf("</style>", from));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(HTML)
                .header(
                        "Content-Security-Policy",
                        SecurityConfiguration.CONTENT_SECURITY_POLICY.replace(
                                "style-src 'self'", "style-src 'self' 'sha256-" + hash(style) + "'"))
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
