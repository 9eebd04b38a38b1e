package io.shibo.quote.bulk;

/**
 * A part of a table of sales: whole sales only.
 *
 * @param header the bytes of the header row with its line break
 * @param rows the bytes of whole rows; not to be changed
 * @param length how many of {@code rows} count
 * @param firstLine the line of the file where {@code rows} begins, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of each block would cost more than the parsing
public record SaleBlock(byte[] header, byte[] rows, int length, int firstLine) {}
