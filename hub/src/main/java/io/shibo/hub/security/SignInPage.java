package io.shibo.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and changing one's password. */
@Controller
class SignInPage {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInPage(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @GetMapping(SecurityConfiguration.SIGN_IN)
    String signIn() {
        return "sign-in";
    }

    @GetMapping(ChangePasswordFilter.PAGE)
    String password(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute("account", account);
        return "password";
    }

    @PostMapping(ChangePasswordFilter.PAGE)
    String change(
            @AuthenticationPrincipal Account account,
            @RequestParam String old,
            @RequestParam String password,
            @RequestParam String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("account", account);
        // The row, not the session's copy: another session may have changed it since.
        Account now = accounts.loadUserByUsername(account.name());
        Optional<String> fault = encoder.matches(old, now.passwordHash())
                ? Passwords.findFault(password, repeated, old)
                : Optional.of("password.wrong");
        String hash = fault.isPresent() ? null : encoder.encode(password);
        if (hash == null) {
            model.addAttribute("fault", fault.orElse("password.short"));
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return "password";
        }
        Account changed = new Account(now.name(), hash, now.role(), false);
        accounts.put(changed);
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(changed, null, changed.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return "redirect:/?password-changed";
    }
}
