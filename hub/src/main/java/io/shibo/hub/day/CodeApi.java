package io.shibo.hub.day;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.QrPicture;
import io.shibo.hub.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reads codes for phones whose browser cannot: a picture in, the text of its code out. Nothing of the picture is kept. */
@RestController
@RequestMapping("/api/v1/meet/day/code")
@Tag(name = "meet")
class CodeApi {
    /** Pictures looked into at once; a picture takes some megabytes and a tenth of a second. */
    private static final int AT_ONCE = 4;

    private final DayApi day;
    private final Semaphore places = new Semaphore(AT_ONCE);

    CodeApi(DayApi day) {
        this.day = day;
    }

    /** @param code null where none was seen */
    record Seen(@Nullable String code) {}

    @PostMapping(consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    @Operation(
            summary =
                    "The text of the QR code in a JPEG or PNG picture, for a device whose browser has no reader; null where none is seen")
    Seen code(
            Viewer viewer,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody byte[] picture)
            throws IOException {
        if (!viewer.signedIn()) {
            day.device(authorization);
        }
        if (!places.tryAcquire()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        try {
            return new Seen(QrPicture.read(picture).orElse(null));
        } catch (QrPicture.RefusedException refused) {
            throw new InputException(new Problem("picture", 0, "", String.valueOf(refused.getMessage())));
        } finally {
            places.release();
        }
    }
}
