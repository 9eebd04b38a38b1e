/**
 * Where the hub keeps its rows: an embedded PostgreSQL with durable settings, or a server by URL.
 *
 * <ul>
 *   <li>{@link io.shibo.hub.database.Database} is what the rest of the hub sees: an address, a user, a password, an end.
 *   <li>{@link io.shibo.hub.database.EmbeddedDatabase} starts, checks and ends the embedded server.
 *   <li>{@link io.shibo.hub.database.Orphan} clears the way after a hub that was killed.
 * </ul>
 *
 * <p>Nothing here knows Spring: the database starts beside it, to save the wait.
 */
@NullMarked
package io.shibo.hub.database;

import org.jspecify.annotations.NullMarked;
