/**
 * JSON in and out, one form for the command line, the REST interface and files. No Spring here: commands use it too.
 *
 * <p>Read gives a {@link io.shibo.codes.input.Tree} with lines, so that each library reads its own input and reports all
 * problems at once; write takes the records of the libraries as they are.
 */
@NullMarked
package io.shibo.hub.json;

import org.jspecify.annotations.NullMarked;
