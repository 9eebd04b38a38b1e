/** The workings of {@code meet.slots}, on plain arrays and counted from 0. They know no file and no name. */
@NullMarked
package io.shibo.meet.internal.slots;

import org.jspecify.annotations.NullMarked;
