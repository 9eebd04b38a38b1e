/**
 * Registration for an expo: who wants to take part says so on a page or through the organiser's file, the organiser accepts,
 * and what was accepted leaves as the folder that {@code meet run} reads.
 *
 * <p>A {@link io.shibo.hub.register.Registration} is a dossier with a state; every change of it is kept, with who made it
 * and when, so that the last one can be taken back. What a dossier may say is decided by {@code meet}'s own reader: each is
 * read as an expo of one.
 */
@NullMarked
package io.shibo.hub.register;

import org.jspecify.annotations.NullMarked;
