/**
 * The durable log: what the window has acknowledged is here, in order, and on disk.
 *
 * <p>{@link io.shibo.clear.log.AppendLog} is the single writer. It gathers records into a block, writes it, forces it to
 * disk and only then says so: a receipt leaves after {@link io.shibo.clear.log.AppendLog#commit}, never before. A write or
 * a force that fails stops the log for good; the process must end and open it anew, since what the disk then holds is not
 * known. {@link io.shibo.clear.log.LogReader} reads beside it.
 *
 * <p>All input and output goes through {@link io.shibo.clear.log.Io}, so that tests can lose writes, tear them, flip bits
 * and fill the disk.
 *
 * <h2>Files</h2>
 *
 * A log is a folder of segments, each named by the sequence of its first record, as in {@code 000000000001.log}; numbers
 * are big-endian.
 *
 * <pre>
 *  segment
 *   0        8          12         16                  24          28          32
 *   | SHIBOLOG | version=1 | zero    | first sequence    | CRC32C    | zero     | block | block | …
 *                                                        (of 0..24)
 *  block, a multiple of 8 bytes
 *   0      4             8                  16           20           24                  32
 *   | BLK1 | body length | first sequence   | records    | CRC32C     | durable           | body | zeros to 8
 *   CRC32C spans the header, with itself as zero, and the body
 *   durable  the last sequence known to be on disk when the block was written
 *  body
 *   | length (4) | record | length (4) | record | …
 * </pre>
 *
 * <h2>Recovery</h2>
 *
 * A block that fails its check is torn if nothing after it claims that it had been durable: then it was never
 * acknowledged, and the log is cut there. If a later block's {@code durable} reaches past it, or a later segment exists,
 * acknowledged records are damaged: {@link io.shibo.clear.log.CorruptLogException} names segment and offset, and nothing
 * is changed. A clean close writes a block without records, so that damage to the last acknowledged block is noticed too.
 */
@NullMarked
package io.shibo.clear.log;

import org.jspecify.annotations.NullMarked;
