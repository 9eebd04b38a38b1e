package io.shibo.hub.web;

import java.util.Collections;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The design system's own page: every part a page may be made of, in the reader's language and colours. */
@Controller
class StylePage {
    @GetMapping("/style")
    String style(Model model) {
        model.addAttribute("page", new Page<>(Collections.nCopies(20, ""), 4, 20, 1_234));
        return "style";
    }
}
