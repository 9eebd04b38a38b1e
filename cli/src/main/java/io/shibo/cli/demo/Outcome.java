package io.shibo.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a step.
 *
 * @param figures for programs, by name, in order; numbers, text, money, or maps of these. The same on every run.
 * @param lines for people
 */
public record Outcome(Map<String, Object> figures, List<Line> lines) {
    public Outcome {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        lines = List.copyOf(lines);
    }

    /**
     * One line for people.
     *
     * @param text what came out
     * @param where the file or page where it can be looked at: a path, or a page such as {@code /meet}
     */
    public record Line(String text, String where) {}

    public static Builder builder() {
        return new Builder();
    }

    /** Gathers figures and lines in the order they are said. */
    public static final class Builder {
        private final Map<String, Object> figures = new LinkedHashMap<>();
        private final List<Line> lines = new ArrayList<>();

        private Builder() {}

        public Builder figure(String name, Object value) {
            figures.put(name, value);
            return this;
        }

        public Builder line(String text, Object where) {
            lines.add(new Line(text, where.toString()));
            return this;
        }

        public Outcome build() {
            return new Outcome(figures, lines);
        }
    }
}
