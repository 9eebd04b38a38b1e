package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.ZipFolder;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.expo.ExpoReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** An edition's registrations as files: in, with all errors at once, and out, as {@code meet run} takes them. */
@RestController
@RequestMapping("/api/v1/meet/registrations")
@Tag(name = "meet")
class RegisterFilesApi {
    /** Unpacked; a request has at most 5 MB packed. */
    static final long MAX_UNPACKED = 100L << 20;

    private final Importing importing;
    private final Exporting exporting;
    private final Editions editions;

    RegisterFilesApi(Importing importing, Exporting exporting, Editions editions) {
        this.importing = importing;
        this.exporting = exporting;
        this.editions = editions;
    }

    @PostMapping(path = "/import", consumes = "application/zip")
    @Operation(
            summary =
                    "Take in a ZIP of an expo folder, or of some of its files: all errors at once, and nothing is written then; dry=true only tells what would be done")
    Importing.Outcome zip(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean dry,
            @RequestParam(defaultValue = "accepted")
                    @Parameter(description = "state of who is new: accepted or submitted")
                    String state,
            @RequestBody byte[] body)
            throws IOException {
        return importing.take(unpack("import.zip", body), state(state), dry, RegisterApi.by(viewer));
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "The same with the files one by one, each under its own name, or a ZIP of them")
    Importing.Outcome files(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean dry,
            @RequestParam(defaultValue = "accepted") String state,
            @RequestParam List<MultipartFile> files)
            throws IOException {
        return importing.take(received(files), state(state), dry, RegisterApi.by(viewer));
    }

    @GetMapping(path = "/export", produces = "application/zip")
    @Operation(summary = "The accepted registrations as the folder that shibo meet run takes, in a ZIP file")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String edition) throws IOException {
        Editions.Open open = (edition.isEmpty()
                        ? editions.findOpen().or(() -> editions.list().stream().findFirst())
                        : editions.find(edition))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return zip(open, exporting.folder(open, EnumSet.of(State.ACCEPTED)));
    }

    /** The folder, read once before it goes out: what does not fit together is told here and not at the next step. */
    static ResponseEntity<byte[]> zip(Editions.Open open, Exporting.Folder folder) throws IOException {
        Exporting.read(folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipFolder.write(folder.files(), out);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("expo-%s.zip".formatted(open.code().replaceAll("[^A-Za-z0-9_-]", "-")))
                                .build()
                                .toString())
                .header("Shibo-Organisations", Integer.toString(folder.organisations()))
                .header("Shibo-Wishes-Left-Out", Integer.toString(folder.leftOut()))
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(out.toByteArray());
    }

    /** What a form or a program sent: files under their own names, or a ZIP of them. */
    static Map<String, byte[]> received(List<MultipartFile> files) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (MultipartFile file : files) {
            String name =
                    Objects.requireNonNullElse(file.getOriginalFilename(), "").replace('\\', '/');
            if (file.isEmpty() && name.isEmpty()) {
                continue;
            }
            if (name.endsWith(".zip")) {
                all.putAll(unpack(Problem.show(name), file.getBytes()));
                continue;
            }
            String known = ExpoReader.FILES.stream()
                    .filter(each -> name.equals(each) || name.endsWith("/" + each))
                    .max(java.util.Comparator.comparing(String::length))
                    .orElseThrow(() -> new InputException(new Problem(
                            Problem.show(name),
                            0,
                            "",
                            "is not a file of an expo folder. Name it one of %s, or send a ZIP of them."
                                    .formatted(String.join(", ", ExpoReader.FILES)))));
            all.put(known, file.getBytes());
        }
        return all;
    }

    private static Map<String, byte[]> unpack(String name, byte[] bytes) throws IOException {
        return ZipFolder.read(name, new ByteArrayInputStream(bytes), ExpoReader.FILES, MAX_UNPACKED);
    }

    static State state(String text) {
        return switch (text) {
            case "accepted" -> State.ACCEPTED;
            case "submitted" -> State.SUBMITTED;
            default ->
                throw new InputException(new Problem(
                        "import",
                        0,
                        "state",
                        "'%s' is not known. Write accepted or submitted.".formatted(Problem.show(text))));
        };
    }
}
