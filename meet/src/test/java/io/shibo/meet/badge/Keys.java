package io.shibo.meet.badge;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Keys for tests. */
public final class Keys {
    public static final KeyPair OURS = make();
    public static final KeyPair STRANGERS = make();

    private Keys() {}

    private static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
