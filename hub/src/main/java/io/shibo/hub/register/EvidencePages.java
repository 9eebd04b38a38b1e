package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.security.AddressLimit;
import io.shibo.hub.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files that support an identifier: a participant sends them, the organiser reads them. */
@Controller
class EvidencePages {
    /** Files from one address in an hour: a registration keeps ten. */
    private static final int FILES_AN_HOUR = 60;

    private final Mine mine;
    private final EvidenceFiles files;
    private final AddressLimit uploads;

    EvidencePages(Mine mine, EvidenceFiles files, Clock clock) {
        this.mine = mine;
        this.files = files;
        this.uploads = new AddressLimit(clock, FILES_AN_HOUR, Duration.ofHours(1));
    }

    @GetMapping("/register/mine/evidence")
    String page(Viewer viewer, HttpServletRequest request, Model model) {
        return page(viewer, request, List.of(), model);
    }

    @PostMapping("/register/mine/evidence")
    String add(
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) MultipartFile file,
            Model model)
            throws IOException {
        Mine.Seen seen = writable(request);
        if (!uploads.take(AddressLimit.of(request))) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        FormFields form = new FormFields(request);
        try {
            files.add(
                    seen.registration(),
                    form.text("identifier"),
                    form.text("kind"),
                    file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    file == null ? new byte[0] : file.getBytes(),
                    Desk.PARTICIPANT);
            return "redirect:/register/mine/evidence?saved";
        } catch (InputException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, request, refused.problems(), model);
        }
    }

    @PostMapping("/register/mine/evidence/remove")
    String remove(HttpServletRequest request) {
        Registration r = writable(request).registration();
        files.remove(r.edition(), r.id(), new FormFields(request).text("id"));
        return "redirect:/register/mine/evidence?saved";
    }

    @GetMapping("/register/mine/evidence/{id}")
    ResponseEntity<byte[]> own(HttpServletRequest request, @PathVariable String id) {
        Registration r = mine.of(request).registration();
        return download(r.edition(), r.id(), id);
    }

    @GetMapping("/organiser/registrations/{edition}/{dossier}/evidence/{id}")
    ResponseEntity<byte[]> organisers(
            @PathVariable String edition, @PathVariable String dossier, @PathVariable String id) {
        return download(edition, dossier, id);
    }

    /** Always a file to save, of the type that its bytes showed, and nothing that a browser runs. */
    private ResponseEntity<byte[]> download(String edition, String dossier, String id) {
        EvidenceFiles.Content content =
                files.find(edition, dossier, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        EvidenceFiles.Piece piece = content.piece();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        Objects.requireNonNullElse(piece.mediaType(), MediaType.APPLICATION_OCTET_STREAM_VALUE)))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        Objects.requireNonNullElse(piece.file(), "file"),
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(content.bytes());
    }

    private Mine.Seen writable(HttpServletRequest request) {
        Mine.Seen seen = mine.of(request);
        if (!seen.writable()) {
            throw new RefusedException(RefusedException.Kind.CLOSED, "the registration is closed");
        }
        return seen;
    }

    private String page(Viewer viewer, HttpServletRequest request, List<Problem> problems, Model model) {
        Mine.Seen seen = mine.of(request);
        model.addAttribute("seen", seen);
        model.addAttribute("dossier", seen.dossier());
        model.addAttribute("problems", problems);
        model.addAttribute("saved", request.getParameter("saved") != null);
        model.addAttribute("choices", Choices.of(viewer.language()));
        model.addAttribute(
                "pieces",
                files.list(seen.registration().edition(), seen.registration().id()));
        return "register/evidence";
    }
}
