package io.shibo.hub.clear;

import io.shibo.clear.Output;
import io.shibo.hub.web.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A message sent by hand, by those who signed in: every document's answer on the page, each error with its field. */
@Controller
class SendPage {
    /** Answers shown; a message has a hundred documents, and what they complete comes beside. */
    private static final int MOST = 500;

    private final LiveWindow live;

    SendPage(LiveWindow live) {
        this.live = live;
    }

    @GetMapping("/clear/send")
    String ask(Viewer viewer, Model model) {
        model.addAttribute("signedIn", viewer.signedIn());
        return "clear/send";
    }

    @PostMapping("/clear/send")
    String send(Viewer viewer, @RequestParam @Nullable MultipartFile file, Model model) throws IOException {
        model.addAttribute("signedIn", viewer.signedIn());
        if (file == null || file.isEmpty()) {
            model.addAttribute("nothing", true);
            return "clear/send";
        }
        try (InputStream in = file.getInputStream()) {
            LiveWindow.Answered answered = live.submit(in);
            List<Output.Answer> answers = answered.answers();
            model.addAttribute("refusal", answered.refusal());
            model.addAttribute("answers", answers.subList(0, Math.min(MOST, answers.size())));
            model.addAttribute("all", answers.size());
        }
        return "clear/send";
    }
}
