/** Who may do what: accounts, the first administrator, signing in, and what every answer's headers say. */
@NullMarked
package io.shibo.hub.security;

import org.jspecify.annotations.NullMarked;
