package io.shibo.hub.web;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One page of a long list.
 *
 * @param rows the rows of this page
 * @param number 1-based
 * @param size rows of a full page, 1 to {@value #MAX_SIZE}
 * @param total rows of all pages
 * @param <T> a row
 */
public record Page<T>(List<T> rows, int number, int size, long total) {
    public static final int MAX_SIZE = 200;

    /** Pages beyond this are not served: nobody reads there, and each costs the database more than the one before. */
    public static final int MAX_NUMBER = 10_000;

    /** What of an outside page number and size is used: {@code of("0", "9999")} becomes page 1 of 200 rows. */
    public record Request(int number, int size) {
        public Request {
            number = Math.clamp(number, 1, MAX_NUMBER);
            size = Math.clamp(size, 1, MAX_SIZE);
        }

        /** For SQL's {@code offset}. */
        public int offset() {
            return (number - 1) * size;
        }
    }

    public Page {
        rows = List.copyOf(rows);
    }

    public static <T> Page<T> of(Request request, List<T> rows, long total) {
        return new Page<>(rows, request.number(), request.size(), total);
    }

    /** At least 1. */
    public int count() {
        return (int) Math.clamp((total + size - 1) / size, 1, MAX_NUMBER);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < count();
    }

    /** 1-based number of the first row; 0 for an empty list. */
    public long from() {
        return total == 0 ? 0 : (long) (number - 1) * size + 1;
    }

    public long to() {
        return Math.min(total, (long) number * size);
    }

    /** Page numbers to link to: the first, the last and those around this one; 0 stands for a gap. */
    public List<Integer> links() {
        int last = count();
        List<Integer> shown = IntStream.rangeClosed(1, last)
                .filter(n -> n == 1 || n == last || Math.abs(n - number) <= 1)
                .boxed()
                .toList();
        List<Integer> links = new java.util.ArrayList<>();
        for (int n : shown) {
            if (!links.isEmpty() && n - links.getLast() > 1) {
                links.add(0);
            }
            links.add(n);
        }
        return List.copyOf(links);
    }
}
