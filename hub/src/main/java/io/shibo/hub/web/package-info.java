/**
 * What all pages share.
 *
 * <ul>
 *   <li>{@link io.shibo.hub.web.Viewer} says who reads, and in which language; take it as a controller argument.
 *   <li>{@link io.shibo.hub.web.Shell} and {@link io.shibo.hub.web.Format} are the beans {@code @shell} and {@code @fmt}
 *       of the templates.
 *   <li>{@link io.shibo.hub.web.Headline} puts a verb's figure on the first page.
 *   <li>{@link io.shibo.hub.web.Page} is one page of a long list.
 * </ul>
 *
 * <p>How a template uses the layout is written at the top of {@code templates/layout.html}; the parts a page is made of are
 * shown by the running hub at {@code /style}.
 */
@NullMarked
package io.shibo.hub.web;

import org.jspecify.annotations.NullMarked;
