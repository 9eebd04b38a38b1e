package io.shibo.quote.pack;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML into a {@link Tree} with lines. Taken from the parser's events, so that nothing is constructed, and aliases, the
 * way to make a small file huge, are refused where they stand.
 */
final class YamlTree {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_VALUES = 200_000;

    private final String file;
    private final Iterator<Event> events;
    private int values;

    private YamlTree(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** @throws InputException if the bytes are not one plain YAML document */
    static Tree read(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setCodePointLimit(PackReader.MAX_FILE)
                    .build();
            return new YamlTree(file, new ParserImpl(settings, new StreamReader(settings, text))).document();
        } catch (CharacterCodingException notUtf8) {
            throw new InputException(new Problem(file, 0, "", "is not UTF-8. Save the file as UTF-8 and try again."));
        } catch (MarkedYamlEngineException bad) {
            int line = bad.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            throw new InputException(
                    new Problem(file, line, "", "not YAML: " + Problem.show(String.valueOf(bad.getProblem())) + "."));
        } catch (YamlEngineException bad) {
            throw new InputException(
                    new Problem(file, 0, "", "not YAML: " + Problem.show(String.valueOf(bad.getMessage())) + "."));
        }
    }

    private Tree document() {
        Event event = next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw refuse(event, "the file is empty.");
        }
        Tree tree = value(event, 0);
        next();
        if (next().getEventId() != Event.ID.StreamEnd) {
            throw refuse(event, "holds more than one document. Write one document a file.");
        }
        return tree;
    }

    private Tree value(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw refuse(event, "nested more than %d deep.".formatted(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw refuse(event, "more than %d values. Move long lists to CSV.".formatted(MAX_VALUES));
        }
        return switch (event) {
            case MappingStartEvent start -> fields(start, depth);
            case SequenceStartEvent start -> items(start, depth);
            case ScalarEvent scalar -> new Tree.Scalar(text(scalar), line(scalar));
            case AliasEvent alias -> throw refuse(alias, "aliases (*name) are not read. Write the value again.");
            default -> throw refuse(event, "a value was expected.");
        };
    }

    private Tree fields(Event start, int depth) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
            if (!(key instanceof ScalarEvent name)) {
                throw refuse(key, "a field name must be plain text.");
            }
            if (fields.put(name.getValue(), value(next(), depth + 1)) != null) {
                throw refuse(key, "field '%s' is written twice.".formatted(Problem.show(name.getValue())));
            }
        }
        return new Tree.Fields(fields, line(start));
    }

    private Tree items(Event start, int depth) {
        List<Tree> items = new ArrayList<>();
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            items.add(value(item, depth + 1));
        }
        return new Tree.Items(items, line(start));
    }

    private static @Nullable String text(ScalarEvent scalar) {
        String value = scalar.getValue();
        boolean none = scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (value.isEmpty() || value.equals("null") || value.equals("~"));
        return none ? null : value;
    }

    private Event next() {
        return events.next();
    }

    private static int line(Event event) {
        return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    private InputException refuse(Event event, String message) {
        return new InputException(new Problem(file, line(event), "", message));
    }
}
