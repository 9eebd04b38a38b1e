/**
 * XML that may be hostile, read from its bytes.
 *
 * <p>{@link io.shibo.clear.xml.XmlBytes} brings any supported encoding to UTF-8, {@link io.shibo.clear.xml.XmlScanner}
 * walks over the elements. What is taken is XML 1.0 (fifth edition) with namespaces and nothing else: no document type, no
 * entities but the five, bounded in bytes, depth and attributes. No text is made where none is asked for: names and
 * contents are places in the message's bytes.
 */
@NullMarked
package io.shibo.clear.xml;

import org.jspecify.annotations.NullMarked;
