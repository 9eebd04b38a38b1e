/**
 * What an expo is: its edition, organisations, what they offer and need, and when they are there.
 *
 * <p>{@link io.shibo.meet.expo.Expo} holds all of it, checked and indexed; {@link io.shibo.meet.expo.ExpoReader} reads it
 * from a folder of CSV files and tells everything that is wrong at once.
 */
@NullMarked
package io.shibo.meet.expo;

import org.jspecify.annotations.NullMarked;
