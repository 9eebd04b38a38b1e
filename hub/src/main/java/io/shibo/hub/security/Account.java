package io.shibo.hub.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who may sign in.
 *
 * @param name letters, digits, dot, hyphen; at most 64
 * @param passwordHash names its method, as in {@code {bcrypt}…}
 * @param role ADMIN or MEMBER
 * @param mustChange the password was given by the hub and works for one thing alone: to be changed
 */
public record Account(String name, String passwordHash, Role role, boolean mustChange) implements UserDetails {
    /** What an account may do. */
    public enum Role {
        ADMIN,
        MEMBER
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    /** Without the hash: principals end up in logs. */
    @Override
    public String toString() {
        return name;
    }
}
