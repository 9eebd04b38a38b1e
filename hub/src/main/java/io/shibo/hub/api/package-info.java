/** What all of the REST API shares: its root, its OpenAPI, its errors ({@code application/problem+json}). */
@NullMarked
package io.shibo.hub.api;

import org.jspecify.annotations.NullMarked;
