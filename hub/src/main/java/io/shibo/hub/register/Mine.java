package io.shibo.hub.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The registration that a browser's session has opened by a private link. The link is looked up at each request: once it is
 * revoked, no session goes on.
 */
@Component
class Mine {
    private static final String ATTRIBUTE = Mine.class.getName();

    private final Links links;
    private final Dossiers dossiers;
    private final Editions editions;

    Mine(Links links, Dossiers dossiers, Editions editions) {
        this.links = links;
        this.dossiers = dossiers;
        this.editions = editions;
    }

    /** No link was opened in this session, or it is revoked. */
    static final class NoLinkException extends RuntimeException {
        NoLinkException() {
            super("no private link is open in this session");
        }
    }

    /** @param writable whether the participant may still change it */
    record Seen(Registration registration, Editions.Open edition, boolean writable) {
        public Dossier dossier() {
            return registration.dossier();
        }
    }

    /** @throws NoLinkException where there is none */
    Seen of(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String hash)) {
            throw new NoLinkException();
        }
        Links.Opened opened = links.find(hash).orElseThrow(NoLinkException::new);
        Registration registration =
                dossiers.find(opened.edition(), opened.dossier()).orElseThrow(NoLinkException::new);
        Editions.Open edition = editions.find(opened.edition()).orElseThrow(NoLinkException::new);
        return new Seen(
                registration,
                edition,
                editions.writable(edition) && registration.state().writable());
    }

    boolean isOpen(HttpServletRequest request) {
        try {
            of(request);
            return true;
        } catch (NoLinkException none) {
            return false;
        }
    }

    /** Opens the link in this browser's session, which gets a new name so that nobody waits under the old one. */
    boolean open(String token, HttpServletRequest request) {
        return links.open(token)
                .map(opened -> {
                    HttpSession session = request.getSession(true);
                    request.changeSessionId();
                    session.setAttribute(ATTRIBUTE, opened.hash());
                    return true;
                })
                .orElse(false);
    }

    void leave(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
