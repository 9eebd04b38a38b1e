/** Starting the hub from the command line. */
@NullMarked
package io.shibo.cli.serve;

import org.jspecify.annotations.NullMarked;
