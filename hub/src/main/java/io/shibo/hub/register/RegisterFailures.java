package io.shibo.hub.register;

import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of a registration answer where it cannot go on. */
@ControllerAdvice(
        assignableTypes = {
            EntryPages.class,
            MinePages.class,
            TimesPages.class,
            WishPages.class,
            MeetingPages.class,
            InvitationPages.class,
            EvidencePages.class,
            OrganiserPages.class,
            ImportPages.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegisterFailures {
    @ExceptionHandler
    String noLink(Mine.NoLinkException none) {
        return "redirect:/register?ended";
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException refused) {
        ModelAndView page = new ModelAndView("register/refused", HttpStatus.CONFLICT);
        page.addObject("kind", refused.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return page;
    }
}
