package io.shibo.hub.web;

import io.shibo.codes.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who looks, and in which language. Stores take it: the anonymous see sample rows alone.
 *
 * {@snippet :
 * jdbc.sql("select … from deal where sample or :signedIn").param("signedIn", viewer.signedIn())
 * }
 *
 * @param language the language of the answer
 * @param account the name signed in with; null for the anonymous
 * @param admin may use the pages under {@code /admin}
 */
public record Viewer(Language language, @Nullable String account, boolean admin) {
    /** Nobody in particular. */
    public static Viewer anonymous(Language language) {
        return new Viewer(language, null, false);
    }

    public boolean signedIn() {
        return account != null;
    }
}
